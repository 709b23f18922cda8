import fs, { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { outputFault } from "../../src/project/output-folder";
import { runProgram } from "../../src/project/program";
import { environments as company, TODAY } from "../support/company";
import { folderView } from "../support/folder-view";
import { needs } from "../support/needs";

let home: string;
beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), "idc-output-")));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const run = (outdir: string) => runProgram(async () => company, outdir, TODAY);
const STACKS = ["federation", "pilot", "broad"];

describe("a folder that is none to write to", () => {
  test.each([
    ["", 'the output folder is "", which is no name: name a folder of its own, such as cdktf.out'],
    ["  ", 'the output folder is "  ", which is no name: name a folder of its own, such as cdktf.out'],
    [".", 'the output folder "." is the project itself, and the stacks would stand among its files: name a folder of its own, such as cdktf.out'],
    ["x/..", 'the output folder "x/.." is the project itself, and the stacks would stand among its files: name a folder of its own, such as cdktf.out'],
  ])("%j is misuse, and nothing is written", async (outdir, said) => {
    await expect(run(outdir)).resolves.toEqual({ exitCode: 2, message: `error ${said}\n\nnothing was synthesized` });
  });

  test("a link to the project is the project", () => {
    symlinkSync(process.cwd(), join(home, "link"));
    expect(outputFault(join(home, "link"), process.cwd())).toContain("is the project itself");
  });

  test.each(["cdktf.out", "./x", "../elsewhere", "not/there/yet"])("%s is one", (outdir) => {
    expect(outputFault(outdir, process.cwd())).toBeUndefined();
  });
});

describe("links", () => {
  test("the folder may be one: the stacks are written behind it, and local state is found from there", async () => {
    mkdirSync(join(home, "deep/er/real"), { recursive: true });
    symlinkSync("deep/er/real", join(home, "out"));
    await expect(run(join(home, "out"))).resolves.toEqual({ exitCode: 0, message: "" });
    const stack = join(home, "deep/er/real/stacks/pilot");
    const { terraform } = JSON.parse(readFileSync(join(stack, "cdk.tf.json"), "utf8")) as { terraform: { backend: { local: { path: string } } } };
    expect(resolve(stack, terraform.backend.local.path)).toBe(join(process.cwd(), "state/pilot.tfstate"));
  });

  const memory = "/dev/shm";
  needs("a second file system at /dev/shm", fs.existsSync(memory) && fs.statSync(memory).dev !== fs.statSync(tmpdir()).dev)("it may lead to another file system", async () => {
    const elsewhere = mkdtempSync(join(memory, "idc-output-"));
    try {
      symlinkSync(elsewhere, join(home, "out"));
      await expect(run(join(home, "out"))).resolves.toEqual({ exitCode: 0, message: "" });
      expect(Object.keys(folderView(elsewhere))).toEqual(expect.arrayContaining(STACKS.map((name) => `stacks/${name}/cdk.tf.json`)));
    } finally {
      rmSync(elsewhere, { recursive: true });
    }
  });

  test("one that leads nowhere is a sentence", async () => {
    symlinkSync("nowhere", join(home, "out"));
    await expect(run(join(home, "out"))).resolves.toEqual({ exitCode: 1, message: expect.stringMatching(/^error the stacks can't be written to .*\/out \(EEXIST: something else has that name, such as a link that leads nowhere\): put that right, or choose another folder with --output\n\nnothing was synthesized$/) });
  });
});

describe("what can't be written is a sentence, and leaves everything as it was", () => {
  test.each<[string, (out: string) => void, RegExp]>([
    ["a file in the place of one stack", (out) => { mkdirSync(join(out, "stacks"), { recursive: true }); writeFileSync(join(out, "stacks/pilot"), ""); }, /: stacks\/pilot is a file where a folder must be: /],
    ["a file in the place of the folder", (out) => writeFileSync(out, ""), /\(EEXIST: something else has that name/],
    ["a full disk while stacks are synthesized", () => jest.spyOn(fs, "writeFileSync").mockImplementationOnce(() => { throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC", syscall: "write" }); }), /\(ENOSPC: the disk is full\)/],
    ["a disk that takes no folder", () => jest.spyOn(fs, "mkdirSync").mockImplementationOnce(() => { throw Object.assign(new Error("EROFS"), { code: "EROFS", syscall: "mkdir" }); }), /\(EROFS: the file system is read-only\)/],
    ["a disk that takes no draft", () => jest.spyOn(fs, "mkdtempSync").mockImplementationOnce(() => { throw Object.assign(new Error("EACCES"), { code: "EACCES", syscall: "mkdtemp" }); }), /\(EACCES: this user may not write there\)/],
  ])("%s", async (_, make, said) => {
    const out = join(home, "out");
    make(out);
    const before = folderView(home);
    const { exitCode, message } = await run(out);
    jest.restoreAllMocks();
    expect(exitCode).toBe(1);
    expect(message).toMatch(said);
    expect(message).toMatch(/^error the stacks can't be written to [^\n]*\n\nnothing was synthesized$/);
    expect(folderView(home)).toEqual(before);
  });
});
