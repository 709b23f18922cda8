import { quote } from "../../model/problem";
import { parseArn, resourcesOf } from "../arns";
import type { PolicyRule } from "../rule";
import { hasWildcard } from "../wildcards";

/** A Region's code has the form `eu-west-1`; an Availability Zone (`eu-west-1a`) or a name matches nothing (IAM User Guide, "IAM ARNs"). */
export const arnRegion: PolicyRule = {
  id: "policy-arn-region",
  check: ({ statements }) =>
    resourcesOf(statements)
      .filter(({ value }) => !isRegion(parseArn(value)?.region ?? ""))
      .map(({ where, value }) => ({
        severity: "warning",
        where,
        given: `${quote(value)}: Region ${quote(parseArn(value)?.region)}`,
        allowed: "a Region such as eu-west-1, *, or nothing for resources without a Region",
        fix: "write the Region's code",
      })),
};

function isRegion(field: string): boolean {
  return field === "" || field.includes("${") || hasWildcard(field) || /^[a-z]{2,}(-[a-z]+)+-\d{1,2}$/.test(field);
}
