import { arnPattern } from "../arns";
import { wildcardsOverlap } from "../wildcards";
import { covers, normalPattern } from "./pattern";

/** What a statement is about: the resources of these patterns, or all but those. Sorted, none twice. */
export interface Resources {
  readonly kind: "only" | "all-but";
  readonly patterns: readonly string[];
}

/** Every resource there is. */
export const EVERY_RESOURCE: Resources = { kind: "only", patterns: ["*"] };

/** Beyond these sizes patterns are not compared one with another, and taken to overlap. */
const LONGEST = 2048;
const MOST_PAIRS = 10_000;

/** Resources from the patterns of Resource or NotResource. */
export function resourcesFrom(kind: Resources["kind"], patterns: readonly string[]): Resources {
  const normal = [...new Set(patterns.map(normalPattern))].toSorted();
  return kind === "only" && normal.includes("*") ? EVERY_RESOURCE : { kind, patterns: normal };
}

/** Whether it is every resource. */
export function isEvery({ kind, patterns }: Resources): boolean {
  return kind === "only" && patterns.includes("*");
}

/** Whether all of `specific` is in `general`; false where that can't be told. */
export function coversResources(general: Resources, specific: Resources): boolean {
  if (general === specific || isEvery(general)) return true;
  if (general.patterns.length * specific.patterns.length > MOST_PAIRS) return sameTexts(general, specific);
  if (general.kind === "only") return specific.kind === "only" && areWithin(specific.patterns, general.patterns);
  return specific.kind === "all-but" ? areWithin(general.patterns, specific.patterns) : !overlaps(general.patterns, specific.patterns);
}

/** Whether no resource is in both; false where that can't be told. */
export function areDisjoint(left: Resources, right: Resources): boolean {
  if (left.kind === "only" && right.kind === "only") return !overlaps(left.patterns, right.patterns);
  if (left.kind === "all-but" && right.kind === "all-but") return false;
  const [only, allBut] = left.kind === "only" ? [left, right] : [right, left];
  return only.patterns.every((one) => allBut.patterns.some((other) => covers(other, one)));
}

function areWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.some((other) => covers(other, one)));
}

function sameTexts(left: Resources, right: Resources): boolean {
  return left.kind === right.kind && left.patterns.length === right.patterns.length && left.patterns.every((one, index) => one === right.patterns[index]);
}

function overlaps(left: readonly string[], right: readonly string[]): boolean {
  return left.length * right.length > MOST_PAIRS || left.some((one) => right.some((other) => overlap(one, other)));
}

/** A policy variable may become any text. */
function overlap(left: string, right: string): boolean {
  if (left === "*" || right === "*" || left === right || left.length > LONGEST || right.length > LONGEST) return true;
  return wildcardsOverlap(arnPattern(left), arnPattern(right));
}
