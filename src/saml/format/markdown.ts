import { visible } from "../../model/problem";
import { pageOf, type Entry } from "./document";
import type { FormatOptions, SamlReport } from "./report";

/** A report for an issue or a chat; all text in it is escaped, so that nothing from outside becomes a link, a mention or markup. */
export function markdown(report: SamlReport, options: FormatOptions): string {
  const page = pageOf(report, options);
  const parts = [
    `## ${escape(page.title)}`,
    ...(page.facts.length === 0 ? [] : [page.facts.map(([label, value]) => `- ${escape(label)}: ${escape(value)}`).join("\n")]),
    ...(page.block === undefined ? [] : [fenced(page.block)]),
    ...page.groups.flatMap(({ heading, entries }) => [`### ${escape(heading)}`, entries.map(entry).join("\n")]),
    `**${escape(page.verdict)}**`,
    ...(page.checked.length === 0 ? [] : [`Checked: ${page.checked.map(escape).join("; ")}`]),
    ...(page.unchecked.length === 0 ? [] : [page.unchecked.map(([what, why]) => `- Not checked: ${escape(what)}, because ${escape(why)}`).join("\n")]),
    ...page.hints.map(escape),
  ];
  return `${parts.join("\n\n")}\n`;
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
