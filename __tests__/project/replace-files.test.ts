import fs from "node:fs";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { makeDraft } from "../../src/project/drafts";
import { replaceFiles } from "../../src/project/replace-files";
import { SynthesisError } from "../../src/project/synthesis-error";
import { folderView } from "../support/folder-view";
import { needs } from "../support/needs";

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "replace-"));
  folder = join(home, "out");
  mkdirSync(folder);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const NEW = { "manifest.json": "new", "stacks/broad/cdk.tf.json": "new", "stacks/pilot/cdk.tf.json": "new" };

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** Replaces with the new files; the draft is gone afterwards, as it is with every caller. */
function replace(files: Readonly<Record<string, string>> = NEW): void {
  const draft = makeDraft(folder);
  write(draft, files);
  try {
    replaceFiles(draft, folder, "out");
  } finally {
    rmSync(draft, { recursive: true });
  }
}

function refusal(): SynthesisError {
  try {
    replace();
  } catch (cause) {
    if (cause instanceof SynthesisError) return cause;
    throw cause;
  }
  throw new Error("expected the files not to be replaced");
}

/** That call of the operating system fails, counted among those that match, as a disk or a right can make it; and each that is `always` to fail. */
function failAt(call: number, name: "renameSync" | "copyFileSync" | "linkSync" | "mkdirSync", code: string, matching: RegExp, always?: RegExp): void {
  const real = fs[name] as (...args: unknown[]) => unknown;
  let count = 0;
  jest.spyOn(fs, name as "renameSync").mockImplementation((...args: unknown[]) => {
    const asked = args.join(" -> ");
    if (matching.test(asked)) count += 1;
    if ((count === call && matching.test(asked)) || always?.test(asked) === true) throw Object.assign(new Error(`${code}: it fails`), { code, syscall: name });
    return real(...args) as undefined;
  });
}

test("makes what is not there, with its folders", () => {
  replace();
  expect(folderView(folder)).toEqual({ ...NEW, stacks: "/", "stacks/broad": "/", "stacks/pilot": "/" });
});

test("replaces what is there, and leaves all else", () => {
  write(folder, { "manifest.json": "old", "stacks/pilot/cdk.tf.json": "old", "stacks/pilot/.terraform.lock.hcl": "lock", "stacks/staging/cdk.tf.json": "old" });
  replace();
  expect(folderView(folder)).toMatchObject({ ...NEW, "stacks/pilot/.terraform.lock.hcl": "lock", "stacks/staging/cdk.tf.json": "old" });
  expect(Object.keys(folderView(folder)).filter((name) => name.includes("draft"))).toEqual([]);
});

describe("something in the way: all of it is named and nothing is touched", () => {
  test.each<[string, () => void, string]>([
    ["a file in the place of a stack's folder", () => write(folder, { "stacks/pilot": "" }), "stacks/pilot is a file where a folder must be"],
    ["a file in the place of all stacks, named once", () => write(folder, { stacks: "" }), "stacks is a file where a folder must be"],
    ["a folder in the place of a file", () => mkdirSync(join(folder, "stacks/pilot/cdk.tf.json"), { recursive: true }), "stacks/pilot/cdk.tf.json is a folder where a file must be"],
    ["a link that leads nowhere", () => { mkdirSync(join(folder, "stacks")); symlinkSync("nowhere", join(folder, "stacks/pilot")); }, "stacks/pilot is a link that leads nowhere"],
    ["two things", () => { mkdirSync(join(folder, "manifest.json")); write(folder, { "stacks/pilot": "" }); }, "manifest.json is a folder where a file must be; stacks/pilot is a file where a folder must be"],
  ])("%s", (_, make, named) => {
    write(folder, { "stacks.txt": "kept" });
    make();
    const before = folderView(home);
    const { message, left } = refusal();
    expect({ message, left }).toEqual({ message: `the stacks can't be written to out: ${named}: move away what is there, or choose another folder with --output`, left: undefined });
    expect(folderView(home)).toEqual(before);
  });
});

