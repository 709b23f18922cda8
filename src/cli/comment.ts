import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { connect } from "../github/api";
import { ownAuthor } from "../github/author";
import { upsertComment, type Saying } from "../github/comment";
import { GitHubError } from "../github/error";
import { changesNothing, nothingText } from "../github/nothing";
import { findPullRequest } from "../github/target";
import { quote, visible } from "../model/problem";
import { readReview, ReviewFileError } from "../review/read-review";
import { askingGitHub, misuse, targetOrReport } from "./github";
import { print } from "./terminal";

interface CommentFlags {
  readonly file: string;
  readonly review?: string;
  readonly repository?: string;
  readonly pullRequest?: string;
  readonly author?: string;
  readonly onlyUpdate?: true;
  readonly ifPossible?: true;
}

/** `idc comment`: the one comment of the pull request says what the review says. */
export function addComment(program: Command): void {
  program
    .command("comment")
    .description("write or update the one comment of the pull request; the token comes from GITHUB_TOKEN")
    .requiredOption("--file <file>", "what it is to say, in Markdown (idc review --markdown)")
    .option("--review <file>", "the review file of the same review (idc review --json): one that changes nothing makes no comment, and takes back an earlier one")
    .option("--repository <owner/name>", "of which repository (default: GITHUB_REPOSITORY)")
    .option("--pull-request <number>", "of which pull request (default: that of the event in GITHUB_EVENT_PATH)")
    .option("--author <login>", "as which app the token writes, such as my-app[bot] (default: github-actions[bot], or the person whose token it is)")
    .option("--only-update", "change a comment that is there, and make none")
    .option("--if-possible", "without a token that may comment (a fork's) say so and end well")
    .addHelpText("after", "\nExit codes: 0 the pull request says what it should, 2 it could not be made so.")
    .action(comment);
}

async function comment(flags: CommentFlags): Promise<void> {
  const target = targetOrReport(flags);
  const pullRequest = findPullRequest(process.env, flags, (path) => readFileSync(path, "utf8"));
  if (typeof pullRequest !== "number") misuse(pullRequest.problem);
  const saying = readSaying(flags);
  if ("problem" in saying) misuse(saying.problem);
  if (target === undefined || typeof pullRequest !== "number" || "problem" in saying) return;

  const { api, token, repository } = target;
  const unable = (why: string) => {
    if (flags.ifPossible === true) print(`no comment on pull request ${pullRequest}: ${visible(why)}`);
    else misuse(`no comment on pull request ${pullRequest}: ${why}. Where that is to be expected (a fork), give --if-possible`);
  };
  if (token === undefined) return unable("GITHUB_TOKEN is not set");
  const github = connect({ api, token });
  await askingGitHub(async () => {
    try {
      const author = await ownAuthor(github, flags.author);
      const { did, url } = await upsertComment(github, { repository, pullRequest }, author, saying);
      print(`comment ${did}${url === undefined ? "" : `: ${visible(url)}`}`);
    } catch (cause) {
      if (!(cause instanceof GitHubError) || !cause.isForbidden) throw cause;
      unable(`the token may not comment (${cause.message})`);
    }
  });
}

function readSaying({ file, review, onlyUpdate }: CommentFlags): Saying | { readonly problem: string } {
  const text = readText(file);
  if (text === undefined) return { problem: `--file is ${quote(file)}, which can't be read` };
  if (text.trim() === "") return { problem: `--file is ${quote(file)}, which says nothing: give what idc review --markdown wrote` };
  const said = { text, isNews: onlyUpdate !== true, rest: `The whole is with the run${runAddress()}.` };
  if (review === undefined) return said;
  const json = readText(review);
  if (json === undefined) return { problem: `--review is ${quote(review)}, which can't be read` };
  try {
    const read = readReview(json);
    return changesNothing(read) ? { ...said, text: nothingText(read), isNews: false } : said;
  } catch (cause) {
    if (cause instanceof ReviewFileError) return { problem: `--review is ${quote(review)}: ${cause.message}` };
    throw cause;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function runAddress(): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  return server === undefined || repository === undefined || run === undefined ? "" : `: ${server}/${repository}/actions/runs/${run}`;
}
