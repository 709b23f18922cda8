import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, idc, PROJECT, withEdit } from "../support/project-copy";

const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(() => {
  const git = (...words: string[]) => execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...words], { cwd: folder, stdio: "ignore" });
  git("init", "-q", "-b", "main");
  writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  git("add", "-A");
  git("commit", "-q", "-m", "base");
});

const FILE = "environments/guardrails.ts";
const BROAD = "environments/broad.ts";
const review = () => idc(folder, "review", "--base", "main", "broad");
/** Deployers get break-glass, which is an administrator's. */
const giveAdmin = (text: string) => text.replace('assign(["break-glass"]).to("BreakGlass")', 'assign(["break-glass", "orders-engineers"]).to("BreakGlass")');

test("a change that gives a group administrator's access is blocked by the project's guardrails", () => {
  const { status, stdout } = withEdit(folder, BROAD, giveAdmin, review);
  expect(stdout).toContain("error admin-like-access: AWS Orders Engineers gets admin-like access with BreakGlass");
  expect(stdout).not.toContain("AWS Break Glass gets admin-like access");
  expect(status).toBe(1);
});

test("a change that brings its own waiver passes, and shows what it brings and who answers for it", () => {
  const subject = /subject for a waiver: (AWS Orders Engineers: BreakGlass in .*)/.exec(withEdit(folder, BROAD, giveAdmin, review).stdout)?.[1] ?? "";
  const waiver = `waivers: [{ rule: "admin-like-access", environment: "broad", subject: ${JSON.stringify(subject)}, reason: "the move to the new platform", owner: "Ana Silva", until: new Date(Date.now() + 864e5).toISOString().slice(0, 10) }],`;
  const { status, stdout } = withEdit(folder, FILE, (text) => text.replace("waivers: [],", waiver), () => withEdit(folder, BROAD, giveAdmin, review));
  expect(stdout).toMatch(/waived admin-like-access: AWS Orders Engineers .*\n\s+waived until 20\d\d-\d\d-\d\d by Ana Silva: the move to the new platform \(the waiver is part of this change\)/);
  expect(stdout).toContain("warning guardrails-loosened: this change brings a waiver of admin-like-access for AWS Orders Engineers");
  expect(status).toBe(0);
});

test("guardrails that can't be read stop the review: without them what they forbid would pass", () => {
  const { status, stdout, stderr } = withEdit(folder, FILE, (text) => text.replace('"break-glass"', '"break-glas"'), () => idc(folder, "review", "--plan", `broad=${join(PROJECT, "__tests__/fixtures/plans/no-change/plan.json")}`));
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("the guardrails of this project can't be read, and without them nothing is judged");
  expect(stderr).toContain("nothing was reviewed");
});

test("idc check reports them with all other data", () => {
  const { status, stderr } = withEdit(folder, FILE, (text) => text.replace('"break-glass"', '"break-glas"'), () => idc(folder, "check"));
  expect(status).toBe(1);
  expect(stderr).toContain('error guardrails.adminGroups[0] [guardrails]\n    given    group "break-glas"\n    allowed  a group of the catalog\n    fix      did you mean "break-glass"?');
  expect(idc(folder, "check").stdout).toContain(", and the guardrails of reviews: no error");
});
