import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { GAIN, QUIET, QUIET_DATA, reviewFile } from "../github/review-files";
import { needs } from "../support/needs";
import { copyProject, PROJECT } from "../support/project-copy";
import { toolsHere } from "../support/tools";

const folder = copyProject();
const withTerraform = needs("Terraform", toolsHere().hasTerraform);
beforeAll(() => {
  cpSync(join(PROJECT, ".ci"), join(folder, ".ci"), { recursive: true });
  // The stacks below need no provider, so they hold nothing that is access: in this copy that blocks nothing, and the data grants nothing either.
  edit("src/review/rules/unreviewed-resources.ts", /severity: "error"/, 'severity: "warning"');
  edit("environments/pilot.ts", /assignments: \[[^]*\],\n\}\);/, "assignments: [],\n});");
});
beforeEach(() => {
  for (const name of ["reviews", "plans", "data", "access-review", "reviewed", "temp", "summary"]) rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, "temp"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (...parts: readonly string[]) => join(folder, ...parts);
const write = (path: string, text: string) => {
  mkdirSync(at(path, ".."), { recursive: true });
  writeFileSync(at(path), text);
};

function edit(file: string, from: RegExp, to: string): void {
  const before = readFileSync(at(file), "utf8");
  const after = before.replace(from, to);
  if (after === before) throw new Error(`the edit of ${file} changes nothing`);
  writeFileSync(at(file), after);
}

function script(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(at(".ci", name), args, {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, CI: "", TF_CLI_CONFIG_FILE: at("cli.tfrc"), CHECKPOINT_DISABLE: "1", RUNNER_TEMP: at("temp"), GITHUB_STEP_SUMMARY: at("summary"), GITHUB_REPOSITORY: "tarnholt/access", ...env },
  });
  const values = Object.fromEntries(stdout.split("\n").flatMap((line) => (/^[\w-]+=/.test(line) ? [line.split(/=(.*)/s).slice(0, 2)] : []))) as Record<string, string>;
  return { status, stdout, stderr, values };
}
const summary = () => (existsSync(at("summary")) ? readFileSync(at("summary"), "utf8") : "");

/** A stack that needs no provider: one resource, and a check that passes or not. */
function stack(input: string, passes = true): void {
  write("cdktf.out/stacks/pilot/cdk.tf.json", JSON.stringify({
    terraform: { backend: { local: { path: "here.tfstate" } } },
    resource: { terraform_data: { one: { input } } },
    check: { groups: { assert: [{ condition: `\${terraform_data.one.input ${passes ? "==" : "!="} "${input}"}`, error_message: "grants wait" }] } },
  }));
}

describe("plan, review, apply", () => {
  beforeEach(() => {
    write("cli.tfrc", "");
    rmSync(at("cdktf.out"), { recursive: true, force: true });
    stack("first");
  });

  withTerraform("exactly the plan that was reviewed is applied, and then nothing is left to do", async () => {
    const review = script("plan", ["pilot", "-lock=false"]);
    expect(review).toMatchObject({ status: 0, stderr: "", values: { changed: "true", waiting: "0" } });
    expect(script("keep-review", ["pilot", review.values["json"] ?? "", "true"]).status).toBe(0);
    expect(readdirSync(at("reviews"))).toEqual(["pilot.changed", "pilot.json"]);
    cpSync(at("reviews/pilot.json"), at("reviewed/review.json"));

    const fresh = script("plan", ["pilot"]);
    expect(script("keep-review", ["pilot", fresh.values["json"] ?? "", "true", "reviewed/review.json"])).toMatchObject({ status: 0, stderr: expect.stringContaining("is the change that was reviewed") as string });
    expect(script("apply", ["pilot", fresh.values["file"] ?? ""]).status).toBe(0);
    expect(readdirSync(at("temp")).filter((name) => /tfplan|plan\.json/.test(name))).toEqual([]);
    expect(script("plan", ["pilot"]).values).toMatchObject({ changed: "false" });
    expect(summary()).toBe("");
  });

  withTerraform("a plan that is another one stops, says in the summary what differs, and leaves its review", async () => {
    cpSync(reviewOf("pilot"), at("reviewed/review.json"));
    stack("second");
    const fresh = script("plan", ["pilot"]);
    const stopped = script("keep-review", ["pilot", fresh.values["json"] ?? "", "true", "reviewed/review.json"]);
    expect(stopped.status).toBe(1);
    expect(stopped.stderr).toContain("planned with other values than reviewed: create terraform_data.one");
    expect(summary()).toMatch(/^## pilot: not applied\n\n```text\n[^`]*other values than reviewed[^`]*\n```\n\n/);
    expect(readdirSync(at("reviews"))).toContain("pilot.json");
  });

  withTerraform("the reviewed change is not applied where a guardrail blocks it now", async () => {
    cpSync(reviewOf("pilot"), at("reviewed/review.json"));
    const { values } = script("plan", ["pilot"]);
    edit("src/review/rules/unreviewed-resources.ts", /severity: "warning"/, 'severity: "error"');
    const stopped = script("keep-review", ["pilot", values["json"] ?? "", "true", "reviewed/review.json"]);
    edit("src/review/rules/unreviewed-resources.ts", /severity: "error"/, 'severity: "warning"');
    expect(stopped.status).toBe(1);
    expect(summary()).toMatch(/^## pilot: not applied\n/);
  });

  withTerraform("changes that nobody reviewed stop with the reason and the way out", async () => {
    const fresh = script("plan", ["pilot"]);
    const stopped = script("keep-review", ["pilot", fresh.values["json"] ?? "", "true", "reviewed/review.json", "commit c came from no merged pull request"]);
    expect(stopped.status).toBe(1);
    expect(summary()).toContain("commit c came from no merged pull request");
    expect(summary()).toContain('start "Access review" by hand');
  });

  withTerraform("where nothing changes no review is asked for", async () => {
    const first = script("plan", ["pilot"]);
    script("apply", ["pilot", first.values["file"] ?? ""]);
    const { values } = script("plan", ["pilot"]);
    expect(script("keep-review", ["pilot", values["json"] ?? "", values["changed"] ?? "", "reviewed/review.json"]).status).toBe(0);
    expect(readdirSync(at("reviews"))).toEqual(["pilot.json"]);
  });

  withTerraform("a plan that another apply overtook is refused by Terraform, and said so", async () => {
    cpSync(script("plan", ["pilot"]).values["file"] ?? "", at("temp/late.tfplan"));
    const other = script("plan", ["pilot"]);
    expect(script("apply", ["pilot", other.values["file"] ?? ""]).status).toBe(0);
    const late = script("apply", ["pilot", at("temp/late.tfplan")]);
    expect(late.status).toBe(1);
    expect(late.stderr).toMatch(/Saved plan is stale[\s\S]*was overtaken by another apply/);
  });

  withTerraform("what waits is counted", async () => {
    stack("first", false);
    expect(script("plan", ["pilot"]).values).toMatchObject({ waiting: "1" });
  });

  withTerraform("a plan that fails is no plan, even where a file was written", async () => {
    write("cdktf.out/stacks/pilot/cdk.tf.json", JSON.stringify({ terraform: { backend: { local: { path: "here.tfstate" } } }, resource: { terraform_data: { one: { input: "${file(\"/nowhere\")}" } } } }));
    expect(script("plan", ["pilot"])).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("terraform plan of pilot ended with 1") as string });
  });

  withTerraform("nothing of the plan stands in the log", async () => {
    stack("a-value-of-the-plan");
    const { stdout, stderr } = script("plan", ["pilot"]);
    expect(stdout + stderr).not.toContain("a-value-of-the-plan");
  });

  function reviewOf(name: string): string {
    const { values } = script("plan", [name]);
    script("keep-review", [name, values["json"] ?? "", "true"]);
    return at("reviews", `${name}.json`);
  }
});

test("in CI a state in a local file is refused: a plan would make everything again", () => {
  stack("first");
  expect(script("plan", ["pilot"], { CI: "true" })).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("the state of pilot is a local file") as string });
});

