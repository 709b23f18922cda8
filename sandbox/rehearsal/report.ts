import type { Line, Outcome } from "./run";

/** The result of a rehearsal, as `--json` prints it. */
export interface RehearsalResult {
  readonly schema: "idc-rehearsal/1";
  /** When it began, ISO 8601. */
  readonly at: string;
  /** Terraform, and what else a reader needs to know it was this. */
  readonly terraform: string;
  readonly lines: readonly Line[];
  readonly seconds: number;
  /** Requests answered by the local services, by kind. */
  readonly calls: Readonly<Record<string, number>>;
  /** Share of the whole time in which the local services worked, 0 to 1. */
  readonly ownShare: number;
  /** What the rehearsal had to play differently from the data. */
  readonly notes: readonly string[];
}

const MARKS: Readonly<Record<Outcome, string>> = { passed: "passed", failed: "FAILED", "nothing-to-do": "-", "not-reached": "not reached" };

/** The checklist for people, with the evidence of each line. */
export function table({ lines, seconds, calls, ownShare, notes }: RehearsalResult): string {
  const rows = lines.flatMap(({ title, outcome, seconds: took, proof }) => [
    `${MARKS[outcome].padEnd(11)}  ${outcome === "passed" || outcome === "failed" ? `${took.toFixed(0)} s`.padStart(6) : "".padStart(6)}  ${title}`,
    ...proof.map((text) => `${"".padEnd(21)}${text}`),
  ]);
  const counts = Object.entries(calls).map(([kind, count]) => `${count.toLocaleString("en-US")} ${kind}`).join(", ");
  const count = (outcome: Outcome): number => lines.filter((line) => line.outcome === outcome).length;
  return [
    ...rows,
    "",
    ...notes.map((note) => `note         ${note}`),
    `calls        ${counts}`,
    `time         ${seconds.toFixed(0)} s, of it ${(100 * ownShare).toFixed(1)} % in the local Okta and AWS`,
    `result       ${count("passed")} passed, ${count("failed")} failed, ${count("nothing-to-do")} with nothing to do, ${count("not-reached")} not reached`,
  ].join("\n");
}
