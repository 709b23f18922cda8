import { accountsText, listed } from "../../src/review/rules/answer";
import { organization } from "../support/company";

describe("items in a subject", () => {
  test.each<[readonly string[], string | RegExp]>([
    [[], ""],
    [["b", "a", "b"], "a, b"],
    [["a", "b", "c", "d", "e"], "a, b, c, d, e"],
    [["a", "b", "c", "d", "e", "f"], /^a, b, c, d and 2 more \(#[0-9a-f]{6}\)$/],
    [["x".repeat(200)], "x".repeat(200)],
    [["a", "x".repeat(200)], /^a and 1 more \(#[0-9a-f]{6}\)$/],
    [["x".repeat(200), "y".repeat(200)], /^2 items \(#[0-9a-f]{6}\)$/],
  ])("%j", (items, expected) => {
    expect(listed(items)).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
  });

  test("others of the same number and beginning are told apart, in whatever order they come", () => {
    const items = ["a", "b", "c", "d", "e", "f"];
    expect(listed(items.toReversed())).toBe(listed(items));
    expect(listed([...items.slice(0, 5), "g"])).not.toBe(listed(items));
  });
});

test.each([
  [["222233334444"], "shop"],
  [["222233334444", "333344445555"], "all accounts of Workloads (2, #212d0c)"],
  [["111122223333", "222233334444", "333344445555"], "every member account (3, #44008f)"],
  [["111122223333", "999999999999"], "999999999999, identity"],
  [["444455556666", "000000000001"], "closed, management"],
])("accounts %j are said as %s", (ids, text) => {
  expect(accountsText(ids, organization)).toBe(text);
});

test("without the snapshot accounts are their ids", () => {
  expect(accountsText(["222233334444", "111122223333"], undefined)).toBe("111122223333, 222233334444");
});
