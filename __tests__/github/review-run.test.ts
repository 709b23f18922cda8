import { connect } from "../../src/github/api";
import { findReviewRun } from "../../src/github/review-run";
import { startGitHub, type GitHubServer } from "../support/github-server";

const [COMMIT, HEAD] = ["c".repeat(40), "a".repeat(40)];
const OURS = { full_name: "tarnholt/access" };
const PULL = { number: 7, merged_at: "2026-11-24T10:00:00Z", merge_commit_sha: COMMIT, head: { sha: HEAD, ref: "payments", repo: OURS }, base: { ref: "main" } };
const RUN = { id: 70, event: "pull_request", conclusion: "success", head_branch: "payments", head_repository: OURS, run_started_at: "2026-11-24T09:00:00Z", html_url: "https://github.test/runs/70" };
const FILE = { id: 700, name: "access-review", expired: false, created_at: "2026-11-24T09:10:00Z" };

let github: GitHubServer;
beforeEach(async () => { github = await startGitHub(); });
afterEach(() => github.close());

interface World {
  readonly pulls?: readonly object[];
  readonly ofHead?: readonly object[];
  readonly ofCommit?: readonly object[];
  readonly files?: readonly object[];
}
async function find({ pulls = [PULL], ofHead = [RUN], ofCommit = [], files = [FILE] }: World) {
  const at = "/repos/tarnholt/access";
  const runs = (sha: string) => `${at}/actions/workflows/review.yml/runs?head_sha=${sha}&status=completed&per_page=100`;
  github.answers
    .set(at, { default_branch: "main" })
    .set(`${at}/commits/${COMMIT}/pulls?per_page=100`, pulls)
    .set(runs(HEAD), { workflow_runs: ofHead })
    .set(runs(COMMIT), { workflow_runs: ofCommit });
  for (const id of [70, 71, 72]) github.answers.set(`${at}/actions/runs/${id}/artifacts?name=access-review&per_page=100`, { artifacts: files });
  return findReviewRun(connect({ api: github.api, token: "t", wait: async () => undefined }), { repository: "tarnholt/access", commit: COMMIT, workflow: "review.yml", artifact: "access-review" });
}

test("the review of the last commit of the pull request that was merged", async () => {
  expect(await find({})).toEqual({ run: 70, artifact: 700, url: "https://github.test/runs/70", of: "that of pull request 7" });
});

test.each<[string, World, object]>([
  ["a second attempt of it", { ofHead: [RUN, { ...RUN, id: 71, run_started_at: "2026-11-24T11:00:00Z" }] }, { run: 71 }],
  ["the newer file of two attempts", { files: [FILE, { ...FILE, id: 701, created_at: "2026-11-24T11:00:00Z" }] }, { artifact: 701 }],
  ["one that was cancelled by the next push does not count", { ofHead: [RUN, { ...RUN, id: 71, conclusion: "cancelled", run_started_at: "2026-11-24T11:00:00Z" }] }, { run: 70 }],
  ["the merge queue's, of the very commit", { ofHead: [], ofCommit: [{ ...RUN, id: 72, event: "merge_group" }] }, { run: 72, of: "the merge queue's" }],
  ["one started by hand on main, for a plan that had changed since", { ofCommit: [{ ...RUN, id: 72, event: "workflow_dispatch", head_branch: "main", run_started_at: "2026-11-24T12:00:00Z" }] }, { run: 72 }],
  ["one started by hand after a direct push", { pulls: [], ofCommit: [{ ...RUN, id: 72, event: "workflow_dispatch", head_branch: "main" }] }, { run: 72 }],
  ["the pull request into main, and not the one into another branch", { pulls: [{ ...PULL, number: 6, base: { ref: "next" } }, PULL] }, { of: "that of pull request 7" }],
])("%s", async (_, world, expected) => {
  expect(await find(world)).toMatchObject(expected);
});

test.each<[string, World, RegExp]>([
  ["a direct push", { pulls: [] }, /commit cccccccccccc came from no merged pull request: it was pushed directly/],
  ["a pull request that holds the commit but was not merged", { pulls: [{ ...PULL, merged_at: null }] }, /came from no merged pull request/],
  ["a pull request merged as another commit", { pulls: [{ ...PULL, merge_commit_sha: "d".repeat(40) }] }, /came from no merged pull request/],
  ["a fork, whose run may have made the file itself", { pulls: [{ ...PULL, head: { ...PULL.head, repo: { full_name: "mallory/access" } } }] }, /pull request 7 came from a fork/],
  ["a fork that is gone", { pulls: [{ ...PULL, head: { ...PULL.head, repo: null } }] }, /came from a fork/],
  ["a run of a fork's branch at the same commit", { ofHead: [{ ...RUN, head_repository: { full_name: "mallory/access" } }] }, /pull request 7 has no finished review/],
  ["a run for another branch at the same commit", { ofHead: [{ ...RUN, head_branch: "other" }] }, /has no finished review/],
  ["a run by hand on a branch", { pulls: [], ofCommit: [{ ...RUN, event: "workflow_dispatch", head_branch: "payments" }] }, /pushed directly/],
  ["a push's run", { pulls: [], ofCommit: [{ ...RUN, event: "push", head_branch: "main" }] }, /pushed directly/],
  ["no run", { ofHead: [] }, /has no finished review of its last commit/],
  ["a review that blocked, merged all the same", { ofHead: [{ ...RUN, conclusion: "failure" }] }, /did not pass \(failure\): https:\/\/github\.test\/runs\/70/],
  ["a review that passed first and was blocked when run again", { ofHead: [RUN, { ...RUN, id: 71, conclusion: "failure", run_started_at: "2026-11-24T11:00:00Z" }] }, /did not pass/],
  ["a file that expired", { files: [{ ...FILE, expired: true }] }, /has no file access-review any more: it expired/],
  ["a run without the file", { files: [{ ...FILE, name: "access-review-old" }] }, /has no file access-review: /],
])("%s is no review, and the reason is said", async (_, world, missing) => {
  expect(await find(world)).toEqual({ missing: expect.stringMatching(missing) as string });
});

test("an answer of another form is a sentence", async () => {
  await expect(find({ ofHead: [{ id: "70" }] })).rejects.toMatchObject({ message: expect.stringContaining("in a form that is not GitHub's") as string });
});