test.each([["no-such-environment", 2, /there is no cdktf\.out\/stacks\/no-such-environment/]])("an environment that was not synthesized: %s", (name, status, message) => {
  const ran = script("plan", [name]);
  expect([ran.status, ran.stderr]).toEqual([status, expect.stringMatching(message)]);
});

describe("one review of many", () => {
  const NAMES = '["pilot","broad"]';

  test("the plans of all environments are one review", () => {
    write("plans/pilot.json", reviewFile(GAIN));
    write("plans/broad.json", reviewFile({ ...QUIET, environment: "broad" }));
    expect(script("merge-reviews", [NAMES, "x"])).toMatchObject({ status: 0, values: { blocked: "false", missing: "" } });
    expect((JSON.parse(readFileSync(at("access-review/review.json"), "utf8")) as { environments: unknown[] }).environments).toHaveLength(2);
    expect(readFileSync(at("access-review/review.md"), "utf8")).not.toContain("Not planned");
    expect(readdirSync(at("access-review"))).toEqual(["report.html", "review.json", "review.md"]);
  });

  test("the review says of which commit it is, and where the page lies", () => {
    write("plans/pilot.json", reviewFile(GAIN));
    script("merge-reviews", ['["pilot"]', "", "c".repeat(40)], { GITHUB_RUN_ID: "9", GITHUB_SERVER_URL: "https://github.test" });
    expect(readFileSync(at("access-review/review.md"), "utf8")).toMatch(/<sub>Commit `cccccccccccc`\. [^\n]*\[this run\]\(https:\/\/github\.test\/tarnholt\/access\/actions\/runs\/9\)\.<\/sub>\n$/);
    expect(JSON.parse(readFileSync(at("access-review/review.json"), "utf8"))).toMatchObject({ commit: "c".repeat(40) });
  });

  test("an environment without a plan stands on top, before anything that looks like a result", () => {
    write("plans/pilot.json", reviewFile(GAIN));
    expect(script("merge-reviews", [NAMES, "Its job failed, see the run."]).values).toMatchObject({ missing: "broad" });
    expect(readFileSync(at("access-review/review.md"), "utf8")).toMatch(/^> \*\*Not planned:\*\* `broad`\. Its job failed, see the run\.\n\n/);
  });

  test("without any plan the data is what there is, and it is said that there is no plan", () => {
    write("data/review.json", reviewFile(QUIET_DATA));
    expect(script("merge-reviews", [NAMES, "A fork gets no credentials."]).status).toBe(0);
    expect(readFileSync(at("access-review/review.md"), "utf8")).toContain("A fork gets no credentials.");
  });

  test("with neither there is no review, and that is an error", () => {
    expect(script("merge-reviews", [NAMES])).toMatchObject({ status: 2, stdout: "" });
  });

  test("a guardrail that blocks is told to the next step, and the review is written", () => {
    const finding = { rule: "wildcard-admin", severity: "error", subject: "x", what: "x", why: "x", fix: "x" } as const;
    write("plans/pilot.json", reviewFile({ ...GAIN, findings: [finding] }).replace('"pass"', '"blocked"'));
    expect(script("merge-reviews", ['["pilot"]'])).toMatchObject({ status: 0, values: { blocked: "true" } });
    expect(existsSync(at("access-review/review.md"))).toBe(true);
  });

  test("a review that is damaged is an error, and nothing is told", () => {
    write("plans/pilot.json", reviewFile(GAIN).slice(0, 100));
    expect(script("merge-reviews", ['["pilot"]'])).toMatchObject({ status: 1, stdout: "" });
  });
});

