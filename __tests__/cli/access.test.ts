import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, idc, withEdit } from "../support/project-copy";

const folder = copyProject();
afterAll(() => rmSync(folder, { recursive: true }));

const NO_STACK = /\n\s+at /;

function git(...words: string[]): void {
  execFileSync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...words], { cwd: folder, stdio: "ignore" });
}

test("a group of the company, in a line a permission set", () => {
  const { status, stdout, stderr } = idc(folder, "access", "--group", "AWS Payments Engineers");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/^AWS Payments Engineers \(payments-engineers\): /);
  expect(stdout).toMatch(/^pilot-ReadOnly +pilot +waits +all \d+ of Workloads\/NonProd \(direct\) +environments\/pilot\.ts:\d+$/m);
});

test("without a question, everything; in each format", () => {
  expect(idc(folder, "access").stdout).toMatch(/^everything that is granted: \d+ grants, /);
  expect(JSON.parse(idc(folder, "access", "--json").stdout)).toMatchObject({ schema: "idc-access/1" });
  expect(idc(folder, "access", "--csv").stdout).toMatch(/^change,environment,/);
  expect(idc(folder, "access", "--markdown").stdout).toMatch(/^\*\*everything that is granted/);
});

test("a person, by a members file and by standard input", () => {
  const file = join(folder, "members.csv");
  writeFileSync(file, "group,login\nAWS FinOps,ana@example.com\n");
  expect(idc(folder, "access", "--user", "ana@example.com", "--members", file).stdout).toMatch(/^ana@example\.com, in AWS FinOps: \d+ grants/);
  rmSync(file);
});

test("who can do an action in an account", () => {
  const { status, stdout } = idc(folder, "access", "--can", "rds:CreateDBSnapshot", "--account", "payments-prod");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^yes +AWS Payments On Call +pilot-DatabaseOperator +pilot .*\n +reason: peak season.*\n +inline policy, statement "LookAfterDatabases" allows it on \*$/m);
  expect(stdout).toContain("not computed: service control");
});

test("what differs from a commit, a dirty working tree included", () => {
  git("init", "-q", "-b", "main");
  writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
  git("add", "-A");
  git("commit", "-q", "-m", "all");
  expect(idc(folder, "access", "--between", "HEAD").stdout).toMatch(/to the working tree: nothing differs$/m);
  const { status, stdout } = withEdit(folder, "environments/pilot.ts", (text) => text.replace('account("payments-dev"), ', ""), () => idc(folder, "access", "--between", "main", "-e", "pilot"));
  expect(status).toBe(0);
  expect(stdout).toMatch(/^- +AWS Payments Engineers +pilot-Deployer +pilot +waits +payments-dev +environments\/pilot\.ts:\d+$/m);
  expect(idc(folder, "access", "--between", "HEAD", "main").stdout).toMatch(/nothing differs$/m);
});

test.each([
  [["--group", "payments-oncal"], /did you mean "payments-oncall"\?/],
  [["--user", "ana"], /say who is in which group with --members FILE/],
  [["--members", "x.json"], /say whom you ask about/],
  [["--user", "a", "--members", "nosuch.json"], /nosuch\.json can't be read: there is no such file/],
  [["--user", "a", "--members", "package.json"], /package\.json has no members that can be read: "name" has no list of logins/],
  [["--between", "--json"], /argument missing|is no name of a commit/],
  [["--between", "nosuch"], /there is no commit "nosuch" here|in no git repository/],
  [["--between", "a", "b", "c"], /takes one commit or two, here are 3: a b c/],
  [["--json", "--csv"], /cannot be used with/],
  [["--can"], /argument missing/],
  [["payments-oncall"], /too many arguments/],
])("misuse %j is exit 2 and a sentence", (words, message) => {
  const { status, stdout, stderr } = idc(folder, "access", ...words);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(NO_STACK);
});

test("data with errors is exit 1, and no answer", () => {
  const { status, stdout, stderr } = withEdit(folder, "environments/pilot.ts", (text) => text.replace('"payments-oncall"', '"payments-oncal"'), () => idc(folder, "access"));
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("payments-oncal");
});
