import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fakeTerraform } from "../support/fake-terraform";
import { copyProject, node } from "../support/project-copy";

const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

const evidence = join(folder, "rehearsal");
const file = (name: string) => readFileSync(join(evidence, name), "utf8");
/** With --download no provider has to be on this machine, and this Terraform fetches none. */
const rehearse = (fake: string, ...args: string[]) => node(folder, ["bin/idc", "rehearse", "--download", ...args], { TERRAFORM_BINARY_NAME: fake });
/** Tells its process and goes on for ever. */
const waits = 'echo $$ > "$(dirname "$0")/pid.new"; mv "$(dirname "$0")/pid.new" "$(dirname "$0")/pid"; while :; do sleep 0.05; done';
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("a signal ends a rehearsal with the lines so far, keeps the evidence, and leaves nothing running or behind", () => {
  test.each<[NodeJS.Signals, number, string, Parameters<typeof fakeTerraform>[0]]>([
    ["SIGINT", 130, "init, which ends in order", { init: `trap "exit 1" INT; ${waits}` }],
    ["SIGINT", 130, "init, which dies of it", { init: waits }],
    ["SIGTERM", 143, "validate, which answers nevertheless", { validate: `trap "echo '{\\"valid\\":true,\\"diagnostics\\":[]}'; exit 0" INT; ${waits}` }],
  ])("%s (exit %d) in the middle of %s", async (signal, code, _what, does) => {
    rmSync(evidence, { recursive: true, force: true });
    const fake = fakeTerraform(does);
    const temporary = mkdtempSync(join(tmpdir(), "idc-"));
    const running = spawn(process.execPath, ["bin/idc", "rehearse", "--download"], { cwd: folder, env: { ...process.env, CI: "true", TMPDIR: temporary, TERRAFORM_BINARY_NAME: fake.path } });
    let stdout = "";
    running.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    const ended = new Promise<NodeJS.Signals | number | null>((done) => running.once("close", (exit, by) => done(by ?? exit)));
    while (!existsSync(join(fake.folder, "pid"))) await new Promise((done) => setTimeout(done, 20)); // oxlint-disable-line no-await-in-loop -- until it is there
    running.kill(signal);
    expect(await ended).toBe(code);
    expect(stdout).toMatch(/^interrupted +\d+ s {2}Terraform and the providers accept every stack$/m);
    expect(stdout).toMatch(/^not reached +the trust is applied/m);
    expect(stdout).toContain(`interrupted  by ${signal}: what was not reached is not known, and nothing is left running\nresult       0 passed, 0 failed,`);
    expect(JSON.parse(file("result.json"))).toMatchObject({ schema: "idc-rehearsal/2", interrupted: signal, versions: { terraform: "1.11.4", node: process.versions.node } });
    expect(file("index.md")).toContain("- `interrupted: Terraform and the providers accept every stack`");
    expect(isRunning(Number(readFileSync(join(fake.folder, "pid"), "utf8")))).toBe(false);
    expect(readdirSync(temporary).filter((name) => /^(?:terraform|rehearsal)-/.test(name))).toEqual([]);
    rmSync(temporary, { recursive: true });
    fake.remove();
  });
});

describe("a line that Terraform fails", () => {
  test("names the first error, and keeps what was printed as evidence, with tokens masked", () => {
    rmSync(evidence, { recursive: true, force: true });
    const fake = fakeTerraform({ init: `echo "Initializing, authorization: Bearer abcdef0123456789"; printf 'Warning: old\\n\\nError: Failed to query available provider packages\\n\\nCould not retrieve\\n' >&2; exit 1` });
    const { status, stdout } = rehearse(fake.path);
    fake.remove();
    expect(status).toBe(1);
    expect(stdout).toMatch(/^FAILED +\d+ s {2}Terraform and the providers accept every stack\n +terraform init of federation failed \(exit code 1\): Error: Failed to query available provider packages Could not retrieve$/m);
    expect(file("validate-init-federation.txt")).toMatch(/^Initializing, authorization: Bearer \(masked\)\n[\s\S]*Error: Failed to query/);
    expect(file("index.md")).toContain("- `failed: Terraform and the providers accept every stack`\n  - [validate-init-federation.txt](validate-init-federation.txt)");
  });
});

describe("the evidence folder", () => {
  const broken = { init: "exit 1" };

  test("that holds something else is refused before anything is run, and left as it is", () => {
    rmSync(evidence, { recursive: true, force: true });
    mkdirSync(evidence);
    writeFileSync(join(evidence, "thesis.txt"), "mine");
    const fake = fakeTerraform(broken);
    const { status, stdout, stderr } = rehearse(fake.path);
    fake.remove();
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error the evidence folder "rehearsal" holds something and is not the evidence of a rehearsal: name another or a new one, or empty it\n$/);
    expect(readdirSync(evidence)).toEqual(["thesis.txt"]);
  });

  test.each([["", /is "", which is no name/], ["/dev/null", /^error no evidence can be written to "\/dev\/null": /], [".", /holds something/]])("%j is a sentence and exit 2", (name, message) => {
    const fake = fakeTerraform(broken);
    const { status, stderr } = rehearse(fake.path, "--evidence", name);
    fake.remove();
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

test("incidents begin like the road, and --json prints what is in the evidence", () => {
  rmSync(evidence, { recursive: true, force: true });
  const fake = fakeTerraform({ init: "exit 1" });
  const { status, stdout } = rehearse(fake.path, "--incidents", "--json");
  fake.remove();
  expect(status).toBe(1);
  const result = JSON.parse(stdout) as { played: string; lines: { id: string; managementAccount: boolean }[] };
  expect(result.played).toBe("incidents");
  expect(JSON.parse(file("result.json"))).toMatchObject(result);
  expect(result.lines.map(({ id }) => id)).toEqual([
    "validate", "okta-limits", "console", "connection-cut", "portals-pilot", "aws-limits", "killed", "by-hand", "fails-later", "group-anew", "scim-token", "certificate", "clock", "portals-after",
  ]);
});

test("lines that touch the management account are marked", () => {
  rmSync(evidence, { recursive: true, force: true });
  const fake = fakeTerraform({ init: "exit 1" });
  const { stdout } = rehearse(fake.path);
  fake.remove();
  expect(stdout.split("\n").filter((line) => line.includes("[management account]"))).toEqual([
    "not reached          management converges: applied, groups pushed, applied again, and a plan without changes [management account]",
    "not reached          management is destroyed, its groups stay in AWS [management account]",
  ]);
});
