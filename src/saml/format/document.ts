import type { Finding } from "../finding";
import { checkedParts } from "./checked";
import { explanationGroups } from "./explanation";
import { comparisonFacts, metadataFacts, responseFacts, shownFacts } from "./facts";
import type { FormatOptions, SamlReport } from "./report";

/** A label and its text. */
export type Row = readonly [label: string, text: string];

/** One finding, or one cause of a symptom. */
export interface Entry {
  /** `error name-id-case`. */
  readonly mark: string;
  readonly lead: string;
  readonly rows: readonly Row[];
}

export interface Group {
  readonly heading: string;
  readonly entries: readonly Entry[];
}

/** A report in the parts that a page of text has; outside text in it is not escaped yet. */
export interface Page {
  readonly title: string;
  readonly facts: readonly Row[];
  /** Text that keeps its lines. */
  readonly block?: string;
  readonly groups: readonly Group[];
  readonly verdict: string;
  readonly checked: readonly string[];
  readonly unchecked: readonly Row[];
  /** Sentences under the verdict. */
  readonly hints: readonly string[];
}

const TITLES: Readonly<Record<SamlReport["kind"], string>> = {
  response: "SAML response",
  metadata: "SAML metadata",
  "metadata-comparison": "SAML metadata, compared",
  shown: "SAML message",
  explanation: "Explanation",
  refused: "Nothing was checked",
};

/** The page of a report. */
export function pageOf(report: SamlReport, options: FormatOptions): Page {
  const title = TITLES[report.kind];
  if (report.kind === "explanation") return { title, facts: [], groups: explanationGroups(report), verdict: explained(report.matches.length), checked: [], unchecked: [], hints: [] };
  const findings = [...report.findings, ...("unknowns" in report ? report.unknowns : [])];
  const common = { title, facts: factsOf(report, options), groups: groupsOf(findings, options), hints: hintsFor(findings, options) };
  if (report.kind === "refused") return { ...common, verdict: "nothing was checked", checked: [], unchecked: [] };
  if (report.kind === "shown") return { ...common, block: report.text, verdict: verdictOf(findings, "nothing against reading it"), checked: [], unchecked: [] };
  return { ...common, verdict: verdictOf(findings, "nothing found in what was checked"), checked: checkedParts(report), unchecked: byReason(report.unchecked) };
}

function factsOf(report: Exclude<SamlReport, { kind: "explanation" }>, options: FormatOptions): Row[] {
  switch (report.kind) {
    case "response": return responseFacts(report.summary, options);
    case "metadata": return metadataFacts(report.summary);
    case "metadata-comparison": return comparisonFacts(report);
    case "shown": return shownFacts(report);
    case "refused": return [];
  }
}

function groupsOf(findings: readonly Finding[], options: FormatOptions): Group[] {
  const headings: readonly (readonly [Finding["severity"], string])[] = [["error", "Errors"], ["warning", "Warnings"], ["unknown", "Unknown: neither AWS nor Okta documents what happens"]];
  return headings.flatMap(([severity, heading]) => {
    const entries = findings.filter((one) => one.severity === severity).map((one) => entryOf(one, options));
    return entries.length === 0 ? [] : [{ heading, entries }];
  });
}

function entryOf({ id, severity, title, at, expected, found, sensitive, fix }: Finding, { reveal }: FormatOptions): Entry {
  return {
    mark: `${severity} ${id}`,
    lead: title,
    rows: [
      ...(at === undefined ? [] : [["where", `line ${at.line}, column ${at.column}: ${at.path}`] as const]),
      ["expected", expected.replace(/^Expected /, "")],
      ["found", reveal && sensitive !== undefined ? sensitive : found],
      ["fix", fix],
    ],
  };
}

/** `2 errors, 1 warning, 1 unknown`. */
function verdictOf(findings: readonly Finding[], nothing: string): string {
  const count = (severity: Finding["severity"]): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, unknown] = [count("error"), count("warning"), count("unknown")];
  const faults = errors + warnings === 0 ? nothing : [...counted(errors, "error"), ...counted(warnings, "warning")].join(", ");
  return unknown === 0 ? faults : `${faults}; ${unknown} unknown`;
}

function counted(count: number, noun: string): string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? "" : "s"}`];
}

function explained(matches: number): string {
  return matches === 0 ? "none of the symptoms known" : `${matches} symptom${matches === 1 ? "" : "s"} known by this`;
}

function hintsFor(findings: readonly Finding[], { reveal }: FormatOptions): string[] {
  return !reveal && findings.some(({ sensitive }) => sensitive !== undefined) ? ["values of people are not shown; --reveal shows them"] : [];
}

/** What has one reason is told with it once. */
function byReason(unchecked: readonly { readonly what: string; readonly why: string }[]): Row[] {
  const reasons = new Map<string, string[]>();
  for (const { what, why } of unchecked) reasons.set(why, [...(reasons.get(why) ?? []), what]);
  return [...reasons].map(([why, parts]) => [parts.join("; "), why]);
}