describe("a disk that fails in the middle leaves what was there, whichever step it is", () => {
  const old = { "manifest.json": "old", "stacks/pilot/cdk.tf.json": "old", "stacks/pilot/terraform.tfstate": "state" };
  const replacing = /\.new -> /;

  test.each<[string, number, Parameters<typeof failAt>[1], string, RegExp, RegExp]>([
    ["a folder that can't be made", 1, "mkdirSync", "EACCES", /stacks.broad/, /\(EACCES: this user may not write there\)/],
    ["the first file", 1, "renameSync", "EACCES", replacing, /\(EACCES: this user may not write there\)/],
    ["the second file", 2, "renameSync", "EPERM", replacing, /\(EPERM: it may not be changed\)/],
    ["the last file", 3, "renameSync", "EROFS", replacing, /\(EROFS: the file system is read-only\)/],
    ["a fault without a name", 2, "renameSync", "EIO", replacing, /\(EIO\)/],
  ])("%s", (_, call, name, code, matching, said) => {
    write(folder, old);
    const before = folderView(home);
    failAt(call, name, code, matching);
    const { message, left } = refusal();
    expect(message).toMatch(said);
    expect(left).toBeUndefined();
    jest.restoreAllMocks();
    expect(folderView(home)).toEqual(before);
  });

  test("a full disk while files are copied", () => {
    write(folder, old);
    const before = folderView(home);
    // Another file system, so that files are copied; its disk is full at the second.
    failAt(1, "renameSync", "EXDEV", /draft-[^/]+.manifest\.json -> /);
    failAt(1, "copyFileSync", "ENOSPC", /./);
    expect(refusal().message).toMatch(/\(ENOSPC: the disk is full\)/);
    jest.restoreAllMocks();
    expect(folderView(home)).toEqual(before);
  });

  test("what was new is taken away again, with the folders made for it", () => {
    failAt(3, "renameSync", "EACCES", replacing);
    refusal();
    jest.restoreAllMocks();
    expect(folderView(folder)).toEqual({});
  });

  test("where the old files can't be put back either, it says which are new", () => {
    write(folder, { ...NEW, "manifest.json": "old", "stacks/broad/cdk.tf.json": "old", "stacks/pilot/cdk.tf.json": "old" });
    failAt(3, "renameSync", "EROFS", replacing, /broad.*\.old -> /);
    expect(refusal().left).toBe("written: stacks/broad/cdk.tf.json, and they could not be put back; all others are as they were before");
    jest.restoreAllMocks();
    expect(folderView(folder)).toMatchObject({ "manifest.json": "old", "stacks/broad/cdk.tf.json": "new", "stacks/pilot/cdk.tf.json": "old" });
  });

  test("a file system without hard links is no trouble", () => {
    write(folder, old);
    failAt(1, "linkSync", "EPERM", /manifest/);
    replace();
    expect(folderView(folder)).toMatchObject(NEW);
  });

  test("a fault of the program stays one", () => {
    jest.spyOn(fs, "renameSync").mockImplementation(() => { throw new TypeError("not a text"); });
    jest.spyOn(fs, "copyFileSync").mockImplementation(() => { throw new TypeError("not a text"); });
    expect(() => replace()).toThrow(TypeError);
  });
});

const memory = "/dev/shm";
const otherDisk = fs.existsSync(memory) && fs.statSync(memory).dev !== fs.statSync(tmpdir()).dev;
needs("a second file system at /dev/shm", otherDisk)("a stack whose folder lies in another file system is written too", async () => {
  const elsewhere = mkdtempSync(join(memory, "replace-"));
  try {
    mkdirSync(join(folder, "stacks"));
    symlinkSync(elsewhere, join(folder, "stacks/pilot"));
    writeFileSync(join(elsewhere, "cdk.tf.json"), "old");
    replace();
    expect(folderView(elsewhere)).toEqual({ "cdk.tf.json": "new" });
    expect(folderView(folder)).toMatchObject({ "manifest.json": "new", "stacks/pilot": "@" });
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});
