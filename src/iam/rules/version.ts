import { quote } from "../../model/problem";
import type { PolicyRule } from "../rule";

/** The version of the policy language; without it IAM takes 2008-10-17 (IAM User Guide, policy element Version). */
export const version: PolicyRule = {
  id: "policy-version",
  check: ({ where, document: { Version: given } }) => {
    if (given === "2012-10-17") return [];
    const old = given === "2008-10-17";
    return [
      {
        severity: old ? "warning" : "error",
        where: `${where}.Version`,
        given: quote(given),
        allowed: `"2012-10-17"${old ? "; in the older version policy variables such as ${aws:PrincipalTag/team} are plain text" : ""}`,
        fix: 'write "Version": "2012-10-17"',
      },
    ];
  },
};
