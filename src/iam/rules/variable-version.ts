import { quote } from "../../model/problem";
import type { PolicyRule } from "../rule";
import { textsWithVariables } from "../variables";

/** Before version 2012-10-17 of the language `${…}` is plain text, so the statement matches nothing (IAM User Guide, policy element Version). */
export const variableVersion: PolicyRule = {
  id: "policy-variable-version",
  check: ({ document, statements }) =>
    document.Version === "2012-10-17"
      ? []
      : statements.flatMap(textsWithVariables).map(({ where, value }) => ({
          severity: "error",
          where,
          given: `${quote(value)} with Version ${quote(document.Version)}`,
          allowed: "policy variables with Version 2012-10-17",
          fix: 'write "Version": "2012-10-17"',
        })),
};
