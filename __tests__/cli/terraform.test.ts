import { spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fakeTerraform } from "../support/fake-terraform";
import { copyProject, idc, node } from "../support/project-copy";

const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

/** With --download no provider has to be on this machine, and this Terraform fetches none. */
const preview = (fake: string) => node(folder, ["bin/idc", "preview", "--download"], { TERRAFORM_BINARY_NAME: fake });

const waits = 'touch "$(dirname "$0")/waits"; while :; do sleep 0.05; done';

describe.each(["SIGINT", "SIGTERM"] as const)("%s while Terraform runs ends the preview as the signal does, without a word", (signal) => {
  test.each<[string, Parameters<typeof fakeTerraform>[0]]>([
    ["init, which ends in order", { init: `trap "exit 1" INT; ${waits}` }],
    ["init, which dies of it", { init: waits }],
    ["validate, which dies of it", { validate: waits }],
    ["validate, which answers nevertheless", { validate: `trap "echo '{\\"valid\\":true,\\"diagnostics\\":[]}'; exit 0" INT; ${waits}` }],
  ])("%s", async (_, does) => {
    const fake = fakeTerraform(does);
    const running = spawn(process.execPath, ["bin/idc", "preview", "--download"], { cwd: folder, env: { ...process.env, CI: "true", TERRAFORM_BINARY_NAME: fake.path } });
    let [stdout, stderr] = ["", ""];
    running.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    running.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    const ended = new Promise<NodeJS.Signals | number | null>((done) => running.once("close", (code, by) => done(by ?? code)));
    while (!existsSync(join(fake.folder, "waits"))) await new Promise((done) => setTimeout(done, 20)); // oxlint-disable-line no-await-in-loop -- until it is there
    running.kill(signal);
    // A shell makes 130 of SIGINT and 143 of SIGTERM.
    expect({ ended: await ended, stderr }).toEqual({ ended: signal, stderr: "" });
    expect(stdout).not.toMatch(/terraform validate of|next /);
    fake.remove();
  });
});

test("Terraform that is killed is something not done, and the preview goes on", () => {
  const fake = fakeTerraform({ init: "kill -9 $$" });
  const { status, stdout, stderr } = preview(fake.path);
  fake.remove();
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toContain("not done     terraform validate of federation, pilot, management, broad: terraform init was ended by SIGKILL from outside");
  expect(stdout).toContain("next ");
});

test("an old Terraform is named with what is needed", () => {
  const fake = fakeTerraform({ version: "1.4.6" });
  const { status, stdout } = preview(fake.path);
  fake.remove();
  expect(status).toBe(0);
  expect(stdout).toMatch(/not done {5}terraform validate of [a-z, ]+: it needs Terraform 1\.5\.0 or newer, and .*terraform is 1\.4\.6: install it/);
});

describe("preview", () => {
  test.each([
    [[], "federation"],
    [["pilot"], "pilot"],
    [["broad", "pilot"], "broad"],
  ])("of %j says how to go on with %s", (names, next) => {
    expect(idc(folder, "preview", "--no-validate", ...names).stdout).toContain(`next         npx cdktf diff ${next}   (`);
  });

  test("names stacks of no environment, and leaves them: what is in them may be needed", () => {
    mkdirSync(join(folder, "cdktf.out/stacks/staging"), { recursive: true });
    mkdirSync(join(folder, "cdktf.out/stacks/.cache"));
    writeFileSync(join(folder, "cdktf.out/stacks/notes.md"), "");
    writeFileSync(join(folder, "cdktf.out/stacks/staging/terraform.tfstate"), "{}");
    const { status, stdout } = idc(folder, "preview", "--no-validate");
    expect(status).toBe(0);
    expect(stdout.split("\n").filter((line) => line.startsWith("stale"))).toEqual(["stale        cdktf.out/stacks/staging: of no environment; remove it, as npx cdktf will do with all that is in it"]);
    expect(existsSync(join(folder, "cdktf.out/stacks/staging/terraform.tfstate"))).toBe(true);
    rmSync(join(folder, "cdktf.out/stacks/staging"), { recursive: true });
    expect(idc(folder, "preview", "--no-validate").stdout).not.toContain("stale");
  });
});
