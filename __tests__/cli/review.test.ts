import { Command } from "commander";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addReport } from "../../src/cli/report";
import { addReview } from "../../src/cli/review";
import { capturePrinted } from "../support/printed";

const printed = capturePrinted();
const folder = mkdtempSync(join(tmpdir(), "idc-review-"));
const project = process.cwd();
beforeEach(() => process.chdir(folder));
afterEach(() => process.chdir(project));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fixture = (name: string): string => join(__dirname, "../fixtures/plans", name, "plan.json");
const at = (name: string): string => join(folder, name);
function file(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

async function run(...args: readonly string[]): Promise<number> {
  printed.clear();
  process.exitCode = undefined;
  const program = new Command("idc").exitOverride().configureOutput({ writeErr: (text) => void process.stderr.write(text) });
  addReview(program);
  addReport(program);
  await program.parseAsync(args, { from: "user" }).catch((cause: { readonly exitCode?: number }) => { process.exitCode = cause.exitCode === 0 ? 0 : 2; });
  const code: unknown = process.exitCode;
  return Number(code ?? 0);
}

describe("idc review of plan files", () => {
  test("says what changes, and passes where nothing blocks", async () => {
    expect(await run("review", "--plan", `grants=${fixture("group-gains-one-account")}`)).toBe(0);
    expect(printed.out).toContain("+ AWS Auditors: Deployer in 333344445555");
  });

  test("exits with 1 where a guardrail blocks", async () => {
    expect(await run("review", "--plan", `grants=${fixture("administrator-access-attached")}`)).toBe(1);
    expect(printed.out).toContain("error admin-like-access");
  });

  test("a plan that can't be read whole is a misuse, and then nothing at all is reviewed: the other plan is not printed either", async () => {
    const cut = file("cut.json", readFileSync(fixture("no-change"), "utf8").slice(0, -100));
    expect(await run("review", "--plan", `grants=${fixture("group-gains-one-account")}`, "--plan", `broad=${cut}`, "--plan", "pilot=missing.json")).toBe(2);
    expect(printed.out).toBe("");
    expect(printed.err).toMatch(/cut off[\s\S]*there is no such file[\s\S]*nothing was reviewed/);
  });

  test.each([
    ["a file whose environment nobody names", ["--plan", fixture("no-change")], /does not say of which environment it is: write --plan <environment>=/],
    ["two plans of one environment", ["--plan", `a=${fixture("no-change")}`, "--plan", `a=${fixture("no-change")}`], /two plans are of "a"/],
    ["a folder", ["--plan", `a=${tmpdir()}`], /it is a folder/],
    ["a failed plan", ["--plan", `a=${fixture("errored")}`], /planning failed/],
    ["--plan beside --base", ["--plan", "a=b", "--base", "main"], /cannot be used with option/],
    ["--json beside --markdown", ["--plan", `a=${fixture("no-change")}`, "--json", "--markdown"], /cannot be used with option/],
    ["too few bytes for a comment", ["--plan", `a=${fixture("no-change")}`, "--max-bytes", "10"], /500 at least/],
    ["a reviewed file that is a plan", ["--plan", `a=${fixture("no-change")}`, "--reviewed", fixture("no-change")], /it is no review/],
    ["--base outside of a project", ["--base", "main"], /error/],
  ])("%s is a misuse with a sentence", async (_what, args, expected) => {
    expect(await run("review", ...args)).toBe(2);
    expect(printed.out).toBe("");
    expect(printed.err).toMatch(expected);
  });

  test("the environment is found in the file's name or its folder", async () => {
    mkdirSync(at("stacks/pilot"), { recursive: true });
    copyFileSync(fixture("no-change"), at("stacks/pilot/plan.json"));
    expect(await run("review", "pilot", "--plan", at("stacks/pilot/plan.json"))).toBe(0);
    expect(printed.out).toMatch(/^pilot {2}no change of access$/m);
  });

  test("what is written to a file is whole or not there, and nothing lies beside it", async () => {
    expect(await run("review", "--plan", `a=${fixture("group-gains-one-account")}`, "--markdown", "--output", at("review.md"))).toBe(0);
    expect(readFileSync(at("review.md"), "utf8")).toMatch(/^## Access review\n/);
    expect(await run("review", "--plan", `a=${fixture("group-gains-one-account")}`, "--output", at("nowhere/review.md"))).toBe(2);
    expect(printed.err).toContain("its folder does not exist");
    expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("a fresh plan compared with what was reviewed", () => {
  beforeAll(async () => {
    process.chdir(folder);
  });
  const reviewed = async (name: string): Promise<string> => {
    await run("review", "--plan", `grants=${fixture(name)}`, "--json", "--output", at("reviewed.json"));
    return at("reviewed.json");
  };

  test("the same change passes", async () => {
    expect(await run("review", "--plan", `grants=${fixture("group-gains-one-account")}`, "--reviewed", await reviewed("group-gains-one-account"))).toBe(0);
    expect(printed.err).toContain("this plan is the change that was reviewed");
  });

  test.each([
    ["another change", "grants", "group-loses-one-account", /planned, and not reviewed: .*\n.*reviewed, and no longer planned/],
    ["nothing any more", "grants", "no-change", /reviewed, and no longer planned: create aws_ssoadmin_account_assignment/],
    ["another environment", "broad", "group-gains-one-account", /"broad": the reviewed file has no plan of it/],
  ])("%s stops, and says what differs", async (_what, environment, name, expected) => {
    expect(await run("review", "--plan", `${environment}=${fixture(name)}`, "--reviewed", await reviewed("group-gains-one-account"))).toBe(1);
    expect(printed.err).toMatch(expected);
    expect(printed.err).toContain("do not apply it");
  });
});

describe("reviews of several runs as one", () => {
  test("every environment is in it, and the verdict is that of the worst", async () => {
    await run("review", "--plan", `pilot=${fixture("no-change")}`, "--json", "--output", at("pilot.json"));
    await run("review", "--plan", `broad=${fixture("administrator-access-attached")}`, "--json", "--output", at("broad.json"));
    expect(await run("review", "--from", at("pilot.json"), "--from", at("broad.json"))).toBe(1);
    expect(printed.out).toMatch(/^broad: .*blocked/);
    expect(printed.out).toMatch(/^pilot {2}no change of access$/m);
  });

  test.each([
    ["the same environment twice", (one: string) => ["--from", one, "--from", one], /two of the reviews are of "pilot"/],
    ["an environment whose review is missing", (one: string) => ["broad", "--from", one], /none of the reviews is of "broad"/],
    ["a review that was cut off", (one: string) => ["--from", file("cut.json", readFileSync(one, "utf8").slice(0, -50))], /not whole JSON/],
    ["a review of another version", () => ["--from", file("newer.json", '{"schema":"idc-review/9"}')], /"idc-review\/9", and idc-review\/1 is what is understood/],
    ["a damaged review", (one: string) => ["--from", file("damaged.json", readFileSync(one, "utf8").replace('"gained": []', '"gained": {}'))], /it is damaged/],
  ])("%s is a misuse", async (_what, args, expected) => {
    await run("review", "--plan", `pilot=${fixture("no-change")}`, "--json", "--output", at("pilot.json"));
    expect(await run("review", ...args(at("pilot.json")))).toBe(2);
    expect(printed.err).toMatch(expected);
  });
});

describe("idc report", () => {
  test("draws the change of a review into the project's access", async () => {
    await run("review", "--plan", `pilot=${fixture("group-gains-one-account")}`, "--json", "--output", at("pilot.json"));
    process.chdir(project);
    expect(await run("report", "--review", at("pilot.json"), "--output", at("report.html"))).toBe(0);
    expect(readFileSync(at("report.html"), "utf8")).toContain("AWS Auditors");
  });

  test("a review that can't be read leaves no report", async () => {
    process.chdir(project);
    expect(await run("report", "--review", fixture("no-change"), "--output", at("none.html"))).toBe(2);
    expect([printed.err, existsSync(at("none.html"))]).toEqual([expect.stringContaining("no report was written"), false]);
  });
});
