import type { ReadStatement } from "../policy-document";
import type { Finding, PolicyRule } from "../rule";

/** Exactly one of Action and NotAction, of Resource and NotResource (IAM User Guide, policy elements Action and Resource). */
export const elementChoice: PolicyRule = {
  id: "policy-element-choice",
  check: ({ statements }) => statements.flatMap((statement) => [...choice(statement, "Action", "NotAction"), ...choice(statement, "Resource", "NotResource")]),
};

function choice({ where, element }: ReadStatement, name: string, negated: string): Finding[] {
  const present = [name, negated].filter((key) => element[key] !== undefined);
  if (present.length === 1) return [];
  const both = present.length === 2;
  return [
    {
      severity: "error",
      where,
      given: both ? `${name} and ${negated}` : `neither ${name} nor ${negated}`,
      allowed: `one of ${name} and ${negated}`,
      fix: both ? "split the statement in two" : `add ${name}`,
    },
  ];
}
