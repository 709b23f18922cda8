import { inMarkdown } from "../../format/code-span";
import type { Answer, Entry } from "../answer";
import { columnsOf, outcomeLines, reasonLine, refusals, shownEntries } from "./columns";

/** An answer for an issue or a chat: a table; all but plain words stands in code spans, so that nothing of the data becomes a link, a mention or markup. */
export function markdown(answer: Answer): string {
  const columns = columnsOf(answer).concat(shownEntries(answer).some((entry) => why(entry) !== "") ? [{ heading: "why", cell: why }] : []);
  const rows = shownEntries(answer).map((entry) => row(columns.map(({ cell }) => cell(entry))));
  const table = rows.length === 0 ? [] : [[row(columns.map(({ heading }) => heading)), `|${columns.map(() => "---|").join("")}`, ...rows].join("\n")];
  return `${[`**${inMarkdown(answer.title)}**`, ...table, ...list(refusals(answer)), ...list(answer.notes)].join("\n\n")}\n`;
}

function why(entry: Entry): string {
  return [...reasonLine(entry), ...outcomeLines(entry)].join("; ");
}

function row(cells: readonly string[]): string {
  // In a table a bar ends the cell, in code as well.
  return `| ${cells.map((cell) => inMarkdown(cell).replaceAll("|", "\\|")).join(" | ")} |`;
}

function list(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${inMarkdown(line)}`).join("\n")];
}
