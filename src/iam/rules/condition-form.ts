import { quote } from "../../model/problem";
import { isObject, keyPath } from "../plain-json";
import type { Json } from "../plain-json";
import type { Finding, PolicyRule } from "../rule";

const VALUE = "a text, number or boolean, or a list of at least one";

/**
 * `{ operator: { key: value or values } }`, nothing of it empty: IAM takes an empty condition for none, so the statement is
 * wider than it looks, and an empty list of values never matches (IAM User Guide, policy element Condition).
 */
export const conditionForm: PolicyRule = {
  id: "policy-condition-form",
  check: ({ statements }) => statements.flatMap(({ where, element }) => wrongBlock(element.Condition, `${where}.Condition`)),
};

function wrongBlock(block: Json | undefined, where: string): Finding[] {
  if (block === undefined) return [];
  if (!isObject(block) || Object.keys(block).length === 0) return [finding(where, block, "an object of operators, at least one", "add what is to be compared, or remove Condition")];
  return Object.entries(block).flatMap(([operator, keys]) => wrongKeys(keys, where + keyPath(operator)));
}

function wrongKeys(keys: Json, where: string): Finding[] {
  if (!isObject(keys) || Object.keys(keys).length === 0) return [finding(where, keys, "an object of condition keys, at least one", "add the key to compare, or remove the operator")];
  return Object.entries(keys).flatMap(([key, value]) => wrongValue(value, where + keyPath(key)));
}

function wrongValue(value: Json, where: string): Finding[] {
  const values: readonly Json[] = Array.isArray(value) ? value : [value];
  if (values.length > 0 && values.every((item) => typeof item !== "object")) return [];
  return [finding(where, value, VALUE, "write the value to compare with")];
}

function finding(where: string, value: Json, allowed: string, fix: string): Finding {
  return { severity: "error", where, given: quote(value), allowed, fix };
}
