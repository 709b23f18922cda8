import { compare } from "../../model/keys";
import type { PlacedCondition } from "../policy-document";

/** One operator and key of a Condition; its values are alternatives, or, behind a negated operator, all excluded. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The conditions of a statement in one spelling and order: operators and keys are read in any case, values are not. */
export function conditionsFrom(placed: readonly PlacedCondition[]): readonly Condition[] {
  return placed
    .map(({ operator, key, values }) => ({ operator, key, values: [...new Set(values.map(String))].toSorted() }))
    .toSorted((a, b) => compare(identity(a), identity(b)));
}

/** Whether whoever meets all of `strict` also meets all of `lax`; false where that can't be told. */
export function implies(strict: readonly Condition[], lax: readonly Condition[]): boolean {
  return strict === lax || lax.every((one) => strict.some((other) => impliesOne(other, one)));
}

/** A condition as a person reads it. */
export function describeCondition({ operator, key, values }: Condition): string {
  return `${operator} ${key} ${values.length === 1 ? (values[0] ?? "") : `[${values.join(", ")}]`}`;
}

function impliesOne(strict: Condition, lax: Condition): boolean {
  const [operator, laxOperator] = [strict.operator.toLowerCase(), lax.operator.toLowerCase()];
  // …IfExists also holds where the key is missing.
  if ((operator !== laxOperator && `${operator}ifexists` !== laxOperator) || strict.key.toLowerCase() !== lax.key.toLowerCase()) return false;
  const [wide, narrow] = isNegated(lax.operator) ? [strict, lax] : [lax, strict];
  return narrow.values.every((value) => wide.values.includes(value));
}

/** StringNotEquals and its kind, behind ForAnyValue: and ForAllValues: as well: more values exclude more. */
function isNegated(operator: string): boolean {
  return /^(?:for(?:anyvalue|allvalues):)?(?:string|numeric|date|arn)?not/i.test(operator);
}

function identity({ operator, key, values }: Condition): string {
  return JSON.stringify([operator.toLowerCase(), key.toLowerCase(), values]);
}
