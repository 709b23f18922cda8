import { visible } from "../../model/problem";
import type { Phrase } from "../view/phrase";
import type { Line, ReviewView } from "../view/view";

/** How text is emphasized: by nothing, or by a terminal's colours. */
export interface Emphasis {
  bold(text: string): string;
  dim(text: string): string;
  /** By what the line is. */
  mark(mark: Line["mark"], text: string): string;
}

export const PLAIN: Emphasis = { bold: (text) => text, dim: (text) => text, mark: (_mark, text) => text };

/** The review for a terminal; nothing from outside can move its cursor, colour it or reorder its letters. */
export function formatText({ headline, environments }: ReviewView, emphasis: Emphasis = PLAIN): string {
  const parts = environments.map(({ name, summary, basis, blocks }) => [
    `${emphasis.bold(write(name))}  ${write(summary)}`,
    `  ${emphasis.dim(write(basis))}`,
    ...blocks.flatMap(({ title, lines }) => [`  ${emphasis.bold(title)}`, ...lines.flatMap((line) => lineText(line, emphasis))]),
  ].join("\n"));
  return [emphasis.bold(write(headline)), ...parts].join("\n\n");
}

function lineText({ mark, text, details }: Line, emphasis: Emphasis): string[] {
  return [emphasis.mark(mark, `    ${mark === "" ? " " : mark} ${write(text)}`), ...details.map((detail) => `        ${write(detail)}`)];
}

function write(phrase: Phrase): string {
  return phrase.map((part) => visible(typeof part === "string" ? part : part.outside)).join("");
}
