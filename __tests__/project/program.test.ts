import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import * as conformance from "../../src/providers/conformance";
import { runProgram } from "../../src/project/program";
import { type Environments, put, putAll } from "../support/broken";
import { environments as company, TODAY } from "../support/company";

jest.mock("../../src/providers/conformance", () => ({ __esModule: true, checkAgainstSchema: jest.fn(jest.requireActual<typeof conformance>("../../src/providers/conformance").checkAgainstSchema) }));
const checkAgainstSchema = jest.mocked(conformance.checkAgainstSchema);

let home: string;
let outdir: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "idc-program-"));
  outdir = join(home, "cdktf.out");
});
afterEach(() => {
  checkAgainstSchema.mockClear();
  rmSync(home, { recursive: true });
});

const run = (data: unknown, today = TODAY) => runProgram(async () => data as Environments, outdir, today);

/** Every file below the folder with its content's hash and the time it was written; the names alone tell of a draft that was left. */
function everything(): Record<string, string> {
  const files = readdirSync(home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.toSorted().map((path) => [relative(home, path), `${createHash("sha256").update(readFileSync(path)).digest("hex")} ${statSync(path).mtimeMs}`]));
}
const names = () => Object.keys(everything());
const STACKS = ["broad", "federation", "pilot"].map((name) => join("cdktf.out", "stacks", name, "cdk.tf.json"));

/** A run before, with what Terraform leaves beside the stacks. */
async function runBefore(): Promise<Record<string, string>> {
  await expect(run(company)).resolves.toEqual({ exitCode: 0, message: "" });
  mkdirSync(join(outdir, "stacks", "pilot", ".terraform"));
  writeFileSync(join(outdir, "stacks", "pilot", ".terraform", "terraform.tfstate"), "{}");
  writeFileSync(join(outdir, "stacks", "pilot", ".terraform.lock.hcl"), "# lock");
  return everything();
}

const bad: readonly (readonly [string, unknown, readonly string[]])[] = [
  ["a value that a rule refuses", put("pilot.backend.path", "/etc/passwd"), ["[backends]", "1 error, 0 warnings"]],
  ["a fault of one environment among good ones", put("broad.aws.account", "shop"), ["[environments]"]],
  ["a wrong shape", put("pilot.aws.region", 5), ["[shape]"]],
  ["no list", undefined, ["[shape]"]],
  ["no environment", [], ["[environments]"]],
  ["several faults", putAll({ "pilot.backend.path": "/x", "broad.aws.account": "shop", "pilot.okta.access": undefined }), ["[backends]", "[environments]", "[app-access]", "2 errors, 1 warning"]],
];

