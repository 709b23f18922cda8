import { policySize } from "../policy-document";
import type { Finding, PolicyRule } from "../rule";

/** Size of an inline policy: PutInlinePolicyToPermissionSet (32,768) and IAM's quota for the inline policies of a role (10,240 without white space). */
export const size: PolicyRule = {
  id: "policy-size",
  check: ({ where, document, maxBytes, maxCharacters }) => {
    const { bytes, characters } = policySize(document);
    return [
      ...over(where, bytes, maxBytes, "bytes as sent"),
      ...over(where, characters, maxCharacters, "characters without white space"),
    ];
  },
};

function over(where: string, given: number, most: number, unit: string): Finding[] {
  if (given <= most) return [];
  return [
    {
      severity: "error",
      where,
      given: `${count(given)} ${unit}`,
      allowed: `at most ${count(most)} ${unit}`,
      fix: `shorten it by ${count(given - most)}: join statements, use wildcards, or move a part into a customer-managed policy`,
    },
  ];
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
