import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { makeDraft, removeStale } from "../../src/project/drafts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "drafts-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A run that makes a draft, as synthesis does, and is killed with it. */
function killedRun(): string {
  const script = `import { makeDraft } from ${JSON.stringify(join(__dirname, "../../src/project/drafts"))};
    import { writeFileSync } from "node:fs";
    const draft = makeDraft(${JSON.stringify(folder)});
    writeFileSync(draft + "/manifest.json", "half");
    process.kill(process.pid, "SIGKILL");`;
  writeFileSync(join(folder, "run.ts"), script);
  const { signal } = spawnSync(process.execPath, ["--import", "tsx", join(folder, "run.ts")], { cwd: join(__dirname, "../..") });
  expect(signal).toBe("SIGKILL");
  return readdirSync(folder).find((name) => name.startsWith(".draft-")) ?? "no draft";
}

/** A draft of a run on another machine, made so many hours ago. */
function foreign(hours: number, name = ".draft-elsewhere-1234-abcDEF"): string {
  const path = join(folder, name);
  mkdirSync(path);
  const then = Date.now() / 1000 - hours * 3600;
  utimesSync(path, then, then);
  return path;
}

test("a draft lies in the folder itself, under a name that tells its run", () => {
  expect(basename(makeDraft(folder))).toMatch(new RegExp(`^\\.draft-${hostname().replace(/[^A-Za-z0-9]/g, "_")}-${process.pid}-[A-Za-z0-9]{6}$`));
});

test("what a killed run left is gone at the next, and only that", () => {
  const left = killedRun();
  expect(existsSync(join(folder, left, "manifest.json"))).toBe(true);
  writeFileSync(join(folder, `.cdk.tf.json${left}.new`), "");
  writeFileSync(join(folder, `.cdk.tf.json${left}.old`), "");
  const next = makeDraft(folder);
  expect(readdirSync(folder).toSorted()).toEqual([basename(next), "run.ts"]);
});

test("two runs at the same time leave each other's drafts", () => {
  const [one, two] = [makeDraft(folder), makeDraft(folder)];
  expect([existsSync(one), existsSync(two)]).toEqual([true, true]);
});

test.each([
  ["an hour old", 1, true],
  ["two days old", 48, false],
])("a draft of another machine that is %s stays: %s", (_, hours, stays) => {
  const path = foreign(hours);
  removeStale(folder);
  expect(existsSync(path)).toBe(stays);
});

test.each([".draft-mine", ".draft-a-b-c", "my.draft-elsewhere-1234-abcDEF.txt", "draft-elsewhere-1234-abcDEF", ".terraform"])("what is no draft stays, however old: %s", (name) => {
  const path = foreign(1000, name);
  removeStale(folder);
  expect(existsSync(path)).toBe(true);
});
