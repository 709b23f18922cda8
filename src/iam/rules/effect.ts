import { quote } from "../../model/problem";
import type { PolicyRule } from "../rule";

/** Allow or Deny, case counts (IAM User Guide, policy element Effect). */
export const effect: PolicyRule = {
  id: "policy-effect",
  check: ({ statements }) =>
    statements
      .filter(({ effect: given }) => given !== "Allow" && given !== "Deny")
      .map(({ where, element }) => ({
        severity: "error",
        where: `${where}.Effect`,
        given: quote(element.Effect),
        allowed: '"Allow" or "Deny", in this spelling',
        fix: "write one of the two",
      })),
};
