import { implies, type Condition } from "../../../src/iam/effective/conditions";

const condition = (operator: string, ...values: readonly string[]): readonly Condition[] => [{ operator, key: "aws:TagKeys", values }];

const NEGATED = ["StringNotEquals", "StringNotLike", "StringNotEqualsIgnoreCase", "ArnNotLike", "ArnNotEquals", "NumericNotEquals", "DateNotEquals", "NotIpAddress"];
const POSITIVE = ["StringEquals", "StringLike", "ArnLike", "NumericEquals", "IpAddress", "DateEquals"];
const PREFIXES = ["", "ForAnyValue:", "ForAllValues:", "foranyvalue:", "FORALLVALUES:"];
const all = (operators: readonly string[]) => PREFIXES.flatMap((prefix) => operators.map((operator) => [`${prefix}${operator}`] as const));

test.each(all(NEGATED))("%s of two values excludes more than of one", (operator) => {
  expect(implies(condition(operator, "a", "b"), condition(operator, "a"))).toBe(true);
  expect(implies(condition(operator, "a"), condition(operator, "a", "b"))).toBe(false);
});

test.each(all(POSITIVE))("%s of one value holds less often than of two", (operator) => {
  expect(implies(condition(operator, "a"), condition(operator, "a", "b"))).toBe(true);
  expect(implies(condition(operator, "a", "b"), condition(operator, "a"))).toBe(false);
});

test("a set operator is not the same as another, or as none", () => {
  expect(implies(condition("ForAnyValue:StringEquals", "a"), condition("ForAllValues:StringEquals", "a"))).toBe(false);
  expect(implies(condition("StringEquals", "a"), condition("ForAnyValue:StringEquals", "a"))).toBe(false);
});
