import { appendFileSync } from "node:fs";
import type { Command } from "commander";
import { connect } from "../github/api";
import { findReviewRun } from "../github/review-run";
import { quote, visible } from "../model/problem";
import { askingGitHub, misuse, targetOrReport } from "./github";
import { EXIT, print, printError } from "./terminal";

interface FindReviewFlags {
  readonly commit?: string;
  readonly workflow: string;
  readonly artifact: string;
  readonly repository?: string;
  readonly output?: string;
}

/** `idc find-review`: which review a commit was merged with, so that only what was reviewed is applied. */
export function addFindReview(program: Command): void {
  program
    .command("find-review")
    .description("find the review that a commit was merged with; the token comes from GITHUB_TOKEN and needs to read actions and pull requests")
    .option("--commit <sha>", "the commit that is to be applied (default: GITHUB_SHA)")
    .option("--workflow <file>", "the workflow that reviews", "review.yml")
    .option("--artifact <name>", "the artifact that holds the review file", "access-review")
    .option("--repository <owner/name>", "of which repository (default: GITHUB_REPOSITORY)")
    .option("--output <file>", "append run, artifact and why as name=value there (GITHUB_OUTPUT)")
    .addHelpText("after", "\nExit codes: 0 found, 1 there is none (why is printed), 2 misuse, or GitHub could not be asked.")
    .action(findReview);
}

async function findReview({ commit = process.env["GITHUB_SHA"] ?? "", workflow, artifact, repository, output }: FindReviewFlags): Promise<void> {
  const target = targetOrReport({ repository });
  const problems = [
    ...(/^[0-9a-f]{40}$/.test(commit) ? [] : [`--commit is ${quote(commit)}: give the full SHA, 40 digits and letters a to f`]),
    ...[["--workflow", workflow], ["--artifact", artifact]].flatMap(([flag, name = ""]) => (/^[\w.-]+$/.test(name) ? [] : [`${flag} is ${quote(name)}: letters, digits, . _ and - can stand in it`])),
    ...(target !== undefined && target.token === undefined ? ["GITHUB_TOKEN is not set: the API tells nothing of a private repository without it"] : []),
  ];
  if (problems.length > 0) misuse(...problems);
  if (problems.length > 0 || target?.token === undefined) return;
  const github = connect({ api: target.api, token: target.token });
  await askingGitHub(async () => {
    const found = await findReviewRun(github, { repository: target.repository, commit, workflow, artifact });
    const isMissing = "missing" in found;
    if (isMissing) printError(`error ${visible(found.missing)}`);
    else print(`the review of ${commit.slice(0, 12)} is ${visible(found.of)}: ${visible(found.url)}`);
    if (output !== undefined) appendFileSync(output, (isMissing ? [["why", found.missing]] : [["run", found.run], ["artifact", found.artifact], ["url", found.url]]).map(([name, value]) => `${name}=${visible(String(value))}\n`).join(""));
    process.exitCode = isMissing ? EXIT.findings : EXIT.ok;
  });
}
