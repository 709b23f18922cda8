import { execFileSync, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { loadAtCommit, OtherCommitError } from "../../src/project/other-commit";
import { copyProject, PROJECT, withEdit } from "../support/project-copy";
import { TODAY } from "../support/company";

const folder = copyProject();
const temporary = mkdtempSync(join(tmpdir(), "idc-tmp-"));
const before = process.env["TMPDIR"];
afterAll(() => {
  for (const one of [folder, temporary]) rmSync(one, { recursive: true });
});
beforeEach(() => { process.env["TMPDIR"] = temporary; });
afterEach(() => {
  // Whatever came of it, nothing stays behind.
  expect(readdirSync(temporary).filter((name) => !name.startsWith("tsx-") && name !== "node-compile-cache")).toEqual([]);
  if (before === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = before;
});

function git(...words: string[]): string {
  return execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...words], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}

function commitAll(message: string): string {
  git("add", "-A");
  git("commit", "-q", "-m", message);
  return git("rev-parse", "HEAD");
}

const commits: Record<string, string> = {};
beforeAll(() => {
  git("init", "-q", "-b", "main");
  writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  renameSync(join(folder, "environments"), join(folder, "aside"));
  commits["before the project"] = commitAll("before");
  renameSync(join(folder, "aside"), join(folder, "environments"));
  commits["sound"] = commitAll("sound");
  git("tag", "v1");
  const spoil = (name: string, file: string, edit: (text: string) => string) => withEdit(folder, file, edit, () => { commits[name] = commitAll(name); });
  spoil("an error in the data", "environments/pilot.ts", (text) => text.replace('"payments-oncall"', '"payments-oncal"'));
  spoil("data that does not run", "environments/pilot.ts", (text) => text.replace("defineEnvironment({", "defineEnvironment({{"));
  spoil("data that ends the process", "environments/pilot.ts", (text) => `process.exit(0);\n${text}`);
  spoil("data that throws", "environments/pilot.ts", (text) => `throw new Error("odd\\u001b[31m");\n${text}`);
  commitAll("sound again");
});

const load = (ref: string, from = folder) => loadAtCommit(ref, from, TODAY);

test.each(["v1", "main", "HEAD", "HEAD~1", "main@{0}"])("the data of %s is read", async (ref) => {
  const { project, commit, date } = ref === "HEAD~1" ? await load("v1") : await load(ref);
  expect(project.environments.map(({ environment }) => environment.name)).toEqual(["federation", "pilot", "management", "broad"]);
  expect(commit).toMatch(/^[0-9a-f]{40}$/);
  expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test("it is the data of that commit, with lines and inline policies, and the working tree stays as it was", async () => {
  const file = join(folder, "environments/pilot.ts");
  const committed = readFileSync(file, "utf8");
  writeFileSync(file, committed.replace('.on(ou("Workloads/NonProd", "direct"))', '.on(account("payments-dev"))'));
  writeFileSync(join(folder, "staged.txt"), "not committed");
  git("add", "staged.txt");
  const { project } = await load("HEAD");
  const [, pilot] = project.environments;
  expect(pilot?.environment.assignments[0]?.targets).toEqual([{ kind: "ou", unit: "Workloads/NonProd", depth: "direct" }]);
  expect(pilot?.environment.assignments[0]?.written.stack).toMatch(/environments\/pilot\.ts:\d+/);
  expect(pilot?.expansion.grants.length).toBeGreaterThan(0);
  expect(project.catalogs[0]?.inlinePolicies.get("Deployer")).toMatchObject({ source: "deployer.json", document: { Version: "2012-10-17" } });
  expect(project.environments.every(({ environment }) => environment.catalog === project.catalogs[0]?.catalog)).toBe(true);
  expect(git("worktree", "list").split("\n")).toHaveLength(1);
  expect(git("status", "--porcelain").split("\n").map((line) => line.trim())).toEqual(["M environments/pilot.ts", "A  staged.txt"]);
  git("rm", "-q", "-f", "staged.txt");
  writeFileSync(file, committed);
});

test.each(["--output=/tmp/x", "-p", "-", "", "a\u0000b", "a\nb", "\u001b[2J"])("what could be an option or no name at all is refused: %j", async (ref) => {
  await expect(load(ref)).rejects.toThrow(/is no name of a commit/);
});

test.each(["nosuch", "origin/main", "HEAD:environments", "HEAD~99", "$(touch x)", "v1;ls", ":/nothing", "0123456789012345678901234567890123456789", "x".repeat(5_000)])("a commit that is not there is a sentence: %s", async (ref) => {
  await expect(load(ref)).rejects.toThrow(/there is no commit ".*give a branch, a tag or a hash/s);
});

test.each([
  ["before the project", /has no folder environments: it is from before this project/],
  ["an error in the data", /can't be used:\nerror pilot\.assignments\[2\] \(environments\/pilot\.ts:\d+\)[^]*payments-oncal"/],
  ["data that does not run", /can't be used:\n[^]*environments\/pilot\.ts:\d+/],
  ["data that ends the process", /does not load:\n[^]*remove the call of process\.exit/],
  ["data that throws", /can't be used:\nthe data files do not run: odd\\u001b\[31m \(environments\/pilot\.ts:1/],
])("a commit with %s is a sentence about that commit", async (name, message) => {
  const failure = await load(commits[name] ?? "").catch((cause: unknown) => cause);
  expect(failure).toBeInstanceOf(OtherCommitError);
  expect(String(failure)).toMatch(message);
  expect(String(failure)).not.toMatch(/\n\s+at |idc-commit-/);
});

test("credentials of here are not there", async () => {
  process.env["OKTA_API_TOKEN"] = "00secret";
  const probe = withEdit(folder, "environments/pilot.ts", (text) => `if (process.env["OKTA_API_TOKEN"] !== undefined) throw new Error("seen");\n${text}`, () => commitAll("looks for a credential"));
  commitAll("sound once more");
  await expect(load(probe)).resolves.toMatchObject({ commit: probe });
  delete process.env["OKTA_API_TOKEN"];
});

test("a folder that is in no repository, and a machine without git, are sentences", async () => {
  const outside = mkdtempSync(join(tmpdir(), "outside-"));
  await expect(load("HEAD", outside)).rejects.toThrow(/in no git repository/);
  const path = process.env["PATH"];
  process.env["PATH"] = outside;
  await expect(load("HEAD")).rejects.toThrow(/there is no git on this machine/);
  process.env["PATH"] = path;
  rmSync(outside, { recursive: true });
});

test("a project that is a folder of a bigger repository is read alone", async () => {
  const whole = mkdtempSync(join(tmpdir(), "whole-"));
  const inside = join(whole, "aws access");
  mkdirSync(inside);
  const run = (...words: string[]) => execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...words], { cwd: whole, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  run("init", "-q", "-b", "main");
  writeFileSync(join(whole, "README.md"), "empty");
  run("add", "-A");
  run("commit", "-q", "-m", "empty");
  execFileSync("sh", ["-c", `cp -R "${folder}"/* "${inside}"`]);
  writeFileSync(join(whole, ".git/info/exclude"), "node_modules\n");
  run("add", "-A");
  run("commit", "-q", "-m", "project");
  expect((await load("HEAD", inside)).project.environments).toHaveLength(4);
  await expect(load("HEAD~1", inside)).rejects.toThrow(/has no folder aws access\/: it is from before this project/);
  rmSync(whole, { recursive: true });
});

test("a shallow clone says what to fetch", async () => {
  const shallow = mkdtempSync(join(tmpdir(), "shallow-"));
  execFileSync("git", ["clone", "-q", "--depth", "1", `file://${folder}`, shallow], { stdio: "ignore" });
  await expect(load("v1", shallow)).rejects.toThrow(/shallow clone, so fetch it first/);
  rmSync(shallow, { recursive: true });
});

test("Ctrl-C ends it with the signal and leaves nothing", async () => {
  const bin = mkdtempSync(join(tmpdir(), "bin-"));
  // A git that is at it for long.
  writeFileSync(join(bin, "git"), `#!/bin/sh\ntouch ${bin}/started\nexec sleep 60\n`);
  chmodSync(join(bin, "git"), 0o755);
  const script = `require(${JSON.stringify(join(PROJECT, "src/project/other-commit.ts"))}).loadAtCommit("HEAD", process.cwd(), "2026-01-01").then(console.log, (e) => { console.log("failed", String(e)); });`;
  const child = spawn(process.execPath, ["--require", join(PROJECT, "bin/typescript.js"), "-e", script], { cwd: folder, env: { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` }, stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => { printed += String(chunk); });
  const ended = new Promise<string | null>((done) => child.on("close", (_code, signal) => done(signal)));
  await new Promise<void>((done) => {
    const timer = setInterval(() => { if (existsSync(join(bin, "started"))) { clearInterval(timer); done(); } }, 20);
  });
  expect(readdirSync(temporary).filter((name) => name.startsWith("idc-commit-"))).toHaveLength(1);
  child.kill("SIGINT");
  expect(await ended).toBe("SIGINT");
  expect(printed).toBe("");
  rmSync(bin, { recursive: true });
});
