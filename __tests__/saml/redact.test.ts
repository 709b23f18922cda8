import * as fc from "fast-check";
import { mask, shorten } from "../../src/saml/redact";

describe("mask", () => {
  test.each([
    ["", '"" (empty)'],
    ["a", "a (1 character)"],
    ["ana@example.com", "a**@e******.com (15 characters)"],
    ["Ana@Example.com", "A**@E******.com (15 characters; upper case at 1, 5)"],
    ["ana@example.com ", "a**@e******.com  (16 characters; white space at 16)"],
    [" ana@example.com", " ***@e******.com (16 characters; white space at 1)"],
    ["аna@example.com", "а**@e******.com (15 characters; beyond ASCII at 1)"],
    ["ana\u200b@example.com", "a***@e******.com (16 characters; beyond ASCII at 4; control at 4)"],
    ["ana@localhost", "a**@l******** (13 characters)"],
    ["a@b@example.com", "a**@e******.com (15 characters)"],
    ["ANA.SILVA@X.ORG", "A********@X.ORG (15 characters; upper case at 1, 2, 3, 5, 6, 7 and 6 more)"],
    ["x".repeat(300), `x${"*".repeat(40)}… (300 characters)`],
    ["👩‍💻@example.com", "👩**@e******.com (15 characters; beyond ASCII at 1, 2, 3; control at 2)"],
  ])("%j", (value, masked) => {
    expect(mask(value)).toBe(masked);
  });

  test("two addresses that differ in case alone, in length or in the last label are told apart", () => {
    const masks = ["ana@example.com", "Ana@example.com", "ana@Example.com", "anas@example.com", "ana@example.co", "ana@example.com "].map(mask);
    expect(new Set(masks).size).toBe(masks.length);
  });

  test("of a name it shows the first letter and no other", () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{3,30}$/), fc.stringMatching(/^[a-z]{3,30}$/), (name, host) => {
      expect(mask(`${name}@${host}.org`).split(" (")[0]).toMatch(/^[a-z]\*+@[a-z]\*+\.org$/);
    }));
  });
});

test.each([
  ["short", "short"],
  ["x".repeat(32), "x".repeat(32)],
  ["MIID" + "a".repeat(40), "MIIDaaaaaaaaaaaa… (44 characters)"],
  ["MIID\n" + "a".repeat(40), "MIIDaaaaaaaaaaaa… (44 characters)"],
])("a long technical value is cut: %j", (value, shown) => {
  expect(shorten(value)).toBe(shown);
});
