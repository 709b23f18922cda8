import { Command } from "commander";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addComment } from "../../src/cli/comment";
import { addFindReview } from "../../src/cli/find-review";
import { GAIN, QUIET, reviewFile } from "../github/review-files";
import { startGitHub, type GitHubServer } from "../support/github-server";
import { capturePrinted } from "../support/printed";

const TOKEN = "ghs_never_shown";
const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), "idc-comment-"));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const printed = capturePrinted();
let github: GitHubServer;

beforeEach(async () => {
  github = await startGitHub();
  Object.assign(process.env, {
    GITHUB_API_URL: github.api, GITHUB_TOKEN: TOKEN, GITHUB_REPOSITORY: "tarnholt/access", GITHUB_EVENT_PATH: file("event.json", '{"pull_request":{"number":7}}'),
    GITHUB_SERVER_URL: "https://github.test", GITHUB_RUN_ID: "99",
  });
  file("review.md", "## 1 grant gained\n");
  file("changed.json", reviewFile(GAIN));
  file("quiet.json", reviewFile(QUIET));
});
afterEach(() => {
  for (const name of Object.keys(process.env)) if (name.startsWith("GITHUB_")) delete process.env[name];
  Object.assign(process.env, before);
  return github.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<number> {
  printed.clear();
  process.exitCode = undefined;
  const program = new Command("idc").exitOverride();
  addComment(program);
  addFindReview(program);
  await program.parseAsync(args.map((arg) => arg.replace("@", `${folder}/`)), { from: "user" });
  expect(printed.out + printed.err).not.toContain(TOKEN);
  const code: unknown = process.exitCode;
  return Number(code ?? 0);
}

test("a change is said, changed, and taken back", async () => {
  expect(await run("comment", "--file", "@review.md", "--review", "@changed.json")).toBe(0);
  expect(printed.out).toBe("comment created: https://github.test/tarnholt/access/pull/7#issuecomment-1001\n");
  expect(await run("comment", "--file", "@review.md", "--review", "@quiet.json")).toBe(0);
  expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining("No access changes any more")]);
});

test("a pull request that never changed anything gets no comment", async () => {
  expect(await run("comment", "--file", "@review.md", "--review", "@quiet.json")).toBe(0);
  expect([printed.out, github.comments]).toEqual(["comment nothing to say\n", []]);
});

test("without the review file the text is said as it is", async () => {
  await run("comment", "--file", "@review.md");
  expect(github.comments).toHaveLength(1);
});

test("what is only to replace an earlier comment makes none", async () => {
  await run("comment", "--file", "@review.md", "--only-update");
  expect(github.comments).toEqual([]);
  await run("comment", "--file", "@review.md");
  file("failed.md", "the last push could not be reviewed\n");
  await run("comment", "--file", "@failed.md", "--only-update");
  expect(github.comments.map(({ body }) => body)).toEqual([expect.stringContaining("could not be reviewed")]);
});

test("a text that is too long says in which run the whole is", async () => {
  file("long.md", "a line\n".repeat(20_000));
  await run("comment", "--file", "@long.md");
  expect(github.comments[0]?.body).toContain("The whole is with the run: https://github.test/tarnholt/access/actions/runs/99.");
});

describe("where commenting is not possible", () => {
  const without = () => void delete process.env["GITHUB_TOKEN"];
  const readOnly = () => void (github.readOnly = true);

  test.each([
    ["without a token", without, /GITHUB_TOKEN is not set/],
    ["with the token of a fork's run", readOnly, /the token may not comment \(POST .*: 403 Resource not accessible by integration\)/],
  ])("%s it is said, and is an error unless it was expected", async (_, prepare, why) => {
    prepare();
    expect(await run("comment", "--file", "@review.md")).toBe(2);
    expect(printed.err).toMatch(why);
    expect(await run("comment", "--file", "@review.md", "--if-possible")).toBe(0);
    expect(printed.out).toMatch(/^no comment on pull request 7: /);
    expect(printed.out).toMatch(why);
    expect(printed.err).toBe("");
  });

  test.each([
    ["a bad token", () => void (github.fault = () => ({ status: 401, body: { message: "Bad credentials" } })), /401 Bad credentials/],
    ["a pull request that is not there", () => void file("event.json", '{"pull_request":{"number":8}}'), /404 Not Found/],
  ])("%s is an error even so", async (_, prepare, why) => {
    prepare();
    expect(await run("comment", "--file", "@review.md", "--if-possible")).toBe(2);
    expect(printed.err).toMatch(why);
  });
});

