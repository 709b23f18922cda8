import * as fc from "fast-check";
import { blockName, compare, isKey, KEY_RULE, nearest } from "../../src/model/keys";

const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,4}(_[A-Za-z0-9-]{1,3}){0,2}$/);

test("names of several keys are as different as the keys: no two grants share a block", () => {
  fc.assert(fc.property(key, key, key, key, (a, b, c, d) => {
    if (blockName(a, b) === blockName(c, d)) expect([a, b]).toEqual([c, d]);
    expect(blockName(a, b).split("__")).toEqual([a, b]);
  }));
});

test("whatever is a key is an identifier of Terraform", () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "Z", "0", "_", "-", ".", " ", "\n", "ä") }), (text) => {
    if (isKey(text)) expect(text).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/);
  }));
});

test("a key has one to sixty-four characters, and the rule that says so is the one that holds", () => {
  expect([isKey(""), isKey("a"), isKey("a".repeat(64)), isKey("a".repeat(65))]).toEqual([false, true, true, false]);
  expect(KEY_RULE).toContain("at most 64 characters");
});

test("a name that ends in _ would move the border between two keys", () => {
  expect(blockName("a_", "b")).toBe(blockName("a", "_b"));
  expect([isKey("a_"), isKey("_b")]).toEqual([false, false]);
});

describe("did you mean", () => {
  const names = ["payments-prod", "payments-test", "orders-prod", "identity", "shop", "ReadOnly"];

  test.each([
    ["a letter left out", "paymets-prod", ["payments-prod"]],
    ["a letter too many", "identityy", ["identity"]],
    ["another case", "SHOP", ["shop"]],
    ["another case in the catalog", "READONLI", ["ReadOnly"]],
    ["a letter left out in front", "dentity", ["identity"]],
    ["a letter too many in front", "xidentity", ["identity"]],
    ["two letters swapped", "idenitty", ["identity"]],
    ["a short name, two letters wrong", "shxx", ["shop"]],
    ["nothing near", "xyzzy-xyzzy", []],
    ["three letters wrong in a short name", "xxxp", []],
  ])("%s", (_, name, expected) => {
    expect(nearest(name, names)).toEqual(expected);
  });

  test("the nearest comes first, and equals come in the order of their names", () => {
    expect(nearest("payments-prot", ["payments-test", "payments-prod", "payments-boot", "payments-plot"])).toEqual(["payments-plot", "payments-prod", "payments-boot"]);
  });

  test.each([[1], [2]])("no more are offered than %i", (most) => {
    expect(nearest("aaaa", ["aaab", "aaac", "aaad"], most)).toHaveLength(most);
  });

  test("a name of which no letter would be left is not what was meant", () => {
    expect(nearest("x", ["/", "ab"])).toEqual([]);
    expect(nearest("", ["a", "ab"])).toEqual([]);
  });

  test("the bound grows with the name, a third of it", () => {
    expect(nearest("abcdefghixxx", ["abcdefghijkl"])).toEqual(["abcdefghijkl"]);
    expect(nearest("abcdefghxxxx", ["abcdefghijkl"])).toEqual(["abcdefghijkl"]);
    expect(nearest("abcdefgxxxxx", ["abcdefghijkl"])).toEqual([]);
  });

  test("very long names are not compared, which would take minutes", () => {
    expect(nearest("x".repeat(257), ["x".repeat(257)])).toEqual([]);
    expect(nearest("x".repeat(256), ["x".repeat(255)])).toHaveLength(1);
  });
});

test("order is by code unit, the same on every machine", () => {
  expect(["b", "a", "B", "ä", "a-", "a"].toSorted(compare)).toEqual(["B", "a", "a", "a-", "b", "ä"]);
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => { expect(compare(a, b)).toBe(-compare(b, a) + 0); }));
});
