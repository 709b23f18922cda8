import { visible } from "../../model/problem";
import { pageOf, type Entry, type Row } from "./document";
import type { FormatOptions, SamlReport } from "./report";

/** A report for a terminal; nothing from outside can move its cursor. */
export function text(report: SamlReport, options: FormatOptions): string {
  const page = pageOf(report, options);
  const parts = [
    [visible(page.title), ...rows(page.facts, "  ")].join("\n"),
    ...(page.block === undefined ? [] : [page.block.split("\n").map(visible).join("\n")]),
    ...page.groups.map(({ heading, entries }) => [visible(heading), ...entries.map(entry)].join("\n\n")),
    [
      visible(page.verdict),
      ...(page.checked.length === 0 ? [] : [`checked (${page.checked.length}): ${page.checked.map(visible).join("; ")}`]),
      ...page.unchecked.map(([what, why]) => visible(`not checked: ${what}, because ${why}`)),
      ...page.hints.map(visible),
    ].join("\n"),
  ];
  return `${parts.join("\n\n")}\n`;
}

function entry({ mark, lead, rows: all }: Entry): string {
  return [visible(`${mark}: ${lead}`), ...rows(all, "    ")].join("\n");
}

function rows(all: readonly Row[], indent: string): string[] {
  const width = Math.max(0, ...all.map(([label]) => label.length));
  return all.map(([label, value]) => visible(`${indent}${label.padEnd(width)}  ${value}`));
}
