import { quote } from "../../model/problem";
import type { PolicyRule } from "../rule";

/** Letters and digits of ASCII (IAM User Guide, policy element Sid). An empty Sid is as good as none. */
export const sid: PolicyRule = {
  id: "policy-sid",
  check: ({ statements }) =>
    statements
      .filter(({ element, sid: given }) => element.Sid !== undefined && !/^[0-9A-Za-z]*$/.test(given ?? "!"))
      .map(({ where, element }) => ({
        severity: "error",
        where: `${where}.Sid`,
        given: quote(element.Sid),
        allowed: "letters A-Z, a-z and digits",
        fix: "remove the other characters (no spaces, no hyphens)",
      })),
};
