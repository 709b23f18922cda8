/**
 * Whether `text` matches a pattern of `*` (any characters, also none) and `?` (exactly one), as IAM compares them
 * (IAM User Guide, policy elements Action and Resource); case counts. Linear in practice, quadratic at worst, no regular expression.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  return matchesParts(pattern, text, (expected, given) => expected === "?" || expected === given);
}

/** The same over parts of a pattern and of what it is held against; `takes` says whether a part other than a star stands for a part. */
export function matchesParts(pattern: ArrayLike<string>, parts: ArrayLike<string>, takes: (expected: string, given: string) => boolean): boolean {
  let at = 0;
  let position = 0;
  let star = -1;
  let resume = 0;
  while (position < parts.length) {
    const expected = pattern[at];
    if (expected === "*") {
      star = at;
      resume = position;
      at += 1;
    } else if (expected !== undefined && takes(expected, parts[position] ?? "")) {
      at += 1;
      position += 1;
    } else if (star >= 0) {
      // The last star takes one part more; earlier stars never need to be tried again.
      resume += 1;
      position = resume;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}

/** Whether some text matches both patterns: for an ARN with wildcards against the form of a resource type's ARNs. */
export function wildcardsOverlap(left: string, right: string): boolean {
  // reachable[j]: the part of `left` read so far and right[0..j) can stand for the same text.
  let reachable = Array.from({ length: right.length + 1 }, (_, column) => /^\**$/.test(right.slice(0, column)));
  for (let row = 0; row < left.length; row += 1) {
    const character = left[row] ?? "";
    const next = [character === "*" && reachable[0] === true];
    for (let column = 1; column <= right.length; column += 1) {
      const other = right[column - 1] ?? "";
      next.push(step(character, other, { diagonal: reachable[column - 1] === true, above: reachable[column] === true, before: next[column - 1] === true }));
    }
    reachable = next;
  }
  return reachable[right.length] === true;
}

interface Neighbours {
  readonly diagonal: boolean;
  readonly above: boolean;
  readonly before: boolean;
}

function step(left: string, right: string, { diagonal, above, before }: Neighbours): boolean {
  // A star stands for nothing (skip it) or for one more character of the other side.
  if (left === "*" || right === "*") return above || before;
  return diagonal && (left === right || left === "?" || right === "?");
}

/** Whether `text` holds a wildcard of an IAM pattern. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
