import type { Run } from "../../src/terraform/run";

/** Longer than any error that says something; a response of a server that was put into one is not wanted whole. */
const LONGEST = 400;

/** The errors that a run of Terraform printed, each as one line: what, at which resource, why. */
export function errorsOf({ stderr, stdout }: Pick<Run, "stderr" | "stdout">): string[] {
  const found = errorsIn(stderr);
  return found.length > 0 ? found : errorsIn(stdout);
}

function errorsIn(text: string): string[] {
  const lines = text.split("\n").map((line) => line.replace(/[│╷╵]/g, "").trim());
  const starts = lines.flatMap((line, index) => (line.startsWith("Error: ") ? [index] : []));
  return starts.map((start, index) => {
    const block = lines.slice(start, starts[index + 1]);
    // Where it stands in the JSON says nothing to people, and a warning after it is another matter.
    const end = block.findIndex((line) => line.startsWith("Warning: "));
    const error = block.slice(0, end < 0 ? undefined : end).filter((line) => line !== "" && !/^(?:on \S+ line \d+|\d+: )/.test(line)).join(" ");
    return error.length > LONGEST ? `${error.slice(0, LONGEST)}…` : error;
  });
}

/** The first error of a run, or the beginning of what it printed where it names none. */
export function firstError(run: Pick<Run, "stderr" | "stdout">): string {
  const [first] = errorsOf(run);
  if (first !== undefined) return first;
  const text = run.stderr.trim() === "" ? run.stdout : run.stderr;
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "").slice(0, 4).join(" ");
}

/** All that a run printed, for the evidence. */
export function printed({ stdout, stderr }: Pick<Run, "stderr" | "stdout">): string {
  return `${stdout}\n${stderr}`;
}

/** A text with tokens of HTTP headers masked: none should be in it, and evidence is passed on. */
export function masked(text: string): string {
  return text.replace(/\b(Bearer|SSWS|Basic)(\s+|%20)[A-Za-z0-9._~+/=-]{6,}/gi, "$1$2(masked)");
}
