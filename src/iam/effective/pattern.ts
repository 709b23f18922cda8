import { matchesParts } from "../wildcards";

/** Longer patterns are compared by their text alone: IAM's bound for ARNs, and the time grows with the square. */
const LONGEST = 2048;

/** A policy variable and its colon-free escapes stand for one unknown text; `*` and `?` in other text are wildcards. */
const PART = /\$\{[^{}]*\}|[^]/g;

type Parts = readonly string[];

const parsed = new Map<string, Parts>();

/**
 * Whether everything that `specific` can stand for, `general` stands for too; both are patterns of IAM with `*`, `?` and policy
 * variables, case counts. Never true by mistake; for patterns beyond any use (wildcards beside each other in odd ways, more than
 * 2,048 characters) it may be false though it holds.
 */
export function covers(general: string, specific: string): boolean {
  if (general === specific || general === "*") return true;
  if (general.length > LONGEST || specific.length > LONGEST) return false;
  return matches(partsOf(general), partsOf(specific));
}

/** The same pattern in the one spelling that all of its kind share: `?` before `*`, no `*` twice. */
export function normalPattern(pattern: string): string {
  return pattern.replace(/[*?]{2,}/g, (run) => "?".repeat(run.replaceAll("*", "").length) + (run.includes("*") ? "*" : ""));
}

function partsOf(pattern: string): Parts {
  const known = parsed.get(pattern);
  if (known !== undefined) return known;
  const parts = normalPattern(pattern).match(PART) ?? [];
  // Policies repeat few patterns many times; the bound is for a process that goes on for days.
  if (parsed.size > 20_000) parsed.clear();
  parsed.set(pattern, parts);
  return parts;
}

/** Matching in which the text has wildcards as well: only a star takes a star or a variable, and `?` takes one known or unknown character. */
function matches(general: Parts, specific: Parts): boolean {
  return matchesParts(general, specific, (expected, given) => expected === given || (expected === "?" && given !== "*" && given.length === 1));
}
