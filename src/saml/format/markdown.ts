import { visible } from "../../model/problem";
import { fenceOf, inMarkdown } from "../../format/code-span";
import { pageOf, type Entry, type Group, type Page } from "./document";
import type { FormatOptions, SamlReport } from "./report";

/** A report for an issue or a chat; all but plain words stands in code spans, so that nothing from outside becomes a link, a mention or markup. */
export function markdown(report: SamlReport, options: FormatOptions): string {
  const page = pageOf(report, options);
  const groups = page.groups.flatMap(group);
  const parts = page.answer === undefined ? [...lookedAt(page, "##"), ...groups] : [typeof page.answer === "string" ? `**${inMarkdown(page.answer)}**` : entry(page.answer), ...groups, ...lookedAt(page, "###")];
  return `${[
    ...parts,
    ...(page.verdict === undefined ? [] : [`**${inMarkdown(page.verdict)}**`]),
    ...page.checked.map(([label, all]) => `${inMarkdown(label)}: ${inMarkdown(all)}`),
    ...(page.unchecked.length === 0 ? [] : [page.unchecked.map(([flag, what]) => `- ${inMarkdown(`Not checked: ${what}${flag === "" ? "" : `; give ${flag}`}`)}`).join("\n")]),
    ...page.hints.map(inMarkdown),
  ].join("\n\n")}\n`;
}

function lookedAt({ title, facts, block }: Page, level: string): string[] {
  return [
    `${level} ${inMarkdown(title)}`,
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `- ${inMarkdown(label)}: ${inMarkdown(value)}`).join("\n")]),
    ...(block === undefined ? [] : [fenced(block)]),
  ];
}

function group({ heading, entries }: Group): string[] {
  return [...(heading === undefined ? [] : [`### ${inMarkdown(heading)}`]), entries.map(entry).join("\n")];
}

function entry({ mark, lead, rows }: Entry): string {
  return [`- **${inMarkdown(mark)}**: ${inMarkdown(lead)}`, ...rows.map(([label, value]) => `  - ${inMarkdown(label)}: ${inMarkdown(value)}`)].join("\n");
}

/** A code block whose fence is longer than any run of backticks in it. */
function fenced(block: string): string {
  const fence = fenceOf(block, 3);
  return `${fence}xml\n${block.split("\n").map(visible).join("\n")}\n${fence}`;
}
