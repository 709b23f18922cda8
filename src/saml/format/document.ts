import type { Unchecked } from "../checks/shared/unchecked";
import type { Finding } from "../finding";
import { explainsRefusal } from "../checks/shared/unify";
import { countsOf, nothingFound } from "./answer";
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
  readonly heading?: string;
  readonly entries: readonly Entry[];
}

/** A report in the parts that a page of text has, in their order; outside text in it is not escaped yet. */
export interface Page {
  /** What whoever is called at night reads first: the worst finding with what to do, or that nothing was found and what was not compared. */
  readonly answer?: Entry | string;
  /** The other findings; where there is no answer they come behind what was looked at. */
  readonly groups: readonly Group[];
  readonly title: string;
  readonly facts: readonly Row[];
  /** Text that keeps its lines. */
  readonly block?: string;
  readonly verdict?: string;
  readonly checked: readonly Row[];
  /** The flag that would let it be checked, and what it is. */
  readonly unchecked: readonly Row[];
  /** Sentences at the end. */
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

const UNKNOWN = "Unknown: neither AWS nor Okta documents what happens";

/** The page of a report. */
export function pageOf(report: SamlReport, options: FormatOptions): Page {
  const title = TITLES[report.kind];
  const none = { checked: [], unchecked: [], hints: [] };
  if (report.kind === "explanation") return { ...none, title, facts: [], groups: explanationGroups(report), verdict: explained(report.matches.length) };
  const findings = [...report.findings, ...("unknowns" in report ? report.unknowns : [])];
  const hints = hintsFor(report, options);
  if (report.kind === "shown") return { ...none, title, facts: shownFacts(report), block: report.text, groups: groupsOf(findings, options), verdict: countsOf(findings, "read without a fault"), hints };
  const [first] = report.findings;
  // In a response, what can wait does not take the place of the answer.
  const worst = report.kind === "response" && first !== undefined && !explainsRefusal(first) ? undefined : first;
  const groups = groupsOf(worst === undefined ? findings : findings.slice(1), options);
  if (report.kind === "refused") return { ...none, ...(worst === undefined ? {} : { answer: entryOf(worst, options) }), groups, title, facts: [], hints };
  const answer = worst === undefined ? nothingFound(report) : entryOf(worst, options);
  return { answer, groups, title: `${title}: ${countsOf(findings)}`, facts: factsOf(report, options), checked: options.verbose === true ? checkedRows(report) : [], unchecked: byReason(report.unchecked), hints };
}

function factsOf(report: Extract<SamlReport, { kind: "response" | "metadata" | "metadata-comparison" }>, options: FormatOptions): Row[] {
  switch (report.kind) {
    case "response": return responseFacts(report.summary, options);
    case "metadata": return metadataFacts(report.summary);
    case "metadata-comparison": return comparisonFacts(report);
  }
}

function groupsOf(findings: readonly Finding[], options: FormatOptions): Group[] {
  const [faults, unknown] = [findings.filter(({ severity }) => severity !== "unknown"), findings.filter(({ severity }) => severity === "unknown")];
  return [
    ...(faults.length === 0 ? [] : [{ entries: faults.map((one) => entryOf(one, options)) }]),
    ...(unknown.length === 0 ? [] : [{ heading: UNKNOWN, entries: unknown.map((one) => entryOf(one, options)) }]),
  ];
}

function entryOf({ id, severity, title, at, expected, found, sensitive, fix }: Finding, { reveal }: FormatOptions): Entry {
  return {
    mark: `${severity} ${id}`,
    lead: title,
    rows: [
      ["fix", fix],
      ["found", reveal && sensitive !== undefined ? sensitive : found],
      ["expected", expected.replace(/^Expected /, "")],
      ...(at === undefined ? [] : [["where", `line ${at.line}, column ${at.column}: ${at.path}`] as const]),
    ],
  };
}

function explained(matches: number): string {
  return matches === 0 ? "none of the symptoms known" : `${matches} symptom${matches === 1 ? "" : "s"} known by this`;
}

/** Only where something was masked that --reveal would show. */
function hintsFor(report: Exclude<SamlReport, { kind: "explanation" }>, { reveal }: FormatOptions): string[] {
  const masked = report.findings.some(({ sensitive }) => sensitive !== undefined) || ("unknowns" in report && report.unknowns.some(({ sensitive }) => sensitive !== undefined)) || (report.kind === "response" && report.summary.sensitive.nameId !== undefined);
  return !reveal && masked ? ["values of people are masked; --reveal shows them"] : [];
}

function checkedRows(report: Extract<SamlReport, { kind: "response" | "metadata" | "metadata-comparison" }>): Row[] {
  const lists: readonly (readonly [string, readonly string[]])[] = report.kind === "response" ? [["passed", report.passed], ["failed", report.failed], ["undecided", report.undecided]] : [["checked", checkedParts(report)]];
  return lists.flatMap(([label, parts]): Row[] => (parts.length === 0 ? [] : [[`${label} (${parts.length})`, parts.join("; ")]]));
}

/** What has one reason is told with it once; first what a person can give. */
function byReason(unchecked: readonly Unchecked[]): Row[] {
  const reasons = new Map<string, { readonly flag: string; readonly where: string; readonly why: string; readonly parts: string[] }>();
  for (const { what, why, close } of unchecked) {
    const known = reasons.get(`${close?.flag} ${why}`) ?? { flag: close?.flag ?? "", where: close === undefined ? "" : ` (${close.where})`, why, parts: [] };
    known.parts.push(what);
    reasons.set(`${close?.flag} ${why}`, known);
  }
  return [...reasons.values()].toSorted((a, b) => Number(a.flag === "") - Number(b.flag === "")).map(({ flag, where, why, parts }) => [flag, `${parts.join("; ")}, because ${why}${where}`]);
}
