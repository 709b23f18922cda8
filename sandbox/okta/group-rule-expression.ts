import { invalid } from "./errors";

const CALL = /^\s*isMemberOf(?:AnyGroup|Group)\(\s*("[^"]+"(?:\s*,\s*"[^"]+")*)\s*\)\s*$/;

/** The groups of which a user must be in one, or undefined for an expression in a part of Okta's language not known here. */
export function groupsOf(expression: string): readonly string[] | undefined {
  const groups: string[] = [];
  for (const term of expression.split(/\|\||\bor\b/i)) {
    const named = CALL.exec(term)?.[1];
    if (named === undefined) return undefined;
    groups.push(...[...named.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ""));
  }
  return groups;
}

/** Refused rather than taken and never evaluated: a rule that silently matches nobody would let a wrong test pass. */
export function readExpression(value: string): readonly string[] {
  const groups = groupsOf(value);
  if (groups) return groups;
  throw invalid("conditions.expression.value", `expression: this sandbox evaluates isMemberOfAnyGroup("id", ...) only, got ${value}`);
}
