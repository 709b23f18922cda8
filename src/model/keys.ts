/**
 * Keys name blocks in Terraform state, so they must be identifiers and must never change; display names may.
 * Joining two keys with `__` stays unambiguous because no key contains `__` or begins or ends with `_`.
 */
const KEY = /^[A-Za-z][A-Za-z0-9-]*(?:_[A-Za-z0-9-]+)*$/;

export const KEY_RULE = "letters, digits, - and single _ inside; begins with a letter; at most 64 characters";

/** Whether `key` can name a block in state as it is. */
export function isKey(key: string): boolean {
  return key.length <= 64 && KEY.test(key);
}

/** The name in state of what belongs to several keys: `ReadOnly__payments-prod`. */
export function blockName(...keys: readonly string[]): string {
  return keys.join("__");
}

/** Beyond this length nobody mistyped a name, and comparing costs the square of it. */
const LONGEST_NAME = 256;

/** The names within a few edits of `name`, nearest first: what a "did you mean" offers. */
export function nearest(name: string, names: Iterable<string>, most = 3): string[] {
  if (name.length > LONGEST_NAME) return [];
  const bound = Math.max(2, Math.floor(name.length / 3));
  return [...names]
    .map((candidate) => ({ candidate, distance: editDistance(name.toLowerCase(), candidate.toLowerCase(), bound) }))
    .filter(({ candidate, distance }) => distance <= bound && distance < Math.max(name.length, candidate.length))
    .toSorted((a, b) => a.distance - b.distance || compare(a.candidate, b.candidate))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** `did you mean "a" or "b"?` */
export function didYouMean(names: readonly string[]): string {
  return `did you mean ${names.map((name) => JSON.stringify(name)).join(" or ")}?`;
}

/** Order by code unit: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Levenshtein distance, given up (as bound + 1) where the lengths alone exceed the bound. */
function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? bound + 1;
}
