import { codeSpan, inMarkdown } from "../../format/code-span";
import { visible } from "../../model/problem";
import type { Phrase } from "../view/phrase";
import type { EnvironmentView, Line, ReviewView } from "../view/view";

const MARKS: Readonly<Record<Line["mark"], string>> = { "+": "➕", "-": "➖", "~": "✏️", error: "⛔", warning: "⚠️", waived: "🤝", "": "•" };

/** Lines of a block that are shown at most, tried one after the other until the text fits. */
const LIMITS: readonly (readonly [lines: number, details: number])[] = [[Infinity, Infinity], [200, 20], [60, 10], [20, 6], [8, 4], [3, 2], [0, 0]];

/**
 * The review for a comment, in at most `maxBytes` bytes of UTF-8: counts and findings first, and what is cut is counted. All names stand in code
 * spans, so that nothing from outside becomes a link, a mention or markup.
 */
export function formatMarkdown(view: ReviewView, maxBytes = Infinity): string {
  for (const [lines, details] of LIMITS) {
    const text = render(view, lines, details);
    if (Buffer.byteLength(text) <= maxBytes) return text;
  }
  const short = `## Access review\n\n${write(view.headline)}\n\nToo long for this place: see the report.\n`;
  return Buffer.byteLength(short) <= maxBytes ? short : "## Access review\n\nToo long for this place: see the report.\n";
}

function render({ headline, environments }: ReviewView, lines: number, details: number): string {
  return ["## Access review", write(headline), ...environments.map((environment) => renderEnvironment(environment, lines, details))].join("\n\n").concat("\n");
}

function renderEnvironment({ name, summary, basis, blocks }: EnvironmentView, most: number, mostDetails: number): string {
  const parts = blocks.map(({ id, title, lines }) => {
    // What was found is the last to be cut.
    const shown = id === "findings" ? Math.max(most, Math.min(lines.length, 20)) : most;
    const left = lines.length - Math.min(shown, lines.length);
    return [
      `**${title}**`,
      [...lines.slice(0, shown).map((line) => renderLine(line, mostDetails)), ...(left > 0 ? [`- … and ${left.toLocaleString("en-US")} more lines: see the report`] : [])].join("\n"),
    ].join("\n\n");
  });
  return [`### ${write(name)}: ${write(summary)}`, ...parts, `<sub>${write(basis)}</sub>`].join("\n\n");
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
