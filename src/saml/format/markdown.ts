import { visible } from "../../model/problem";
import { pageOf, type Entry, type Group, type Page } from "./document";
import type { FormatOptions, SamlReport } from "./report";

/** A report for an issue or a chat; all text in it is escaped, so that nothing from outside becomes a link, a mention or markup. */
export function markdown(report: SamlReport, options: FormatOptions): string {
  const page = pageOf(report, options);
  const groups = page.groups.flatMap(group);
  const parts = page.answer === undefined ? [...lookedAt(page, "##"), ...groups] : [typeof page.answer === "string" ? `**${escape(page.answer)}**` : entry(page.answer), ...groups, ...lookedAt(page, "###")];
  return `${[
    ...parts,
    ...(page.verdict === undefined ? [] : [`**${escape(page.verdict)}**`]),
    ...page.checked.map(([label, all]) => `${escape(label)}: ${escape(all)}`),
    ...(page.unchecked.length === 0 ? [] : [page.unchecked.map(([flag, what]) => `- ${escape(`Not checked: ${what}${flag === "" ? "" : `; give ${flag}`}`)}`).join("\n")]),
    ...page.hints.map(escape),
  ].join("\n\n")}\n`;
}

function lookedAt({ title, facts, block }: Page, level: string): string[] {
  return [
    `${level} ${escape(title)}`,
    ...(facts.length === 0 ? [] : [facts.map(([label, value]) => `- ${escape(label)}: ${escape(value)}`).join("\n")]),
    ...(block === undefined ? [] : [fenced(block)]),
  ];
}

function group({ heading, entries }: Group): string[] {
  return [...(heading === undefined ? [] : [`### ${escape(heading)}`]), entries.map(entry).join("\n")];
}

function entry({ mark, lead, rows }: Entry): string {
  return [`- **${escape(mark)}**: ${escape(lead)}`, ...rows.map(([label, value]) => `  - ${escape(label)}: ${escape(value)}`)].join("\n");
}

/** Markdown's own characters as references, which no dialect takes for markup; @ and :// too, since some make links and mentions of them. */
function escape(text: string): string {
  return visible(text)
    .replaceAll(/[&<>\\`*_{}[\]()#+!|~$^@]/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
    .replaceAll("://", "&#58;//")
    .replaceAll(/\bwww\./gi, (www) => `${www.slice(0, -1)}&#46;`)
    .replaceAll(/^(\s*)([-=]|\d+[.)])/g, (_, space: string, mark: string) => `${space}${Array.from(mark, (one) => `&#${one.codePointAt(0) ?? 0};`).join("")}`);
}

/** A code block whose fence is longer than any run of backticks in it. */
function fenced(block: string): string {
  const longest = Math.max(0, ...(block.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return `${fence}xml\n${block.split("\n").map(visible).join("\n")}\n${fence}`;
}
