import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Guardrails } from "../review/guardrails";
import type { Project } from "../model/project";
import { quote, visible } from "../model/problem";
import { interruptedBy, own, release } from "../terraform/cleanup";
import { Interrupted } from "../terraform/run";
import { runProgramToEnd, type Ended } from "./git";
import { receiveData, type SentData } from "./sent-data";

/** The data of another commit can't be had; the message says why, and what to do. */
export class OtherCommitError extends Error {}

/** The data of a commit, plain as it would be if it were checked out. */
export interface CommitData {
  /** What it was asked by. */
  readonly ref: string;
  /** Its hash, 40 digits. */
  readonly commit: string;
  /** When it was committed, `YYYY-MM-DD`. */
  readonly date: string;
  readonly project: Pick<Project, "environments" | "catalogs" | "today">;
  /** What its reviews ask of a change; empty where it says nothing. */
  readonly guardrails: Guardrails;
}

/** How long the data files of a commit may take. */
const LOAD_MS = 60_000;
const GIT_MS = 120_000;

/**
 * Reads and checks the data of another commit of the repository that `folder` is in, as of `today`: its own data files and definitions,
 * the packages and the checks of here. Works in a temporary folder that is gone afterwards, and touches neither working tree nor
 * repository. Throws OtherCommitError for whatever keeps it from an answer.
 */
export async function loadAtCommit(ref: string, folder: string, today: string): Promise<CommitData> {
  if (!/^[^-\p{Cc}][^\p{Cc}]*$/u.test(ref)) throw new OtherCommitError(`${quote(ref)} is no name of a commit: give a branch, a tag or a hash, such as origin/main`);
  const children = new Set<ChildProcess>();
  const temporary = mkdtempSync(join(realpathSync(tmpdir()), "idc-commit-"));
  const owned = { paths: [temporary], children };
  own(owned);
  try {
    const { git, prefix } = await repositoryOf(folder, join(temporary, "index"), children);
    const { commit, date } = await find(ref, git);
    const checkout = join(temporary, "project");
    await checkOut(commit, prefix, checkout, git);
    if (!existsSync(join(checkout, "environments"))) throw new OtherCommitError(`commit ${shown(ref, commit)} has no folder environments${prefix === "" ? "" : ` in ${visible(prefix)}`}: it is from before this project`);
    linkPackages(folder, checkout);
    const sent = await loadThere(checkout, today, shown(ref, commit), children);
    return { ref, commit, date, project: receiveData(sent, today), guardrails: sent.guardrails };
  } catch (cause) {
    // What commands say of themselves while this process is told to end is no answer.
    const signal = await interruptedBy();
    throw signal === undefined ? cause : new Interrupted(signal);
  } finally {
    await release(owned);
  }
}

type Git = (...words: readonly string[]) => Promise<Ended>;

/** Git at the root of the repository that `folder` is in, with an index of its own, so that nothing in the repository moves; and the folder's place in it. */
async function repositoryOf(folder: string, index: string, children: Set<ChildProcess>): Promise<{ readonly git: Git; readonly prefix: string }> {
  const environment = { ...process.env, GIT_INDEX_FILE: index, GIT_TERMINAL_PROMPT: "0", GIT_OPTIONAL_LOCKS: "0", LC_ALL: "C" };
  const gitIn = (at: string): Git => (...words) => runProgramToEnd({ program: "git", arguments: words, folder: at, environment, timeoutMs: GIT_MS, children });
  const { code, stdout, stderr, missing } = await gitIn(folder)("rev-parse", "--show-toplevel", "--show-prefix");
  if (missing) throw new OtherCommitError("there is no git on this machine (or not on PATH): it is needed to read the data of another commit");
  if (code !== 0) throw new OtherCommitError(/not a git repository/.test(stderr) ? "this folder is in no git repository: there are no other commits to compare with" : `git can't read this repository: ${firstLine(stderr)}`);
  const [root = folder, prefix = ""] = stdout.split("\n");
  return { git: gitIn(root), prefix };
}

