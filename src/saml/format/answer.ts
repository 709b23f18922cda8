import type { Unchecked } from "../checks/shared/unchecked";
import type { Finding } from "../finding";
import { checkedParts } from "./checked";
import type { SamlReport } from "./report";

type Checked = Extract<SamlReport, { kind: "response" | "metadata" | "metadata-comparison" }>;

/** `2 errors, 1 warning; 1 unknown`. */
export function countsOf(findings: readonly Finding[], nothing = "nothing found"): string {
  const count = (severity: Finding["severity"]): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, unknown] = [count("error"), count("warning"), count("unknown")];
  const faults = errors + warnings === 0 ? nothing : [...counted(errors, "error"), ...counted(warnings, "warning")].join(", ");
  return unknown === 0 ? faults : `${faults}; ${unknown} unknown`;
}

/** What a report says that found nothing: in how many checks, and what to give so that the rest is compared too. */
export function nothingFound(report: Checked): string {
  const checks = report.kind === "response" ? report.passed.length : checkedParts(report).length;
  const which = report.kind === "response" && report.summary.which !== undefined ? `${report.summary.which}: ` : "";
  const found = `${which}nothing ${report.findings.length === 0 ? "found" : "that stops a sign-in"} in ${checks} check${checks === 1 ? "" : "s"}${report.unknowns.length === 0 ? "" : `; ${report.unknowns.length} unknown`}`;
  const open = closable(report.unchecked);
  // Without a verified signature all that passed may be anybody's words.
  if (report.kind === "response" && report.summary.signatures.length > 0 && report.summary.signatures.every(({ verdict }) => verdict !== "valid" && verdict !== "intact-unknown-signer")) return `no signature could be verified; ${rest(found, open)}`;
  return rest(found, open);
}

function rest(found: string, open: ReturnType<typeof closable>): string {
  return open.length === 0 ? found : `${found}; not compared: ${open.map(({ name }) => name).join(", ")}: give ${open.map(({ flag }) => flag.replace(/ .*/, "")).join(", ")}`;
}

/** What a person can give, each once; a context that only few orgs send is not asked for. */
function closable(unchecked: readonly Unchecked[]): NonNullable<Unchecked["close"]>[] {
  const open = new Map(unchecked.flatMap(({ close }) => (close === undefined || close.lacks === "authnContexts" ? [] : [[close.flag, close] as const])));
  return [...open.values()];
}

function counted(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
}
