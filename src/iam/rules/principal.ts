import { quote } from "../../model/problem";
import type { PolicyRule } from "../rule";

/** In an identity policy the principal is whoever has the policy, and IAM refuses another (IAM User Guide, policy element Principal). */
export const principal: PolicyRule = {
  id: "policy-principal",
  check: ({ statements }) =>
    statements.flatMap(({ where, element }) =>
      ["Principal", "NotPrincipal"]
        .filter((name) => element[name] !== undefined)
        .map((name) => ({
          severity: "error" as const,
          where: `${where}.${name}`,
          given: quote(element[name]),
          allowed: "no principal: the policy applies to who uses the permission set",
          fix: "remove it; who gets the permission set is said in the assignments",
        })),
    ),
};
