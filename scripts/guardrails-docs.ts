import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../src/review/rules";

const file = join(__dirname, "..", "docs", "guardrails.md");
const [BEGIN, END] = ["<!-- rules: written by npm run guardrails:docs -->", "<!-- end of rules -->"];

/** The page with the table of the rules as they are; the text around it stays. */
export function withRules(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${file} has lost the marks between which the rules stand: ${BEGIN} and ${END}`);
  const rows = rules.map(({ id, severity, title, why, fix }) => `| \`${id}\` | ${severity} | ${cell(title)} | ${cell(why)} | ${cell(fix)} |`);
  return [page.slice(0, begin + BEGIN.length), "", "| id | severity | looks for | why | what to do |", "|---|---|---|---|---|", ...rows, "", page.slice(end)].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

if (require.main === module) {
  const page = readFileSync(file, "utf8");
  writeFileSync(file, withRules(page));
  console.log(`${rules.length} rules are in docs/guardrails.md`);
}
