import { quote, visible } from "../../model/problem";
import { keyPath } from "../plain-json";
import type { Json } from "../plain-json";
import type { Finding, PolicyRule } from "../rule";

/** JSON.stringify writes control characters as ASCII escapes, so of the pattern only its upper end is left to check. */
const OUTSIDE = /[\u0100-\u{10ffff}]/u;

/** Characters that IAM Identity Center takes in an inline policy: tab, line ends and U+0020 to U+00FF (PutInlinePolicyToPermissionSet). */
export const characters: PolicyRule = {
  id: "policy-characters",
  check: ({ where, document }) => outside(document, where),
};

function outside(value: Json, where: string): Finding[] {
  if (typeof value === "string") return findings(value, where);
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => outside(item, `${where}[${index}]`));
  return Object.entries(value).flatMap(([key, item]) => [...findings(key, where + keyPath(key)), ...outside(item, where + keyPath(key))]);
}

function findings(text: string, where: string): Finding[] {
  const found = OUTSIDE.exec(text)?.[0];
  if (found === undefined) return [];
  return [
    {
      severity: "error",
      where,
      given: `${visible(quote(text))}, which has ${visible(found)} (U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`,
      allowed: "characters up to U+00FF (Latin-1)",
      fix: "replace it; a dash or quote pasted from a document is the usual cause, ? matches any one character",
    },
  ];
}
