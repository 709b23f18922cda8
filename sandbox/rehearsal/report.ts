import type { Line, Outcome } from "./run";
import type { Versions } from "./versions";

/** The result of a rehearsal, as `--json` prints it. */
export interface RehearsalResult {
  readonly schema: "idc-rehearsal/2";
  /** What was played: the road from the first apply to the last destroy, or what goes wrong on it. */
  readonly played: "road" | "incidents";
  /** When it began, ISO 8601. */
  readonly at: string;
  readonly versions: Versions;
  /** The signal that ended it early; absent where it ran to its end. */
  readonly interrupted?: string;
  readonly lines: readonly Line[];
  readonly seconds: number;
  /** Requests answered by the local services, by kind. */
  readonly calls: Readonly<Record<string, number>>;
  /** Share of the whole time in which the local services worked, 0 to 1. */
  readonly ownShare: number;
  /** What the rehearsal had to play differently from the data. */
  readonly notes: readonly string[];
}

const MARKS: Readonly<Record<Outcome, string>> = { passed: "passed", failed: "FAILED", interrupted: "interrupted", "nothing-to-do": "-", "not-reached": "not reached" };
const MANAGEMENT = " [management account]";

/** The checklist for people, with the evidence of each line. */
export function table({ lines, seconds, calls, ownShare, notes, versions, interrupted }: RehearsalResult): string {
  const rows = lines.flatMap((line) => [
    `${MARKS[line.outcome].padEnd(11)}  ${ran(line) ? `${line.seconds.toFixed(0)} s`.padStart(6) : "".padStart(6)}  ${titleOf(line)}`,
    ...line.proof.map((text) => `${"".padEnd(21)}${text}`),
  ]);
  const counts = Object.entries(calls).map(([kind, count]) => `${count.toLocaleString("en-US")} ${kind}`).join(", ");
  const count = (outcome: Outcome): number => lines.filter((line) => line.outcome === outcome).length;
  return [
    ...rows,
    "",
    ...notes.map((note) => `note         ${note}`),
    `versions     ${versionsText(versions)}`,
    `calls        ${counts}`,
    `time         ${seconds.toFixed(0)} s, of it ${(100 * ownShare).toFixed(1)} % in the local Okta and AWS`,
    ...(interrupted === undefined ? [] : [`interrupted  by ${interrupted}: what was not reached is not known, and nothing is left running`]),
    `result       ${count("passed")} passed, ${count("failed")} failed, ${count("nothing-to-do")} with nothing to do, ${count("not-reached")} not reached${count("interrupted") === 0 ? "" : `, ${count("interrupted")} interrupted`}`,
  ].join("\n");
}

function ran({ outcome }: Line): boolean {
  return outcome === "passed" || outcome === "failed" || outcome === "interrupted";
}

/** A line's title, marked where it acts on the management account. */
export function titleOf({ title, managementAccount }: Pick<Line, "title" | "managementAccount">): string {
  return `${title}${managementAccount ? MANAGEMENT : ""}`;
}

/** `Terraform 1.11.4, hashicorp/aws 5.100.0, Node 20.20.2, commit 0123abc`. */
export function versionsText({ terraform, providers, node, commit }: Versions): string {
  return [
    `Terraform ${terraform}`,
    ...Object.entries(providers).map(([source, version]) => `${source} ${version}`),
    `Node ${node}`,
    commit === undefined ? "no commit of git" : `commit ${commit.id}${commit.changed ? ", with changes that are in no commit" : ""}`,
  ].join(", ");
}