async function find(ref: string, git: Git): Promise<{ readonly commit: string; readonly date: string }> {
  const found = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`);
  const commit = found.stdout.trim();
  if (found.code !== 0 || !/^[0-9a-f]{40,64}$/.test(commit)) {
    const shallow = (await git("rev-parse", "--is-shallow-repository")).stdout.trim() === "true";
    throw new OtherCommitError(`there is no commit ${quote(ref)} here: ${shallow ? "this is a shallow clone, so fetch it first (in GitHub Actions: fetch-depth: 0)" : "give a branch, a tag or a hash that this repository has; a branch of a remote has its name in front (origin/main)"}`);
  }
  const date = await git("show", "--no-patch", "--format=%cs", commit);
  return { commit, date: date.stdout.trim() };
}

/** Writes the files of the project, as they were in the commit. No hook runs, no ref and no work tree is made known to the repository. */
async function checkOut(commit: string, prefix: string, checkout: string, git: Git): Promise<void> {
  mkdirSync(checkout);
  // Of a repository with more in it only the project's part; `:` alone is all of it.
  const read = await git("read-tree", `${commit}:${prefix.replace(/\/$/, "")}`);
  if (read.code !== 0) throw new OtherCommitError(prefix === "" ? `git can't read commit ${commit}: ${firstLine(read.stderr)}` : `commit ${commit} has no folder ${visible(prefix)}: it is from before this project`);
  const written = await git("checkout-index", "--all", "--quiet", `--prefix=${checkout}/`);
  if (written.code !== 0) throw new OtherCommitError(`the files of commit ${commit} can't be written to ${checkout}: ${firstLine(written.stderr)}`);
}

/** The packages of here: those of the commit would have to be installed, and its data needs hardly any. */
function linkPackages(folder: string, checkout: string): void {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    const [packages, link] = [join(at, "node_modules"), join(checkout, "node_modules")];
    if (existsSync(packages)) return existsSync(link) ? undefined : symlinkSync(realpathSync(packages), link, "junction");
    if (at === dirname(at)) return;
  }
}

/** Runs the commit's data files in a process of their own, which knows no credentials: they are not needed, and the code is not that of here. */
async function loadThere(checkout: string, today: string, name: string, children: Set<ChildProcess>): Promise<SentData> {
  const root = join(__dirname, "../..");
  const environment = Object.fromEntries(["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "TZ"].flatMap((variable) => (process.env[variable] === undefined ? [] : [[variable, process.env[variable]]])));
  const answers: unknown[] = [];
  const ended = await runProgramToEnd({
    program: process.execPath,
    arguments: ["--require", join(root, "bin/typescript.js"), join(__dirname, "send-data.ts"), today],
    folder: checkout, environment, timeoutMs: LOAD_MS, children,
    received: (message) => answers.push(message),
  });
  const [answer] = answers;
  if (isAnswer(answer) && ended.code === 0) {
    if ("problem" in answer) throw new OtherCommitError(`the data of commit ${name} can't be used:\n${answer.problem.replaceAll(`${checkout}/`, "")}`);
    return answer;
  }
  const why = ended.stderr.trim() === "" ? (ended.code === null ? `it did not come to an end in ${LOAD_MS / 1000} s` : `it ended with code ${ended.code}`) : ended.stderr.trim().split("\n").slice(0, 8).map(visible).join("\n").replaceAll(`${checkout}/`, "");
  throw new OtherCommitError(`the data of commit ${name} does not load:\n${why}`);
}

function isAnswer(message: unknown): message is SentData | { readonly problem: string } {
  return typeof message === "object" && message !== null && ("problem" in message || "environments" in message);
}

function shown(ref: string, commit: string): string {
  return commit.startsWith(ref) ? commit.slice(0, 12) : `${visible(ref)} (${commit.slice(0, 12)})`;
}

function firstLine(text: string): string {
  return visible(text.trim().split("\n")[0] ?? "") || "it says nothing";
}
