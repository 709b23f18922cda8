import { codeSpan, inMarkdown } from "../../format/code-span";
import { visible } from "../../model/problem";
import { groupBy } from "../rules/answer";
import type { Phrase } from "../view/phrase";
import type { EnvironmentView, Line, ReviewView } from "../view/view";

const MARKS: Readonly<Record<Line["mark"], string>> = { "+": "➕", "-": "➖", "~": "✏️", error: "⛔", warning: "⚠️", waived: "🤝", "": "•" };

/** Lines of a block and of its findings that are shown at most, tried one after the other until the text fits. */
const LIMITS: readonly Limits[] = [[Infinity, Infinity, Infinity], [200, 20, 200], [60, 10, 60], [20, 6, 20], [8, 4, 20], [3, 2, 20], [0, 0, 20], [0, 0, 0]].map(([lines = 0, details = 0, findings = 0]) => ({ lines, details, findings }));

interface Limits {
  readonly lines: number;
  readonly details: number;
  /** Beside one of each rule that blocks, which is never cut. */
  readonly findings: number;
}

/**
 * The review for a comment, in at most `maxBytes` bytes of UTF-8: counts and findings first, and what is cut is counted.
 * Of every rule that blocks at least one finding is shown, before any rule's second; where not even that fits, the rules are named. All names stand in code
 * spans, so that nothing from outside becomes a link, a mention or markup.
 */
export function formatMarkdown(view: ReviewView, maxBytes = Infinity): string {
  for (const limits of LIMITS) {
    const text = render(view, limits);
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  const tooLong = "Too long for this place: see the report.\n";
  const short = [["## Access review", write(view.headline), blocking(view), tooLong], ["## Access review", blocking(view), tooLong], ["## Access review", tooLong]].map((parts) => parts.filter((part) => part !== "").join("\n\n"));
  return short.find((text) => Buffer.byteLength(text) <= maxBytes) ?? short.at(-1) ?? "";
}

function render({ headline, environments }: ReviewView, limits: Limits): string {
  return ["## Access review", write(headline), ...environments.map((environment) => renderEnvironment(environment, limits))].join("\n\n").concat("\n");
}

function renderEnvironment({ name, summary, basis, blocks }: EnvironmentView, limits: Limits): string {
  const parts = blocks.map(({ id, title, lines }) => {
    const shown = new Set(id === "findings" ? keptFindings(lines, limits.findings) : lines.slice(0, limits.lines));
    const left = lines.filter((line) => !shown.has(line));
    const of = id === "findings" ? ` (${perRule(left)})` : "";
    return [
      `**${title}**`,
      [...lines.filter((line) => shown.has(line)).map((line) => renderLine(line, limits.details)), ...(left.length > 0 ? [`- … and ${left.length.toLocaleString("en-US")} more lines${of}: see the report`] : [])].join("\n"),
    ].join("\n\n");
  });
  return [`### ${write(name)}: ${write(summary)}`, ...parts, `<sub>${write(basis)}</sub>`].join("\n\n");
}

/** One of each rule that blocks, whatever the limit, and then as many as it allows, in their order. */
function keptFindings(lines: readonly Line[], most: number): readonly Line[] {
  const blocks = [...groupBy(lines.filter(({ mark }) => mark === "error"), ruleOf).values()].flatMap((of) => of.slice(0, 1));
  const others = lines.filter((line) => !blocks.includes(line));
  return [...blocks, ...others.slice(0, Math.max(0, most - blocks.length))];
}

/** `30 of access-lost, 2 of user-granted`. */
function perRule(lines: readonly Line[]): string {
  return [...groupBy(lines, ruleOf)].map(([rule, of]) => `${of.length.toLocaleString("en-US")} of ${rule}`).join(", ");
}

/** A finding starts with the id of its rule, in words of our own. */
function ruleOf({ text: [first] }: Line): string {
  return typeof first === "string" ? first : "";
}

function blocking({ environments }: ReviewView): string {
  const lines = environments.flatMap(({ blocks }) => blocks.filter(({ id }) => id === "findings").flatMap(({ lines: all }) => all.filter(({ mark }) => mark === "error")));
  return lines.length === 0 ? "" : `Blocked by: ${perRule(lines)}.`;
}

function renderLine({ mark, text, details }: Line, most: number): string {
  const left = details.length - Math.min(most, details.length);
  return [`- ${MARKS[mark]} ${write(text)}`, ...details.slice(0, most).map((detail) => `  - ${write(detail)}`), ...(left > 0 ? [`  - … and ${left} more`] : [])].join("\n");
}

function write(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === "string" ? part : part.prose === true ? inMarkdown(part.outside) : code(part.outside))).join("");
}

function code(text: string): string {
  return codeSpan(visible(text)) || '""';
}
