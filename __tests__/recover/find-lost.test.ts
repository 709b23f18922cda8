import { spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { draftForTerraform, removeStale } from "../../src/project/drafts";
import { findLost, takeOver, type Lost } from "../../src/recover/find-lost";
import { withStackFolder, type StackFolder } from "../../src/terraform/stack-folder";
import { addressOf, fakeWorld, ID, toCreate, type FakeWorld } from "./world";

const open: FakeWorld[] = [];
afterAll(() => {
  for (const world of open) world.remove();
});
function worldOf(...parts: Parameters<typeof fakeWorld>): FakeWorld {
  const world = fakeWorld(...parts);
  open.push(world);
  return world;
}

const within = <Result>({ folder, terraform }: FakeWorld, use: (stack: StackFolder) => Promise<Result>): Promise<Result> =>
  withStackFolder({ folder, terraform, environment: { PATH: process.env["PATH"] }, importsFile: draftForTerraform(folder) }, use);
const recover = (world: FakeWorld): Promise<Lost> =>
  within(world, async (stack) => {
    const lost = await findLost(stack);
    if (lost.grants.length > 0) await takeOver(stack);
    return lost;
  });
const three = [toCreate("engineers"), toCreate("oncall"), toCreate("auditors")];
const [ENGINEERS, ONCALL, AUDITORS] = ["engineers", "oncall", "auditors"].map(addressOf) as [string, string, string];

test("what exists is taken over, by a plan limited to it, and what does not exist is in no plan that is applied", async () => {
  const world = worldOf({ changes: three, exist: [[ONCALL]] });
  expect(await recover(world)).toEqual({ grants: [{ to: ONCALL, id: ID }], looked: 3, unknown: [] });
  expect(world.log()).toEqual([
    "init", "plan -refresh=false", "show",
    `plan -refresh=false imports ${ENGINEERS} ${ONCALL} ${AUDITORS}`,
    `plan -target=${ONCALL} imports ${ONCALL}`,
    `show imports ${ONCALL}`,
    `apply imports ${ONCALL}`,
  ]);
  expect(readdirSync(world.folder)).toEqual([]);
});

test.each<[string, unknown[], string[][], Partial<Lost>]>([
  ["all of them exist", three, [[ENGINEERS, ONCALL, AUDITORS]], { looked: 3 }],
  ["none exists", three, [[]], { grants: [], looked: 3 }],
  ["none is missing in the state", [], [[]], { grants: [], looked: 0 }],
  ["one vanishes while we look", three, [[ENGINEERS, ONCALL], [ONCALL]], { grants: [{ to: ONCALL, id: ID }] }],
  ["one can't be looked for", [toCreate("oncall"), toCreate("auditors", { permission_set_arn: undefined })], [[ONCALL]], { grants: [{ to: ONCALL, id: ID }], looked: 1, unknown: [AUDITORS] }],
])("%s", async (_, changes, exist, lost) => {
  const world = worldOf({ changes, exist });
  expect(await recover(world)).toMatchObject(lost);
  expect(world.log().some((line) => line.startsWith("apply"))).toBe((lost.grants?.length ?? 1) > 0);
  expect(readdirSync(world.folder)).toEqual([]);
});

const update = { address: "aws_ssoadmin_permission_set.ReadOnly", mode: "managed", type: "aws_ssoadmin_permission_set", change: { actions: ["update"] } };
const lock = "╷\n│ Error: Error acquiring the state lock\n│ \n│ Error message: operation error S3: PutObject\n│ Lock Info:\n│   ID:        5f1c2d3e-0000-1111-2222-333344445555\n│   Path:      b/k\n╵\n";
const other = "Error: Cannot import non-existent remote object\n\nWhile attempting to import an existing object to\n\"aws_ssoadmin_account_assignment.Other__shop[\\\"x\\\"]\", the provider detected that no object exists\n";
test.each<[string, Partial<Parameters<typeof fakeWorld>[0]>, Readonly<Record<string, unknown>>]>([
  ["other changes would be made along with it", { besides: [update] }, { message: expect.stringMatching(/^other changes wait/), details: ["update aws_ssoadmin_permission_set.ReadOnly"], fix: expect.stringMatching(/^apply once more/) }],
  ["the killed apply has left its lock", { first: `if (command === "plan") fail(${JSON.stringify(lock)})` }, { message: "terraform plan failed", fix: expect.stringContaining("terraform force-unlock 5f1c2d3e-0000-1111-2222-333344445555 in") }],
  ["the id of a lock has more than an id", { first: `if (command === "plan") fail(${JSON.stringify(lock.replace("5f1c2d3e", "$(reboot)"))})` }, { message: "terraform plan failed", fix: undefined }],
  ["init fails", { first: 'if (command === "init") fail("╷\\n│ Error: Backend configuration changed\\n╵\\n")' }, { message: "terraform init failed", details: ["Error: Backend configuration changed"] }],
  ["Terraform fails at the imports for another reason", { first: 'if (imports.length > 0) fail("Error: AccessDeniedException")' }, { message: "terraform plan failed", details: ["Error: AccessDeniedException"] }],
  ["Terraform names only what was not asked for", { first: `if (imports.length > 0) fail(${JSON.stringify(other)})` }, { message: "terraform plan failed" }],
  ["the apply fails", { first: 'if (command === "apply") fail("Error: Saved plan is stale")' }, { message: "terraform apply failed", details: ["Error: Saved plan is stale"] }],
])("nothing is taken over where %s, and nothing is left behind", async (_, world, error) => {
  const there = worldOf({ changes: three, exist: [[ONCALL]], ...world });
  await expect(recover(there)).rejects.toMatchObject({ name: "RecoveryError", ...error });
  expect(readdirSync(there.folder)).toEqual([]);
});

test("grants that come and go at every look are given up", async () => {
  const keys = ["a", "b", "c", "d", "e", "f", "g", "h"];
  const world = worldOf({ changes: keys.map((key) => toCreate(key)), exist: keys.map((__, index) => keys.slice(index + 1).map(addressOf)) });
  await expect(recover(world)).rejects.toMatchObject({ message: "terraform plan failed" });
  expect(world.log().some((line) => line.startsWith("apply"))).toBe(false);
});

describe.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("%s while Terraform looks", (signal) => {
  test(signal === "SIGKILL" ? "leaves a file that is gone before the stack is synthesized again" : "leaves no file of ours beside the stack", async () => {
    const world = worldOf({ changes: three, exist: [[ONCALL]], first: 'if (imports.length > 0) { fs.writeFileSync(path.join(__dirname, "looks"), ""); process.on("SIGINT", () => process.exit(1)); for (const end = Date.now() + 60_000; Date.now() < end && fs.existsSync(path.join(__dirname, "looks"));) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20); }' });
    const looks = join(world.folder, "../looks");
    const script = join(world.folder, "../run.ts");
    const module = (name: string) => JSON.stringify(resolve(__dirname, "../../src", name));
    writeFileSync(script, `import { draftForTerraform } from ${module("project/drafts")}; import { findLost } from ${module("recover/find-lost")}; import { withStackFolder } from ${module("terraform/stack-folder")};
      void withStackFolder({ folder: ${JSON.stringify(world.folder)}, terraform: ${JSON.stringify(world.terraform)}, environment: {}, importsFile: draftForTerraform(${JSON.stringify(world.folder)}) }, findLost);`);
    const running = spawn(process.execPath, ["--import", "tsx", script], { stdio: "inherit", cwd: resolve(__dirname, "../..") });
    const ended = new Promise<NodeJS.Signals | null>((done) => running.once("exit", (_code, by) => done(by)));
    while (!existsSync(looks)) await new Promise((done) => setTimeout(done, 20)); // oxlint-disable-line no-await-in-loop -- until it is there
    expect(readdirSync(world.folder)).toHaveLength(1);
    running.kill(signal);
    expect(await ended).toBe(signal);
    if (signal === "SIGKILL") {
      expect(readdirSync(world.folder)).toHaveLength(1);
      removeStale(world.folder);
    }
    expect(readdirSync(world.folder)).toEqual([]);
  }, 30_000);
});
