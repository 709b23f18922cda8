import { visible } from "../../model/problem";
import type { Answer } from "../answer";
import { columnsOf, outcomeLines, reasonLine, refusals, shownEntries } from "./columns";

/** A column is padded up to here; one long cell must not push all others off the screen. */
const WIDEST = 44;

/** An answer for a terminal, a line an entry; nothing from the data can move its cursor. */
export function text(answer: Answer): string {
  const columns = columnsOf(answer);
  const entries = shownEntries(answer);
  const cells = entries.map((entry) => columns.map(({ cell }) => visible(cell(entry))));
  const widths = columns.map((_, index) => Math.min(WIDEST, Math.max(0, ...cells.map((row) => row[index]?.length ?? 0))));
  const lines = cells.flatMap((row, index) => {
    const [entry, next] = [entries[index], entries[index + 1]];
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd();
    if (entry === undefined) return [];
    // Groups with the same permission set can do the same, and it is said once.
    const isLast = next?.outcomes !== entry.outcomes;
    return [line, ...[...reasonLine(entry), ...(isLast ? outcomeLines(entry) : [])].map((more) => `      ${visible(more)}`)];
  });
  const parts = [[visible(answer.title)], lines, refusals(answer).map(visible), answer.notes.map(visible)];
  return `${parts.filter((part) => part.length > 0).map((part) => part.join("\n")).join("\n\n")}\n`;
}
