import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { attempt, DataFilesError, readEnvironments } from "../../src/project/environments-file";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "idc-project-"));
});
afterEach(() => rmSync(project, { recursive: true }));

function write(files: Readonly<Record<string, string>>, folder = "environments"): void {
  mkdirSync(join(project, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(project, folder, name), text);
}

/** The sentence that a user is shown. */
async function refusal(): Promise<string> {
  const cause: unknown = await readEnvironments(project).then(() => undefined, (error: unknown) => error);
  if (!(cause instanceof DataFilesError)) throw new Error("expected the data files to be refused", { cause });
  return cause.message;
}

describe("data files that run", () => {
  test("give what they export as environments, unchecked", async () => {
    write({ "index.js": 'exports.environments = [{ name: "pilot" }, 5];' });
    await expect(readEnvironments(project)).resolves.toEqual([{ name: "pilot" }, 5]);
  });

  test("may import each other", async () => {
    write({ "index.js": 'exports.environments = [require("./pilot").pilot];', "pilot.js": 'exports.pilot = { name: "pilot" };' });
    await expect(readEnvironments(project)).resolves.toEqual([{ name: "pilot" }]);
  });

  test("may be TypeScript", async () => {
    write({ "index.ts": 'export const environments: readonly { name: string }[] = [{ name: "pilot" }];' });
    await expect(readEnvironments(project)).resolves.toEqual([{ name: "pilot" }]);
  });

  test("may stand in another folder", async () => {
    write({ "index.js": "exports.environments = [];" }, "rehearsal");
    await expect(readEnvironments(project, "rehearsal")).resolves.toEqual([]);
  });
});

describe("a folder that is no project", () => {
  test("is named, with what to do", async () => {
    await expect(refusal()).resolves.toBe("there is no environments here: run this in the project's folder");
  });

  test("has an environments folder without an index; no place is named, least of all one of this program", async () => {
    write({ "pilot.js": "" });
    await expect(refusal()).resolves.toMatch(/^the data files do not run: .*Cannot find module/);
    await expect(refusal()).resolves.not.toMatch(/environments-file|:\d+:\d+/);
  });

  test("has a file of that name", async () => {
    writeFileSync(join(project, "environments"), "");
    await expect(refusal()).resolves.toBe("environments is a file here, and not the folder of the data files: run this in the project's folder");
  });

  test("has a link of that name that leads nowhere", async () => {
    symlinkSync("nowhere", join(project, "environments"));
    await expect(refusal()).resolves.toBe("there is no environments here: run this in the project's folder");
  });

  test("has a link of that name that leads in a circle", async () => {
    symlinkSync("environments", join(project, "environments"));
    await expect(refusal()).resolves.toBe("environments can't be read (ELOOP): let this user read it and all folders in it");
  });
});

describe("no list of environments", () => {
  test.each([
    ["no export", ""],
    ["another name", "exports.environment = [];"],
    ["one environment", 'exports.environments = { name: "pilot" };'],
    ["nothing", "exports.environments = undefined;"],
    ["a function", "exports.environments = () => [];"],
    ["a module that is null", "module.exports = null;"],
    ["a module that is a text", 'module.exports = "environments";'],
  ])("%s", async (_, text) => {
    write({ "index.js": text });
    await expect(refusal()).resolves.toBe("environments/index.ts exports no list named environments");
  });
});

describe("data files that do not run are a sentence, not a crash", () => {
  test("a mistake in the language", async () => {
    write({ "index.js": "exports.environments = [" });
    await expect(refusal()).resolves.toContain("the data files do not run: ");
  });

  test("an exception names its line", async () => {
    write({ "index.js": '\n\nthrow new Error("no such team");' });
    await expect(refusal()).resolves.toMatch(/^the data files do not run: no such team \(environments\/index\.js:3:\d+\)$/);
  });

  test("a name that is not defined names its line", async () => {
    write({ "index.js": 'require("./pilot");', "pilot.js": "\nexports.pilot = asign([]);" });
    await expect(refusal()).resolves.toMatch(/asign is not defined \(environments\/pilot\.js:2:\d+\)$/);
  });

  test("what a file of the project throws names the line of the data that called it", async () => {
    write({ "team.js": 'exports.team = () => { throw new Error("no such team"); };' }, "environments-lib");
    write({ "index.js": 'const { team } = require("../environments-lib/team");\nexports.environments = [team()];' });
    await expect(refusal()).resolves.toMatch(/^the data files do not run: no such team \(environments\/index\.js:2:\d+\)$/);
  });

  test("so does one in a folder whose name has spaces and brackets", async () => {
    write({ "index.js": 'require("./my team (old)/pilot");' });
    write({ "pilot.js": "\nasign();" }, "environments/my team (old)");
    await expect(refusal()).resolves.toMatch(/^the data files do not run: asign is not defined \(environments\/my team \(old\)\/pilot\.js:2:\d+\)$/);
  });

  test("and one that is reached by a link", async () => {
    mkdirSync(join(project, "data"));
    symlinkSync("data", join(project, "environments"));
    write({ "index.js": "\nasign();" });
    await expect(refusal()).resolves.toMatch(/\(environments\/index\.js:2:\d+\)$/);
  });

  test.each([
    ["a text", 'throw "gone";', "gone"],
    ["a number", "throw 5;", "5"],
  ])("%s thrown", async (_, text, shown) => {
    write({ "index.js": text });
    await expect(refusal()).resolves.toBe(`the data files do not run: ${shown}`);
  });

  test.each([
    ["nothing", undefined, "undefined"],
    ["an object without a text", Object.create(null), "{}"],
    ["an error of another realm", { toString: () => "Error: gone" }, "Error: gone"],
  ])("%s thrown by the import itself", async (_, thrown, shown) => {
    await expect(attempt(() => Promise.reject(thrown))).rejects.toThrow(new DataFilesError(`the data files do not run: ${shown}`));
  });

  test("what it says can't colour the terminal or hide", async () => {
    write({ "index.js": 'throw "\\u001b[31mred\\u202e\\u0007";' });
    await expect(refusal()).resolves.toBe("the data files do not run: \\u001b[31mred\\u202e\\u0007");
  });

  test("a long message is cut to its first lines, each on a line of its own", async () => {
    write({ "index.js": 'const error = new Error(Array.from({ length: 20 }, (_, index) => "line " + index).join("\\n")); error.stack = ""; throw error;' });
    await expect(refusal()).resolves.toBe(`the data files do not run: ${["line 0", "line 1", "line 2", "line 3", "line 4", "line 5"].join("\n")}`);
  });
});

describe("attempt", () => {
  test("gives what the import gives, now or later", async () => {
    await expect(attempt(() => 5)).resolves.toBe(5);
    await expect(attempt(async () => 5)).resolves.toBe(5);
  });

  test("turns an import that fails later into a sentence, with its place where that is in the data", async () => {
    const failing = () => attempt(async () => { throw new TypeError("x is not a function"); }, __dirname);
    await expect(failing()).rejects.toThrow(/^the data files do not run: x is not a function \(project\/environments-file\.test\.ts:\d+:\d+\)$/);
  });

  test("names no place outside of the data, though its name has the same words in it", async () => {
    await expect(attempt(async () => { throw new TypeError("x is not a function"); }, join(__dirname, "environments"))).rejects.toThrow(/^the data files do not run: x is not a function$/);
  });

  test("listens for the end of the process as long as it takes, and no longer", async () => {
    const before = process.listenerCount("exit");
    await attempt(() => attempt(() => expect(process.listenerCount("exit")).toBe(before + 1)));
    await expect(attempt(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(process.listenerCount("exit")).toBe(before);
  });
});