test("everything that is wrong with the call is said at once, and nothing is asked of GitHub", async () => {
  process.env["GITHUB_REPOSITORY"] = "x";
  expect(await run("comment", "--file", "@missing.md", "--pull-request", "no")).toBe(2);
  expect(printed.err.split("\n")).toHaveLength(4);
  expect(github.calls).toEqual([]);
});

test.each([
  ["an empty text", ["--file", "@empty.md"], /which says nothing/],
  ["a review file that is none", ["--file", "@review.md", "--review", "@review.md"], /it is not whole JSON/],
  ["a review file that is not there", ["--file", "@review.md", "--review", "@missing.json"], /can't be read/],
])("%s is misuse", async (_, args, message) => {
  file("empty.md", "\n");
  expect(await run("comment", ...args)).toBe(2);
  expect(printed.err).toMatch(message);
  expect(github.calls).toEqual([]);
});

describe("idc find-review", () => {
  const COMMIT = "c".repeat(40);
  const known = (pulls: unknown) => github.answers
    .set("/repos/tarnholt/access", { default_branch: "main" })
    .set(`/repos/tarnholt/access/commits/${COMMIT}/pulls?per_page=100`, pulls)
    .set(`/repos/tarnholt/access/actions/workflows/review.yml/runs?head_sha=${COMMIT}&status=completed&per_page=100`, {
      workflow_runs: [{ id: 5, event: "merge_group", conclusion: "success", head_branch: "q", head_repository: { full_name: "tarnholt/access" }, run_started_at: "2026-11-24T09:00:00Z", html_url: "https://github.test/runs/5" }],
    })
    .set("/repos/tarnholt/access/actions/runs/5/artifacts?name=access-review&per_page=100", { artifacts: pulls === undefined ? [] : [{ id: 50, name: "access-review", expired: false, created_at: "2026-11-24T09:00:00Z" }] });

  test("gives the run and the file to the next steps", async () => {
    known([]);
    expect(await run("find-review", "--commit", COMMIT, "--output", "@output")).toBe(0);
    expect(printed.out).toBe("the review of cccccccccccc is the merge queue's: https://github.test/runs/5\n");
    expect(readFileSync(join(folder, "output"), "utf8")).toBe("run=5\nartifact=50\nurl=https://github.test/runs/5\n");
  });

  test("ends with 1 where there is none, and gives the reason in one line", async () => {
    known([]).set("/repos/tarnholt/access/actions/runs/5/artifacts?name=access-review&per_page=100", { artifacts: [] });
    expect(await run("find-review", "--commit", COMMIT, "--output", "@none")).toBe(1);
    expect(readFileSync(join(folder, "none"), "utf8")).toBe("why=its review, the merge queue's, has no file access-review: https://github.test/runs/5\n");
    expect(printed.err).toMatch(/^error its review/);
  });

  test("misuse is told at once, and GitHub is not asked", async () => {
    delete process.env["GITHUB_TOKEN"];
    expect(await run("find-review", "--commit", "main", "--workflow", "../x")).toBe(2);
    expect(printed.err).toMatch(/full SHA.*\n.*--workflow is "\.\.\/x".*\n.*GITHUB_TOKEN is not set/);
    expect(github.calls).toEqual([]);
  });
});
