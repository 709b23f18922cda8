import { quote } from "../../model/problem";
import type { Finding, PolicyRule } from "../rule";
import { textsWithVariables, variablesIn } from "../variables";

/** `${key}` or `${key, 'default'}` with its braces and quotes (IAM User Guide, "Policy variables"). */
export const variableForm: PolicyRule = {
  id: "policy-variable-form",
  check: ({ statements }) =>
    statements.flatMap(textsWithVariables).flatMap(({ where, value }) => [
      ...variablesIn(value)
        .filter(({ fault }) => fault !== undefined)
        .map(({ text, fault }): Finding => ({
          severity: "error",
          where,
          given: `${quote(text)} ${fault}`,
          allowed: "${prefix:key}, ${prefix:key, 'default'}, or ${*}, ${?}, ${$} for the characters",
          fix: "correct the variable",
        })),
      ...escaped(value, where),
    ]),
};

/** Terraform wants `$${` in its own files; this project escapes when it writes them, so here it would put a `$` before the value. */
function escaped(value: string, where: string): Finding[] {
  if (!value.includes("$${")) return [];
  return [{ severity: "warning", where, given: quote(value), allowed: "${ as in IAM", fix: "write ${ once: the escape for Terraform is added when the policy is synthesized" }];
}
