import type { Problem } from "../model/problem";
import { formatProblem } from "../model/problem";

/** All problems as text, errors first, with a line that counts them. */
export function reportProblems(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error");
  const warnings = problems.filter(({ severity }) => severity === "warning");
  return [...errors, ...warnings].map(formatProblem).concat(countProblems(problems)).join("\n\n");
}

/** `2 errors, 1 warning`. */
function countProblems(problems: readonly Problem[]): string {
  const count = (severity: Problem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  return `${plural(count("error"), "error")}, ${plural(count("warning"), "warning")}`;
}

/** `1 account`, `3 accounts`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
