import type { ResponseReport } from "../check-response";
import type { Match } from "../explain/explain";
import type { Finding } from "../finding";
import type { MetadataReport } from "../metadata/check-metadata";
import type { MetadataComparison } from "../metadata/compare";

/** All that `idc saml` can have to say; each format is a function over it. */
export type SamlReport = ResponseReport | MetadataReport | MetadataComparison | Shown | Explanation | Refusal;

/** Why nothing was looked at: no SAML, or another kind of message than the command is for. */
export interface Refusal {
  readonly kind: "refused";
  readonly findings: readonly Finding[];
}

/** A message for reading. */
export interface Shown {
  readonly kind: "shown";
  readonly of: "response" | "request" | "idp-metadata" | "sp-metadata";
  readonly container: string;
  readonly postedTo?: string;
  readonly sentAt?: string;
  readonly others: number;
  /** Masked or not, as it was asked for. */
  readonly relayState?: string;
  /** The XML, masked or not; where it was refused, the surroundings of the first fault. */
  readonly text: string;
  /** What the strict reader and the container had against it. */
  readonly findings: readonly Finding[];
}

/** What a sentence points to. */
export interface Explanation {
  readonly kind: "explanation";
  readonly matches: readonly Match[];
  /** Told where nothing was found. */
  readonly known: readonly { readonly seenAt: string; readonly text: string }[];
}

export interface FormatOptions {
  /** Values of people in clear. */
  readonly reveal: boolean;
  /** Every check by its name. JSON always has them. */
  readonly verbose?: boolean;
}

/** What came of it, in a word for scripts. */
export type Verdict = "nothing-found" | "findings" | "refused" | "shown" | "known" | "not-known" | "misuse";

/** The verdict of a report; the exit code follows it. */
export function verdictOf(report: SamlReport): Verdict {
  if (report.kind === "refused") return "refused";
  if (report.kind === "explanation") return report.matches.length > 0 ? "known" : "not-known";
  if (report.findings.some(({ severity }) => severity !== "unknown")) return "findings";
  return report.kind === "shown" ? "shown" : "nothing-found";
}

/** 0 nothing found, 1 findings, 2 nothing was looked at; what is unknown or unchecked counts for nothing. */
export function exitCodeOf(report: SamlReport): 0 | 1 | 2 {
  const verdict = verdictOf(report);
  if (verdict === "refused") return 2;
  return verdict === "findings" || verdict === "not-known" ? 1 : 0;
}
