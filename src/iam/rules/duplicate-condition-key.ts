import { quote } from "../../model/problem";
import type { ReadStatement } from "../policy-document";
import type { Finding, PolicyRule } from "../rule";

/** Keys don't differ by case, so the second of two spellings is a duplicate, which IAM refuses (IAM User Guide, policy element Condition). */
export const duplicateConditionKey: PolicyRule = {
  id: "policy-duplicate-condition-key",
  check: ({ statements }) => statements.flatMap(duplicates),
};

function duplicates({ conditions }: ReadStatement): Finding[] {
  const seen = new Map<string, string>();
  return conditions.flatMap(({ where, operator, key }) => {
    const identity = JSON.stringify([operator, key.toLowerCase()]);
    const other = seen.get(identity);
    seen.set(identity, other ?? key);
    if (other === undefined) return [];
    return [{ severity: "error" as const, where, given: `${quote(key)} and ${quote(other)}`, allowed: "each key once for each operator", fix: "join their values in one list" }];
  });
}