describe("bad data", () => {
  test.each(bad)("leaves what was synthesized before as it is, to the byte: %s", async (_, data, said) => {
    const before = await runBefore();
    const { exitCode, message } = await run(data);
    expect(exitCode).toBe(1);
    expect(said.filter((text) => !message.includes(text))).toEqual([]);
    expect(message).toMatch(/\n\nnothing was synthesized$/);
    expect(everything()).toEqual(before);
  });

  test.each(bad)("makes no folder where none was: %s", async (_, data) => {
    await run(data);
    expect(existsSync(outdir)).toBe(false);
    expect(readdirSync(home)).toEqual([]);
  });

  test("data files that do not run leave what was there, and are a sentence", async () => {
    const before = await runBefore();
    const failing = () => Promise.reject(new Error("asign is not defined\u001b[2J"));
    await expect(runProgram(failing, outdir, TODAY)).resolves.toEqual({ exitCode: 1, message: expect.stringMatching(/^error the data files do not run: asign is not defined\\u001b\[2J[^]*\n\nnothing was synthesized$/) });
    expect(everything()).toEqual(before);
  });
});

describe("good data", () => {
  test("becomes one stack an environment, and no draft stays", async () => {
    await runBefore();
    expect(names()).toEqual(expect.arrayContaining(STACKS));
    expect(readdirSync(home)).toEqual(["cdktf.out"]);
  });

  test("renews the stacks and leaves Terraform's own files beside them", async () => {
    const before = await runBefore();
    await expect(run(put("pilot.aws.permissionSetPrefix", "trial-"))).resolves.toMatchObject({ exitCode: 0 });
    const after = everything();
    const pilot = join("cdktf.out", "stacks", "pilot");
    expect(after[join(pilot, "cdk.tf.json")]).not.toBe(before[join(pilot, "cdk.tf.json")]);
    for (const kept of [join(pilot, ".terraform", "terraform.tfstate"), join(pilot, ".terraform.lock.hcl")]) expect(after[kept]).toBe(before[kept]);
    expect(readFileSync(join(outdir, "stacks", "pilot", "cdk.tf.json"), "utf8")).toContain("trial-ReadOnly");
  });

  test("twice gives the same bytes: a plan shows what changed in the data and nothing else", async () => {
    const hashes = (all: Record<string, string>) => STACKS.map((path) => all[path]?.split(" ")[0]);
    const before = await runBefore();
    await run(company);
    expect(hashes(everything())).toEqual(hashes(before));
  });

  test("with warnings passes, and says them", async () => {
    const { exitCode, message } = await run(put("pilot.okta.access", undefined));
    expect(exitCode).toBe(0);
    expect(message).toContain("warning pilot.okta [app-access]");
    expect(message).toContain("0 errors, 1 warning");
    expect(names()).toEqual(expect.arrayContaining(STACKS));
  });

  test("the same data is refused once the day has come on which it is wrong", async () => {
    await expect(run(company, "2026-11-24")).resolves.toEqual({ exitCode: 0, message: "" });
    await expect(run(company, "2027-10-01")).resolves.toEqual({ exitCode: 0, message: expect.stringContaining("the token has ended") });
  });
});

describe("a crash in the middle of synthesis", () => {
  const crashAt = (call: number, what: () => ReturnType<typeof conformance.checkAgainstSchema>) => {
    for (let done = 1; done < call; done += 1) checkAgainstSchema.mockImplementationOnce(() => []);
    checkAgainstSchema.mockImplementationOnce(what);
  };
  const crash = () => { throw new TypeError("a fault of the program"); };
  const misfit = () => [{ address: "aws_ssoadmin_permission_set.ReadOnly", path: "name", problem: "is no\u001b[31m text" }];

  test.each([1, 2, 3])("leaves what was there as it is, and no draft (stack %i)", async (call) => {
    const before = await runBefore();
    crashAt(call, crash);
    await expect(run(put("pilot.aws.permissionSetPrefix", "trial-"))).rejects.toThrow("a fault of the program");
    expect(everything()).toEqual(before);
    expect(readdirSync(home)).toEqual(["cdktf.out"]);
  });

  test("leaves nothing where nothing was: no stack is written before all are right", async () => {
    crashAt(3, crash);
    await expect(run(company)).rejects.toThrow("a fault of the program");
    expect(names()).toEqual([]);
    expect(readdirSync(home).filter((name) => name !== "cdktf.out")).toEqual([]);
  });

  test.each([1, 3])("a stack that does not fit the providers is a sentence that names it (stack %i)", async (call) => {
    const before = await runBefore();
    crashAt(call, misfit);
    const { exitCode, message } = await run(put("pilot.aws.permissionSetPrefix", "trial-"));
    expect(exitCode).toBe(1);
    expect(message).toMatch(/^error stack (federation|broad) does not fit the providers' schemas:\n {2}aws_ssoadmin_permission_set\.ReadOnly, name: is no\\u001b\[31m text\n\nnothing was synthesized$/);
    expect(everything()).toEqual(before);
    expect(readdirSync(home)).toEqual(["cdktf.out"]);
  });
});
