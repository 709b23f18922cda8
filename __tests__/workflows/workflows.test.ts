import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environments } from "../../environments";
import { PROJECT } from "../support/project-copy";
import { actions, blockAt, jobsOf, scriptsOf, workflows, type WorkflowFile } from "./files";

const all = [...workflows, ...actions];
const named = (files: readonly WorkflowFile[]) => files.map((file) => [file.name, file] as const);
const jobs = workflows.flatMap((file) => jobsOf(file).map(({ job, lines }) => [`${file.name} ${job}`, lines] as const));
const job = (name: string) => jobs.find(([one]) => one === name)?.[1].join("\n") ?? "";

test("there are workflows, actions and jobs to look at", () => {
  expect(workflows.map(({ name }) => name)).toEqual(["workflows/apply.yml", "workflows/drift.yml", "workflows/review.yml"]);
  expect(actions).toHaveLength(3);
  expect(jobs).toHaveLength(15);
  expect(all.flatMap(scriptsOf).length).toBeGreaterThan(20);
});

test.each(named(all))("%s: every action of others is pinned by its whole SHA, with the version for people", (_, { lines }) => {
  const uses = lines.filter((line) => /^\s*(?:- )?uses:/.test(line)).filter((line) => !/uses: \.\//.test(line));
  expect(uses.filter((line) => !/uses: [\w.-]+\/[\w.-]+(?:\/[\w.-]+)*@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
});

test("one version of each action in all files, so that an update forgets none", () => {
  const versions = new Map<string, Set<string>>();
  for (const line of all.flatMap(({ lines }) => lines)) {
    const [, name = "", version = ""] = /uses: ([\w./-]+)@(.*)$/.exec(line) ?? [];
    if (name !== "") versions.set(name, new Set([...(versions.get(name) ?? []), version]));
  }
  expect([...versions].filter(([, found]) => found.size !== 1)).toEqual([]);
});

test.each(named(workflows))("%s: no permission but what a job asks for", (_, { lines }) => {
  expect(lines).toContain("permissions: {}");
});

test.each(jobs)("%s: has permissions of its own, none of them write-all, and ends in time", (_, lines) => {
  expect(lines.filter((line) => line === "    permissions:")).toHaveLength(1);
  expect(lines.join("\n")).not.toMatch(/write-all|read-all/);
  expect(lines.filter((line) => /^ {4}timeout-minutes: \d+$/.test(line))).toHaveLength(1);
});

test("only these may write, and each only this", () => {
  const writes = jobs.flatMap(([name, lines]) => lines.flatMap((line) => (/^ {6}([\w-]+): write/.exec(line)?.[1] ?? []) || []).map((what) => `${name}: ${what}`));
  expect(writes.filter((line) => !line.endsWith(": id-token"))).toEqual(["workflows/drift.yml issue: issues", "workflows/review.yml review: pull-requests", "workflows/review.yml outdated: pull-requests"]);
});

test.each(jobs.filter(([, lines]) => lines.some((line) => line.includes("id-token: write"))))("%s: who may become a role in AWS is in an environment of GitHub, which the role's trust names", (_, lines) => {
  expect(lines.filter((line) => /^ {4}environment: (plan|federation|pilot|broad|management)$/.test(line))).toHaveLength(1);
});

test.each(named(all))("%s: nothing from outside is written into a script, and nothing runs with a fork's code and our secrets", (_, file) => {
  expect(scriptsOf(file).filter((script) => script.includes("${{"))).toEqual([]);
  expect(file.lines.join("\n")).not.toContain("pull_request_target");
  expect(file.lines.join("\n")).not.toContain("workflow_run");
});

test.each(named(workflows))("%s: the checkout leaves no token behind", (_, { lines }) => {
  for (const [index, line] of lines.entries()) if (line.includes("uses: actions/checkout@")) expect(blockAt(lines, index)).toContain("          persist-credentials: false");
});

test.each(named(all))("%s: of a plan only its review is kept", (_, { lines }) => {
  const uploads = lines.flatMap((line, index) => (line.includes("uses: actions/upload-artifact@") ? [blockAt(lines, index - 1).join("\n") + blockAt(lines, index).join("\n")] : []));
  for (const upload of uploads) expect(upload).toMatch(/^\s+path: (reviews|data|access-review)$/m);
  expect(lines.filter((line) => /plan\.json|tfplan|RUNNER_TEMP/.test(line))).toEqual([]);
});

test("a fork gets no credentials: the plan of a pull request asks where its code comes from", () => {
  expect(job("workflows/review.yml plan")).toContain("github.event.pull_request.head.repo.full_name == github.repository");
  for (const [name, lines] of jobs.filter(([one]) => one.startsWith("workflows/review.yml") && !one.endsWith(" plan"))) expect([name, lines.filter((line) => /secrets\.|id-token|^ {4}environment:/.test(line))]).toEqual([name, []]);
});

test("the required check runs always: GitHub counts one that was skipped as passed", () => {
  expect(job("workflows/review.yml review")).toMatch(/^ {4}if: always\(\)$/m);
});

describe("apply.yml", () => {
  const NAMES = ["federation", "pilot", "broad", "management"];

  test("has a job for every environment of this project, and lists them for the script", () => {
    expect(environments.map(({ name }) => name).toSorted()).toEqual(NAMES.toSorted());
    expect(job("workflows/apply.yml changes")).toContain(`JOBS: ${NAMES.join(" ")}`);
  });

  test.each(NAMES)("%s: one apply at a time, none broken off, and the environment of GitHub with its name", (name) => {
    const lines = job(`workflows/apply.yml ${name}`);
    expect(lines).toContain(`group: apply-${name}\n      cancel-in-progress: false`);
    expect(lines).toContain(`environment: ${name}\n`);
    expect(lines).toContain(`by-name).${name}) }}`);
    expect(lines).toContain(`needs.changes.outputs.changed), '${name}')`);
  });

  test.each([["pilot", "[find, changes, federation]"], ["broad", "[find, changes, federation, pilot, verify-pilot]"], ["management", "[find, changes, federation, pilot, verify-pilot]"]])("%s comes after what goes first, and not after a failure", (name, needs) => {
    expect(job(`workflows/apply.yml ${name}`)).toContain(`needs: ${needs}\n    if: \${{ !cancelled() && !failure() && `);
  });

  test("nothing is applied without a plan file: no script of any file says auto-approve", () => {
    const scripts = ["plan", "apply", "keep-review", "merge-reviews", "changed-environments", "drift-issue"].map((name) => readFileSync(join(PROJECT, ".ci", name), "utf8"));
    expect([...all.flatMap(scriptsOf), ...scripts].filter((script) => /auto-approve|terraform apply(?! )/.test(script))).toEqual([]);
  });
});
