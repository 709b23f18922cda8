import { quote } from "../../model/problem";
import { isObject } from "../plain-json";
import type { Json } from "../plain-json";
import type { Finding, PolicyRule } from "../rule";

/** One statement or a list of at least one (IAM User Guide, policy element Statement). */
export const statement: PolicyRule = {
  id: "policy-statement",
  check: ({ where, document: { Statement: given } }) => {
    const at = `${where}.Statement`;
    if (isObject(given)) return [];
    if (!Array.isArray(given) || given.length === 0) return [finding(at, given, "a list of statements, at least one", "write at least one statement, or leave out the policy")];
    return given.flatMap((item: Json, index) => (isObject(item) ? [] : [finding(`${at}[${index}]`, item, "an object with Effect, Action and Resource", "write a statement or remove the item")]));
  },
};

function finding(where: string, given: Json | undefined, allowed: string, fix: string): Finding {
  return { severity: "error", where, given: quote(given), allowed, fix };
}
