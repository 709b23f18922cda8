import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { TerraformError } from "../../src/terraform/run";
import { openWorkspace, withWorkspace, type WorkspaceOptions } from "../../src/terraform/workspace";

/** What the folder's program does is a shell script here: no Terraform is needed to see how it is run. */
let tools = "";
beforeAll(() => {
  tools = mkdtempSync(join(tmpdir(), "tools-"));
});
afterAll(() => rmSync(tools, { recursive: true, force: true }));

let count = 0;
function program(body: string): string {
  const path = join(tools, `terraform-${(count += 1)}`);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const stack = { terraform: { backend: { s3: { bucket: "b" } }, required_version: ">= 1.5" } };
const options = (body: string, more: Partial<WorkspaceOptions> = {}): WorkspaceOptions => ({ terraform: program(body), mirrors: [], backend: "none", ...more });

test("the folder is private, holds the stack without its backend, and is gone afterwards", async () => {
  const folder = await withWorkspace(stack, options("exit 0"), async (workspace) => {
    expect(statSync(workspace.folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(workspace.folder, "cdk.tf.json")).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(join(workspace.folder, "cdk.tf.json"), "utf8"))).toEqual({ terraform: { required_version: ">= 1.5" } });
    return workspace.folder;
  });
  expect(existsSync(folder)).toBe(false);
});

test("as written, the backend stays", async () => {
  await withWorkspace(stack, options("exit 0", { backend: "as-written" }), async ({ folder }) => {
    expect(JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"))).toEqual(stack);
  });
});

test("the folder is gone when its use throws", async () => {
  let folder = "";
  const used = withWorkspace(stack, options("exit 0"), (workspace) => {
    ({ folder } = workspace);
    return Promise.reject(new Error("in the middle"));
  });
  await expect(used).rejects.toThrow("in the middle");
  expect(existsSync(folder)).toBe(false);
});

test("an update replaces the stack in the same folder", async () => {
  await withWorkspace(stack, options("cat cdk.tf.json"), async (workspace) => {
    await workspace.update({ output: { a: { value: 1 } } });
    expect(JSON.parse((await workspace.init()).stdout)).toEqual({ output: { a: { value: 1 } } });
  });
});

test("a command's output and exit code come back as they are", async () => {
  await withWorkspace(stack, options('echo "said $*"; echo "complained" >&2; exit 3'), async (workspace) => {
    expect(await workspace.init()).toEqual({ code: 3, stdout: "said init -input=false -no-color\n", stderr: "complained\n" });
  });
});

test("the caller's credentials do not reach the command; what is given does", async () => {
  process.env["AWS_SECRET_ACCESS_KEY"] = "the caller's";
  try {
    await withWorkspace(stack, options("env", { environment: { AWS_REGION: "eu-west-1" } }), async (workspace) => {
      const { stdout } = await workspace.init();
      expect(stdout).not.toContain("the caller's");
      expect(stdout).toContain("AWS_REGION=eu-west-1");
      expect(stdout).toContain(`TF_CLI_CONFIG_FILE=${workspace.folder}/cli.tfrc`);
    });
  } finally {
    delete process.env["AWS_SECRET_ACCESS_KEY"];
  }
});

test.each([
  [0, false],
  [2, true],
  [1, undefined],
])("a plan that exits with %i has changes: %s", async (code, changes) => {
  await withWorkspace(stack, options(`exit ${code}`), async (workspace) => {
    expect(await workspace.plan()).toMatchObject({ code, changes });
  });
});

test("a plan is applied once, and only while the stack is the one that was planned", async () => {
  await withWorkspace(stack, options('[ "$1" = plan ] && exit 2; echo "$*"'), async (workspace) => {
    await workspace.plan();
    expect((await workspace.apply()).stdout).toContain("plan.tfplan");
    expect((await workspace.apply()).stdout).toContain("-auto-approve");
    await workspace.plan();
    await workspace.update(stack);
    expect((await workspace.apply()).stdout).not.toContain("plan.tfplan");
    await expect(workspace.show("plan")).rejects.toThrow("there is no plan to show");
  });
});

test("show gives the JSON, and says why there is none", async () => {
  await withWorkspace(stack, options(`echo '{"format_version":"1.0"}'`), async (workspace) => {
    expect(await workspace.show("state")).toEqual({ format_version: "1.0" });
  });
  await withWorkspace(stack, options("echo broken >&2; exit 1"), async (workspace) => {
    await expect(workspace.show("state")).rejects.toThrow("terraform show failed: broken");
  });
});

test("a command that takes too long is interrupted, and says what it printed", async () => {
  const slow = 'trap "echo interrupted; exit 1" INT; echo started; while :; do sleep 0.05; done';
  await withWorkspace(stack, options(slow, { timeoutMs: 300 }), async (workspace) => {
    const error: unknown = await workspace.init().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TerraformError);
    expect(error).toMatchObject({ message: "terraform init took longer than 0.3 s and was stopped", run: { stdout: "started\ninterrupted\n" } });
  });
});

