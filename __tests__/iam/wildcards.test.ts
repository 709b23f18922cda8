import * as fc from "fast-check";
import { hasWildcard, matchesWildcard, wildcardsOverlap } from "../../src/iam/wildcards";

/** The definition, as slow as it is plain. */
function naive(pattern: string, text: string): boolean {
  if (pattern === "") return text === "";
  if (pattern[0] === "*") return naive(pattern.slice(1), text) || (text !== "" && naive(pattern, text.slice(1)));
  return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && naive(pattern.slice(1), text.slice(1));
}

function naiveOverlap(left: string, right: string): boolean {
  if (left === "" && right === "") return true;
  const [a = "", b = ""] = [left[0], right[0]];
  if (a === "*") return naiveOverlap(left.slice(1), right) || (right !== "" && naiveOverlap(left, right.slice(1)));
  if (b === "*") return naiveOverlap(left, right.slice(1)) || (left !== "" && naiveOverlap(left.slice(1), right));
  return a !== "" && b !== "" && (a === b || a === "?" || b === "?") && naiveOverlap(left.slice(1), right.slice(1));
}

const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 9 });
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 7 });

test("matching a wildcard equals its definition", () => {
  fc.assert(fc.property(pattern, text, (wild, plain) => matchesWildcard(wild, plain) === naive(wild, plain)), { numRuns: 3000 });
});

test("two wildcards overlap exactly when the definition says so", () => {
  fc.assert(fc.property(pattern, pattern, (left, right) => wildcardsOverlap(left, right) === naiveOverlap(left, right)), { numRuns: 3000 });
});

test("overlap with a text without wildcards is a match", () => {
  fc.assert(fc.property(pattern, text, (wild, plain) => wildcardsOverlap(wild, plain) === matchesWildcard(wild, plain)));
});

test.each([
  ["Get*", "GetObject", true],
  ["get*", "GetObject", false],
  ["*", "", true],
  ["?", "", false],
  ["Get?bject", "GetObject", true],
  ["*Access*Key*", "ListAccessKeys", true],
  ["a.c", "abc", false],
])("%s on %s: %s", (wild, plain, expected) => {
  expect(matchesWildcard(wild, plain)).toBe(expected);
});

test("many stars take no exponential time", () => {
  expect(matchesWildcard(`${"*a".repeat(500)}b`, "a".repeat(5000))).toBe(false);
}, 10_000);

test("a wildcard is * or ?", () => {
  expect(["s3:Get*", "s3:Get?", "s3:Get"].map(hasWildcard)).toEqual([true, true, false]);
});
