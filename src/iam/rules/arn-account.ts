import { quote } from "../../model/problem";
import { parseArn, resourcesOf } from "../arns";
import type { PolicyRule } from "../rule";

/** Owners that are no account: AWS's own documents, images and policies (`arn:aws:iam::aws:policy/…`). */
const OWNER = /^(aws(-[a-z]+)*|amazon|cloudfront)$/;

/** The account of an ARN is 12 digits, empty or a wildcard; one digit off, and the statement matches nothing (IAM User Guide, "IAM ARNs"). */
export const arnAccount: PolicyRule = {
  id: "policy-arn-account",
  check: ({ statements }) =>
    resourcesOf(statements)
      .filter(({ value }) => !isAccount(parseArn(value)?.account ?? ""))
      .map(({ where, value }) => ({
        severity: "error",
        where,
        given: `${quote(value)}: account ${quote(parseArn(value)?.account)}`,
        allowed: "12 digits, *, or nothing for resources without an account",
        fix: "leading zeros count: copy the account id from the organization",
      })),
};

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