test("init may have a limit of its own", async () => {
  const slow = '[ "$1" = init ] || exit 0; trap "exit 1" INT; while :; do sleep 0.05; done';
  await withWorkspace(stack, options(slow, { initTimeoutMs: 300 }), async (workspace) => {
    await expect(workspace.init()).rejects.toThrow("terraform init took longer than 0.3 s and was stopped");
    expect(await workspace.apply()).toMatchObject({ code: 0 });
  });
});

test("a program that is not there is a sentence", async () => {
  await withWorkspace(stack, { terraform: "/nowhere/terraform", mirrors: [] }, async (workspace) => {
    await expect(workspace.init()).rejects.toThrow(/^terraform init could not be started: /);
  });
});

test("a closed workspace runs nothing, and closing twice is closing", async () => {
  const workspace = await openWorkspace(stack, options("exit 0"));
  await workspace.close();
  await workspace.close();
  await expect(workspace.init()).rejects.toThrow("closed");
});

test("closing it twice at once interrupts Terraform once: at a second interrupt it would drop its state", async () => {
  const heard = join(tools, "heard");
  const workspace = await openWorkspace(stack, options(`trap 'echo int >> ${heard}' INT; touch ${heard}; while [ ! -s ${heard} ]; do sleep 0.05; done; sleep 0.5`));
  const running = workspace.init();
  while (!existsSync(heard)) await new Promise((done) => setTimeout(done, 20)); // oxlint-disable-line no-await-in-loop -- until it is there
  const first = workspace.close();
  await new Promise((done) => setTimeout(done, 100));
  await Promise.all([first, workspace.close(), running]);
  expect(readFileSync(heard, "utf8")).toBe("int\n");
});

test("closing stops what still runs", async () => {
  const workspace = await openWorkspace(stack, options('trap "exit 0" INT; while :; do sleep 0.05; done'));
  const running = workspace.init();
  await new Promise((done) => setTimeout(done, 200));
  await workspace.close();
  expect((await running).code).toBe(0);
  expect(existsSync(workspace.folder)).toBe(false);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s stops the command and leaves no folder behind", async (signal) => {
  const child = join(tools, `interrupted-${signal}.ts`);
  const source = resolve(__dirname, "../../src/terraform/workspace");
  const slow = program('trap "exit 0" INT; echo ready; while :; do sleep 0.05; done');
  writeFileSync(
    child,
    `import { openWorkspace } from ${JSON.stringify(source)};
     void openWorkspace({}, { terraform: ${JSON.stringify(slow)}, mirrors: [] }).then((workspace) => {
       console.log(workspace.folder);
       return workspace.init();
     });`,
  );
  const running = spawn(process.execPath, ["--import", "tsx", child], { stdio: ["ignore", "pipe", "inherit"], cwd: resolve(__dirname, "../..") });
  const folder = await new Promise<string>((done) => running.stdout.once("data", (chunk: Buffer) => done(chunk.toString("utf8").trim())));
  expect(existsSync(folder)).toBe(true);
  await new Promise((done) => setTimeout(done, 300));
  const ended = new Promise<NodeJS.Signals | null>((done) => running.once("exit", (_code, by) => done(by)));
  running.kill(signal);
  expect(await ended).toBe(signal);
  expect(existsSync(folder)).toBe(false);
}, 20_000);

test.each([
  ["dies of it", "touch waits; while :; do sleep 0.05; done"],
  ["ends in order, as if it had failed", 'trap "exit 1" INT; touch waits; while :; do sleep 0.05; done'],
  ["ends in order, as if it had done its work", 'trap "exit 0" INT; touch waits; while :; do sleep 0.05; done'],
])("a command that %s when this process is told to end has no answer, and none is begun after it", async (_, body) => {
  const child = join(tools, "asks-twice.ts");
  const source = resolve(__dirname, "../../src/terraform/workspace");
  // With a listener of its own the process lives on, and shows what it was told.
  writeFileSync(
    child,
    `import { existsSync } from "node:fs";
     import { openWorkspace } from ${JSON.stringify(source)};
     process.on("SIGINT", () => undefined);
     void openWorkspace({}, { terraform: ${JSON.stringify(program(`[ "$1" = init ] || exit 0; ${body}`))}, mirrors: [] }).then(async (workspace) => {
       const ended = [];
       const running = workspace.init().catch((error) => { ended.push(error.name + " " + error.signal); return workspace.validate().catch((later) => ended.push(later.message)); });
       while (!existsSync(workspace.folder + "/waits")) await new Promise((done) => setTimeout(done, 20));
       process.kill(process.pid, "SIGINT");
       await running;
       console.log(ended.join(", "));
     });`,
  );
  const running = spawn(process.execPath, ["--import", "tsx", child], { stdio: ["ignore", "pipe", "inherit"], cwd: resolve(__dirname, "../..") });
  let said = "";
  running.stdout.on("data", (chunk: Buffer) => (said += chunk.toString("utf8")));
  await new Promise((done) => running.once("close", done));
  expect(said).toBe("Interrupted SIGINT, terraform validate was asked of a workspace that is closed\n");
});

test("no signal handler stays behind", async () => {
  const before = process.listenerCount("SIGINT");
  await withWorkspace(stack, options("exit 0"), async () => {
    expect(process.listenerCount("SIGINT")).toBe(before + 1);
  });
  expect(process.listenerCount("SIGINT")).toBe(before);
});
