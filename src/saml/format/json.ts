import type { Finding } from "../finding";
import type { MetadataComparison } from "../metadata/compare";
import type { MetadataSummary } from "../metadata/summary";
import { mask } from "../redact";
import type { ResponseSummary } from "../response/summary";
import { checkedParts } from "./checked";
import { exitCodeOf, type FormatOptions, type SamlReport, type Shown } from "./report";

/** What `--json` prints. Stable: fields may be added, none changes its meaning or goes while `schema` stays. */
export interface JsonReport {
  readonly schema: "idc-saml/1";
  readonly kind: SamlReport["kind"];
  /** What the process exits with. */
  readonly exitCode: 0 | 1 | 2;
  /** Errors first, then warnings. */
  readonly findings: readonly JsonFinding[];
  /** What neither AWS nor Okta documents. */
  readonly unknowns: readonly JsonFinding[];
  readonly checked: readonly string[];
  readonly unchecked: readonly { readonly what: string; readonly why: string }[];
  /** Of a response or of metadata. */
  readonly summary?: ResponseSummary | MetadataSummary;
  /** Of two metadata files. */
  readonly comparison?: Pick<MetadataComparison, "before" | "after" | "certificates">;
  readonly message?: Omit<Shown, "kind" | "findings">;
  readonly symptoms?: readonly JsonSymptom[];
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
  const written = JSON.stringify(jsonReport(report, options), undefined, 2);
  // What JSON leaves as it is and a terminal would obey; as an escape it is the same text to a parser.
  return `${written.replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""))}\n`;
}

function jsonReport(report: SamlReport, options: FormatOptions): JsonReport {
  const clean = (findings: readonly Finding[]): JsonFinding[] => findings.map((one) => finding(one, options));
  return {
    schema: "idc-saml/1",
    kind: report.kind,
    exitCode: exitCodeOf(report),
    findings: "findings" in report ? clean(report.findings) : [],
    unknowns: "unknowns" in report ? clean(report.unknowns) : [],
    checked: report.kind === "response" || report.kind === "metadata" || report.kind === "metadata-comparison" ? checkedParts(report) : [],
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
