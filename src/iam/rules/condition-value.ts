import { isIP } from "node:net";
import { quote } from "../../model/problem";
import { parseArn } from "../arns";
import { parseOperator } from "../condition-operators";
import type { Operator, OperatorKind } from "../condition-operators";
import type { PlacedCondition } from "../policy-document";
import type { Finding, PolicyRule } from "../rule";
import { arnPattern } from "../arns";
import { hasWildcard } from "../wildcards";

const DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:?\d{2})?)?)?)?)?$/i;

/** Form of a value by what the operator compares; policy variables only work with text and ARNs (IAM User Guide, "Condition operators"). */
const FORMS: Readonly<Record<OperatorKind, { readonly fits: (value: string) => boolean; readonly allowed: string }>> = {
  string: { fits: () => true, allowed: "any text" },
  bool: { fits: isTruth, allowed: "one value, true or false" },
  null: { fits: isTruth, allowed: "one value: true (the key is absent) or false (it is present)" },
  number: { fits: (value) => /^-?\d+(\.\d+)?$/.test(value), allowed: "a number" },
  date: { fits: (value) => DATE.test(value) || /^\d+$/.test(value), allowed: "a date such as 2027-03-31T00:00:00Z, or seconds since 1970" },
  binary: { fits: (value) => /^[0-9A-Za-z+/]*={0,2}$/.test(value) && value.length % 4 === 0, allowed: "Base64" },
  ip: { fits: isAddress, allowed: "an IPv4 or IPv6 address or range such as 203.0.113.0/24" },
  arn: { fits: isArn, allowed: "an ARN; * and ? within its fields" },
};

/** Values that IAM refuses or that can't match. */
export const conditionValue: PolicyRule = {
  id: "policy-condition-value",
  check: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(findings)),
};

function findings({ where, operator, values }: PlacedCondition): Finding[] {
  const parsed = parseOperator(operator);
  if (parsed === undefined) return [];
  const { fits, allowed } = FORMS[parsed.kind];
  const single = parsed.kind === "bool" || parsed.kind === "null";
  const wrong: Finding[] = values
    .filter((value) => !fits(String(value)))
    .map((value) => ({ severity: "error", where, given: quote(value), allowed, fix: `correct the value for ${operator}` }));
  if (single && values.length > 1) wrong.push({ severity: "error", where, given: quote(values), allowed, fix: "true and false together always match: keep one" });
  return [...wrong, ...literalWildcards(where, parsed, values.map(String))];
}

/** StringEquals compares `*` with `*`: nearly always StringLike was meant. */
function literalWildcards(where: string, { base, kind }: Operator, values: readonly string[]): Finding[] {
  if (kind !== "string" || base.endsWith("Like")) return [];
  const like = base.includes("Not") ? "StringNotLike" : "StringLike";
  return values
    .filter((value) => hasWildcard(value.replace(/\$\{[^{}]*\}/g, "")))
    .map((value) => ({ severity: "warning", where, given: quote(value), allowed: `a text without wildcards, which ${base} takes literally`, fix: `use ${like}, or \${*} and \${?} if the characters themselves are meant` }));
}

function isTruth(value: string): boolean {
  return /^(true|false)$/i.test(value);
}

function isAddress(value: string): boolean {
  const [address = "", prefix, ...rest] = value.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** A variable may stand for the whole ARN, so it counts as a wildcard here. */
function isArn(value: string): boolean {
  const pattern = arnPattern(value);
  return pattern.startsWith("*") || parseArn(pattern)?.complete === true;
}
