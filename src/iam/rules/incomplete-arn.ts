import { quote } from "../../model/problem";
import { parseArn, resourcesOf } from "../arns";
import type { PolicyRule } from "../rule";

/** IAM fills missing fields with `*`, which is wider than the text looks (IAM User Guide, policy element Resource, "Incomplete ARN"). */
export const incompleteArn: PolicyRule = {
  id: "policy-incomplete-arn",
  check: ({ statements }) =>
    resourcesOf(statements).flatMap(({ where, value }) => {
      const arn = parseArn(value);
      if (arn === undefined || arn.complete || value.includes("::")) return [];
      const completed = ["arn", arn.partition, arn.service, arn.region, arn.account, arn.resource].join(":");
      return [{ severity: "warning" as const, where, given: quote(value), allowed: "all six fields of the ARN", fix: `IAM reads it as ${completed}: write that, or narrow it` }];
    }),
};
