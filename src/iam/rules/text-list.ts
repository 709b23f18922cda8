import { quote } from "../../model/problem";
import type { Json } from "../plain-json";
import type { Finding, PolicyRule } from "../rule";

const ELEMENTS = ["Action", "NotAction", "Resource", "NotResource"];

/** A text or a list of texts, none empty: a statement without actions or resources does nothing (IAM User Guide, policy grammar). */
export const textList: PolicyRule = {
  id: "policy-text-list",
  check: ({ statements }) => statements.flatMap(({ where, element }) => ELEMENTS.flatMap((name) => wrong(element[name], `${where}.${name}`))),
};

function wrong(value: Json | undefined, where: string): Finding[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return isText(value) ? [] : [finding(where, value)];
  if (value.length === 0) return [finding(where, value)];
  return value.flatMap((item: Json, index) => (isText(item) ? [] : [finding(`${where}[${index}]`, item)]));
}

function isText(value: Json): boolean {
  return typeof value === "string" && value !== "";
}

function finding(where: string, value: Json): Finding {
  return { severity: "error", where, given: quote(value), allowed: "a text or a list of at least one, none of them empty", fix: "say what is meant, or remove the statement" };
}
