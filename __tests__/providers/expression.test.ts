import fc from "fast-check";
import { hclList, hclMap, hclString, literal } from "../../src/providers/expression";

test.each([
  ["${file(\"x\")}", "$${file(\"x\")}"],
  ["%{ if true }", "%%{ if true }"],
  ["$${a}", "$$${a}"],
  ["100 % of $5 {x}", "100 % of $5 {x}"],
])("literal(%s) is the text itself to Terraform", (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test.each([
  ['say "x"', '"say \\"x\\""'],
  ["back\\slash", '"back\\\\slash"'],
  ["\b\f\n", '"\\u0008\\u000c\\n"'],
  ["\\b", '"\\\\b"'],
  ["${x}", '"$${x}"'],
])("hclString quotes by the rules of HCL: %j", (text, expected) => {
  expect(hclString(text)).toBe(expected);
});

test("a string never ends before its text does", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => /^"(?:[^"\\]|\\.)*"$/s.test(hclString(text))));
});

test("lists and maps are made of such strings", () => {
  expect(hclList(["a", '"'])).toBe('["a", "\\""]');
  expect(hclMap([["a", "local.b"]])).toBe('{"a" = local.b}');
});