describe("with a command gh that answers as told", () => {
  const gh = (body: string) => {
    write("fake/gh", `#!/usr/bin/env bash\necho "$*" >> "${at("fake/calls")}"\n${body}\n`);
    chmodSync(at("fake/gh"), 0o755);
  };
  const PATH = `${at("fake")}:${process.env["PATH"] ?? ""}`;
  const calls = () => (existsSync(at("fake/calls")) ? readFileSync(at("fake/calls"), "utf8") : "");
  beforeEach(() => rmSync(at("fake"), { recursive: true, force: true }));

  const JOBS = { PATH, JOBS: "federation pilot broad", WITH_APPROVAL: "broad" };

  test.each<[string, readonly string[], string, Record<string, string>, string]>([
    ["nothing changes", [], "exit 1", {}, "[]"],
    ["what needs no approval is not looked up", ["pilot", "federation"], "exit 1", {}, '["federation","pilot"]'],
    ["broad has reviewers", ["broad"], "echo required_reviewers; echo branch_policy", {}, '["broad"]'],
    ["broad has none: it waits", ["pilot", "broad"], "echo branch_policy", {}, '["pilot"]'],
    ["broad's environment is missing, which GitHub would make without protection", ["broad"], "echo HTTP 404 >&2; exit 1", {}, "[]"],
    ["broad has none, and a person started this", ["broad"], "echo branch_policy", { GITHUB_EVENT_NAME: "workflow_dispatch" }, '["broad"]'],
  ])("%s", (_, changed, answer, env, expected) => {
    gh(answer);
    mkdirSync(at("plans"), { recursive: true });
    for (const name of changed) write(`plans/${name}.changed`, "");
    expect(script("changed-environments", [], { ...JOBS, ...env })).toMatchObject({ status: 0, values: { changed: expected } });
  });

  test("an environment that no job applies is an error, and not forgotten", () => {
    gh("exit 1");
    write("plans/emea.changed", "");
    expect(script("changed-environments", [], JOBS)).toMatchObject({ status: 1, stdout: "", stderr: expect.stringContaining("environment emea has changes and no job") as string });
  });

  const DRIFT = { PATH, GITHUB_SERVER_URL: "https://github.test", GITHUB_RUN_ID: "9" };
  const OPEN = 'case "$2" in list) echo 12 ;; esac';
  const NONE = 'case "$2" in list) ;; esac';

  test.each<[string, string, string, boolean, RegExp]>([
    ["a first difference opens the issue", NONE, "success", true, /issue create .*--title Access differs from the code --body-file drift\.md/],
    ["the next one updates it", OPEN, "success", true, /issue edit 12 /],
    ["a plan that failed keeps it open", OPEN, "failure", false, /issue edit 12 /],
    ["no difference closes it", OPEN, "success", false, /issue close 12 /],
    ["no difference and no issue: only the question", NONE, "success", false, /^issue list [^\n]*\n$/],
  ])("%s", (_, answer, planned, differs, expected) => {
    gh(answer);
    mkdirSync(at("plans"), { recursive: true });
    if (differs) write("plans/pilot.changed", "");
    write("access-review/review.md", "## 1 grant lost\n");
    expect(script("drift-issue", [planned], DRIFT).status).toBe(0);
    expect(calls()).toMatch(expected);
  });
});
