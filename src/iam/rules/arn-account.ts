import { quote } from "../../model/problem";
import { lacksAccount, parseArn, resourcesOf } from "../arns";
import type { Finding, PolicyRule } from "../rule";

/** Owners that are no account: AWS's own documents, images and policies (`arn:aws:iam::aws:policy/…`). */
const OWNER = /^(aws(-[a-z]+)*|amazon|cloudfront)$/;

/** The account of an ARN is 12 digits, empty or a wildcard; one digit off, and the statement matches nothing (IAM User Guide, "IAM ARNs"). */
export const arnAccount: PolicyRule = {
  id: "policy-arn-account",
  check: ({ statements }) =>
    resourcesOf(statements).flatMap(({ where, value }): Finding[] => {
      // Without a resource it is no ARN, which another rule says.
      if (lacksAccount(value) && parseArn(value)?.resource !== "") return [{ severity: "error", where, given: `${quote(value)}: no account`, allowed: `12 digits or *: every ARN of ${parseArn(value)?.service} has an account`, fix: `write * for the account that the session is in: ${withAnyAccount(value)}` }];
      if (isAccount(parseArn(value)?.account ?? "")) return [];
      return [{
        severity: "error",
        where,
        given: `${quote(value)}: account ${quote(parseArn(value)?.account)}`,
        allowed: "12 digits, *, or nothing for resources without an account",
        fix: "leading zeros count: copy the account id from the organization",
      }];
    }),
};

function withAnyAccount(text: string): string {
  const arn = parseArn(text);
  return arn === undefined ? text : ["arn", arn.partition, arn.service, arn.region, "*", arn.resource].join(":");
}

function isAccount(field: string): boolean {
  if (field === "" || OWNER.test(field) || /^\d{12}$/.test(field)) return true;
  // A variable is the business of policy-variable-place; a wildcard must leave room for 12 digits.
  if (field.includes("${")) return true;
  return /^[\d*?]+$/.test(field) && fits(field);
}

function fits(pattern: string): boolean {
  const length = pattern.replaceAll("*", "").length;
  return pattern.includes("*") ? length <= 12 : length === 12;
}
