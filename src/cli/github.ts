import { visible } from "../model/problem";
import { GitHubError } from "../github/error";
import { findTarget, type Target, type TargetFlags } from "../github/target";
import { EXIT, printError } from "./terminal";

/** Prints what is wrong, every line of it, and sets the exit code. */
export function misuse(...problems: readonly string[]): void {
  for (const problem of problems) printError(`error ${visible(problem)}`);
  process.exitCode = EXIT.misuse;
}

/** The repository that this run is of, or undefined when that was printed as an error. */
export function targetOrReport(flags: TargetFlags): Target | undefined {
  const target = findTarget(process.env, flags);
  if (!("problems" in target)) return target;
  misuse(...target.problems);
  return undefined;
}

/** Runs what asks GitHub; its refusal is a sentence, and whatever else goes wrong is thrown on. */
export async function askingGitHub(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!(cause instanceof GitHubError)) throw cause;
    misuse(cause.message);
  }
}
