import { visible } from "../../model/problem";
import type { Answer, Entry } from "../answer";
import type { AccountRef, Outcome } from "../rows";

const HEADING = ["change", "environment", "group_key", "group", "permission_set", "account_key", "account_id", "account", "unit", "state", "until", "reason", "assigned_at", "can", "actions", "why"];

/** An answer for a spreadsheet: a line a grant (and judgement), the same columns for every question. Nothing becomes a formula. */
export function csv({ entries }: Answer): string {
  const lines = entries.flatMap((entry) => entry.accounts.flatMap((account) => (entry.outcomes ?? [undefined]).map((outcome) => cells(entry, account, outcome))));
  return [HEADING, ...lines].map((line) => `${line.map(cell).join(",")}\r\n`).join("");
}

function cells(entry: Entry, account: AccountRef, outcome: Outcome | undefined): readonly string[] {
  return [
    entry.change ?? "", entry.environment, entry.group.key, entry.group.name, entry.permissionSet.name, account.key, account.id, account.name, account.unit,
    entry.state, entry.until ?? "", entry.reason ?? "", entry.assignedAt.join(" "), outcome?.verdict ?? "", outcome?.actions.join(" ") ?? "", outcome?.why.join("; ") ?? "",
  ];
}

/** Spreadsheets take a cell that begins like this for a formula (OWASP, "CSV Injection"); an apostrophe makes text of it. */
function cell(value: string): string {
  const plain = visible(value);
  const defused = /^\s*[=+\-@|%]/.test(plain) ? `'${plain}` : plain;
  return /[",;\s']/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
