import type { Unchecked } from "../checks/shared/unchecked";
import type { Finding } from "../finding";
import type { MetadataComparison } from "../metadata/compare";
import type { MetadataSummary } from "../metadata/summary";
import { mask } from "../redact";
import type { ResponseSummary } from "../response/summary";
import { checkedParts } from "./checked";
import { exitCodeOf, verdictOf, type FormatOptions, type SamlReport, type Shown, type Verdict } from "./report";

/**
 * What `--json` prints. Not released yet; from then on fields may be added, none changes its meaning or goes while `schema` stays.
 * `checked` is all that was looked at; of a response `passed`, `failed` and `undecided` are its parts.
 */
export interface JsonReport {
  readonly schema: "idc-saml/1";
  readonly kind: SamlReport["kind"];
  readonly verdict: Verdict;
  /** What the process exits with. */
  readonly exitCode: 0 | 1 | 2;
  /** Errors first, then warnings. */
  readonly findings: readonly JsonFinding[];
  /** What neither AWS nor Okta documents. */
  readonly unknowns: readonly JsonFinding[];
  readonly checked: readonly string[];
  readonly passed?: readonly string[];
  readonly failed?: readonly string[];
  readonly undecided?: readonly string[];
  /** What was not looked at, why, and what to give so that it is. */
  readonly unchecked: readonly Unchecked[];
  /** Of a response or of metadata. */
  readonly summary?: ResponseSummary | MetadataSummary;
  /** Of two metadata files. */
  readonly comparison?: Pick<MetadataComparison, "before" | "after" | "certificates">;
  readonly message?: Omit<Shown, "kind" | "findings">;
  readonly symptoms?: readonly JsonSymptom[];
}

/** What `--json` prints where the question can't be asked so: a file that is not there, an environment that does not exist. */
export interface JsonMisuse {
  readonly schema: "idc-saml/1";
  readonly kind: "misuse";
  readonly verdict: "misuse";
  readonly exitCode: 2;
  readonly message: string;
}

/** `sensitive` only with `--reveal`. */
export type JsonFinding = Finding;

export interface JsonSymptom {
  readonly id: string;
  readonly seenAt: string;
  readonly phrase: string;
  readonly share: number;
  readonly causes: readonly { readonly why: string; readonly findings: readonly string[]; readonly remedy: Readonly<Record<string, string>> }[];
}

/** A report for a script. */
export function json(report: SamlReport, options: FormatOptions): string {
  return write(jsonReport(report, options));
}

/** Misuse for a script. */
export function jsonMisuse(message: string): string {
  return write({ schema: "idc-saml/1", kind: "misuse", verdict: "misuse", exitCode: 2, message });
}

function write(value: JsonReport | JsonMisuse): string {
  // What JSON leaves as it is and a terminal would obey; as an escape it is the same text to a parser.
  return `${JSON.stringify(value, undefined, 2).replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""))}\n`;
}

function jsonReport(report: SamlReport, options: FormatOptions): JsonReport {
  const clean = (findings: readonly Finding[]): JsonFinding[] => findings.map((one) => finding(one, options));
  return {
    schema: "idc-saml/1",
    kind: report.kind,
    verdict: verdictOf(report),
    exitCode: exitCodeOf(report),
    findings: "findings" in report ? clean(report.findings) : [],
    unknowns: "unknowns" in report ? clean(report.unknowns) : [],
    checked: report.kind === "response" || report.kind === "metadata" || report.kind === "metadata-comparison" ? checkedParts(report) : [],
    ...(report.kind === "response" ? { passed: report.passed, failed: report.failed, undecided: report.undecided } : {}),
    unchecked: "unchecked" in report ? report.unchecked : [],
    ...content(report, options),
  };
}

function content(report: SamlReport, options: FormatOptions): Pick<JsonReport, "summary" | "comparison" | "message" | "symptoms"> {
  switch (report.kind) {
    case "response": return { summary: masked(report.summary, options) };
    case "metadata": return { summary: report.summary };
    case "metadata-comparison": return { comparison: { before: report.before, after: report.after, certificates: report.certificates } };
    case "shown": {
      const { kind: _, findings: __, ...message } = report;
      return { message };
    }
    case "explanation": return { symptoms: report.matches.map(({ symptom: { id, seenAt, causes }, phrase, share }) => ({ id, seenAt, phrase, share, causes: causes.map(({ why, findings, remedy }) => ({ why, findings, remedy: { ...remedy } })) })) };
    case "refused": return {};
  }
}

function finding({ sensitive, ...open }: Finding, { reveal }: FormatOptions): JsonFinding {
  return reveal && sensitive !== undefined ? { ...open, sensitive } : open;
}

function masked(summary: ResponseSummary, { reveal }: FormatOptions): ResponseSummary {
  if (reveal) return summary;
  const { nameId, attributes, statusMessage, relayState } = summary.sensitive;
  return {
    ...summary,
    sensitive: {
      ...(nameId === undefined ? {} : { nameId: mask(nameId) }),
      attributes: attributes.map(({ name, values }) => ({ name, values: values.map(mask) })),
      ...(statusMessage === undefined ? {} : { statusMessage: mask(statusMessage) }),
      ...(relayState === undefined ? {} : { relayState: mask(relayState) }),
    },
  };
}
