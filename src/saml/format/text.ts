import { visible } from "../../model/problem";
import { pageOf, type Entry, type Group, type Page, type Row } from "./document";
import type { FormatOptions, SamlReport } from "./report";

/** A report for a terminal; nothing from outside can move its cursor. */
export function text(report: SamlReport, options: FormatOptions): string {
  const page = pageOf(report, options);
  const groups = page.groups.map(group);
  const parts = page.answer === undefined ? [...lookedAt(page), ...groups] : [typeof page.answer === "string" ? visible(page.answer) : entry(page.answer), ...groups, ...lookedAt(page)];
  const end = [...(page.verdict === undefined ? [] : [page.verdict]), ...page.checked.map(([label, all]) => `${label}: ${all}`), ...page.hints];
  const unchecked = page.unchecked.length === 0 ? [] : [["not checked (a flag in front would let it be)", ...rows(page.unchecked, "  ")].join("\n")];
  return `${[...parts, ...unchecked, ...(end.length === 0 ? [] : [end.map(visible).join("\n")])].join("\n\n")}\n`;
}

function lookedAt({ title, facts, block }: Page): string[] {
  return [[visible(title), ...rows(facts, "  ")].join("\n"), ...(block === undefined ? [] : [block.split("\n").map(visible).join("\n")])];
}

function group({ heading, entries }: Group): string {
  return [...(heading === undefined ? [] : [visible(heading)]), ...entries.map(entry)].join("\n\n");
}

function entry({ mark, lead, rows: all }: Entry): string {
  return [visible(`${mark}: ${lead}`), ...rows(all, "    ")].join("\n");
}

function rows(all: readonly Row[], indent: string): string[] {
  const width = Math.max(0, ...all.map(([label]) => label.length));
  return all.map(([label, value]) => visible(`${indent}${label.padEnd(width)}  ${value}`));
}
