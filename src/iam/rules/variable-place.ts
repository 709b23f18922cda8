import { quote } from "../../model/problem";
import { parseArn, resourcesOf } from "../arns";
import type { PolicyRule } from "../rule";

/** In an ARN, variables stand behind the fifth colon only (IAM User Guide, "Policy variables", where you can use them). */
export const variablePlace: PolicyRule = {
  id: "policy-variable-place",
  check: ({ statements }) =>
    resourcesOf(statements).flatMap(({ where, value }) => {
      const arn = parseArn(value);
      if (arn === undefined || ![arn.partition, arn.service, arn.region, arn.account].some((field) => field.includes("${"))) return [];
      return [
        {
          // AWS has one in a managed policy of its own, so it is not refused.
          severity: "warning" as const,
          where,
          given: quote(value),
          allowed: "variables in the last part of an ARN, behind the fifth colon",
          fix: "write * there and compare in a Condition, e.g. aws:ResourceAccount",
        },
      ];
    }),
};
