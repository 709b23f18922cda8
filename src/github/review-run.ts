import { z } from "zod";
import type { GitHub } from "./api";
import { GitHubError } from "./error";

/** The run of the review workflow that people looked at before this commit came to be, and its file. */
export interface ReviewRun {
  readonly run: number;
  readonly artifact: number;
  readonly url: string;
  /** What it reviewed, as a person says it. */
  readonly of: string;
}

export interface Wanted {
  readonly repository: string;
  /** Full SHA of the commit that is to be applied. */
  readonly commit: string;
  /** File name of the review workflow. */
  readonly workflow: string;
  /** Name of the artifact with the review file. */
  readonly artifact: string;
}

const repositoryShape = z.object({ default_branch: z.string() });
const fullName = z.object({ full_name: z.string() });
const pullsShape = z.array(z.object({
  number: z.number(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  head: z.object({ sha: z.string(), ref: z.string(), repo: fullName.nullable() }),
  base: z.object({ ref: z.string() }),
}));
const runsShape = z.object({
  workflow_runs: z.array(z.object({
    id: z.number(),
    event: z.string(),
    conclusion: z.string().nullable(),
    head_branch: z.string().nullable(),
    head_repository: fullName.nullable(),
    run_started_at: z.string(),
    html_url: z.string(),
  })),
});
type Run = z.infer<typeof runsShape>["workflow_runs"][number];
const artifactsShape = z.object({ artifacts: z.array(z.object({ id: z.number(), name: z.string(), expired: z.boolean(), created_at: z.string() })) });

/**
 * Finds the review that this commit was merged with: the latest of those started by hand on the default branch at this very commit, of the merge queue,
 * and of the pull request's last commit. Runs for a fork do not count: their workflow, and so their file, is the fork's. Where there is none, says why.
 */
export async function findReviewRun(github: GitHub, { repository, commit, workflow, artifact }: Wanted): Promise<ReviewRun | { readonly missing: string }> {
  const ask = async <T>(shape: z.ZodType<T>, path: string): Promise<T> => understood(shape, await github.ask("GET", `/repos/${repository}${path}`), path);
  const { default_branch: main } = understood(repositoryShape, await github.ask("GET", `/repos/${repository}`), "");
  const runsOf = async (sha: string) => (await ask(runsShape, `/actions/workflows/${workflow}/runs?head_sha=${sha}&status=completed&per_page=100`)).workflow_runs
    .filter(({ head_repository, conclusion }) => head_repository?.full_name === repository && conclusion !== "cancelled" && conclusion !== "skipped");

  const found: { readonly run: Run; readonly of: string }[] = [];
  for (const run of await runsOf(commit)) {
    if (run.event === "merge_group") found.push({ run, of: "the merge queue's" });
    if (run.event === "workflow_dispatch" && run.head_branch === main) found.push({ run, of: `the one started by hand on ${main}` });
  }
  const merged = (await ask(pullsShape, `/commits/${commit}/pulls?per_page=100`)).find((pull) => pull.merged_at !== null && pull.merge_commit_sha === commit && pull.base.ref === main);
  const isFromFork = merged !== undefined && merged.head.repo?.full_name !== repository;
  if (merged !== undefined && !isFromFork) {
    for (const run of await runsOf(merged.head.sha)) {
      if (run.event === "pull_request" && run.head_branch === merged.head.ref) found.push({ run, of: `that of pull request ${merged.number}` });
    }
  }

  const latest = found.toSorted((a, b) => compare(b.run.run_started_at, a.run.run_started_at))[0];
  if (latest === undefined) return { missing: none(commit, merged?.number, isFromFork) };
  const { run, of } = latest;
  if (run.conclusion !== "success") return { missing: `the last review of it, ${of}, did not pass (${run.conclusion ?? "no conclusion"}): ${run.html_url}` };
  const files = (await ask(artifactsShape, `/actions/runs/${run.id}/artifacts?name=${artifact}&per_page=100`)).artifacts.filter(({ name }) => name === artifact);
  const file = files.filter(({ expired }) => !expired).toSorted((a, b) => compare(b.created_at, a.created_at))[0];
  if (file === undefined) return { missing: `its review, ${of}, has no file ${artifact}${files.length > 0 ? " any more: it expired" : ""}: ${run.html_url}` };
  return { run: run.id, artifact: file.id, url: run.html_url, of };
}

function none(commit: string, pullRequest: number | undefined, isFromFork: boolean): string {
  const short = commit.slice(0, 12);
  if (pullRequest === undefined) return `commit ${short} came from no merged pull request: it was pushed directly, so nobody reviewed it`;
  if (isFromFork) return `pull request ${pullRequest} came from a fork, which gets no plan, so nobody has seen one`;
  return `pull request ${pullRequest} has no finished review of its last commit`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function understood<T>(shape: z.ZodType<T>, answer: unknown, path: string): T {
  const read = shape.safeParse(answer);
  if (read.success) return read.data;
  throw new GitHubError(`${path === "" ? "the repository" : path} was answered in a form that is not GitHub's: is GITHUB_API_URL the address of its API?`, "refused");
}
