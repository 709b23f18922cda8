import * as fc from "fast-check";
import { formatProblem, quote, visible, type Problem } from "../../src/model/problem";

const problem: Problem = { rule: "groups", severity: "error", where: "groups.x.name", given: '""', allowed: "1 to 255 characters", fix: "correct the name" };

test("a problem says where, what, what else, and how", () => {
  expect(formatProblem(problem)).toBe('error groups.x.name [groups]\n    given    ""\n    allowed  1 to 255 characters\n    fix      correct the name');
});

test("a warning is told from an error by its first word", () => {
  expect(formatProblem({ ...problem, severity: "warning" })).toMatch(/^warning /);
});

test.each(["where", "given", "allowed", "fix", "rule"])("%s can't add a line, colour or reorder the terminal", (part) => {
  const text = formatProblem({ ...problem, [part]: "a\n\u001b[31m\rb\u202ec\u2028d\u0085e" });
  expect(text.split("\n")).toHaveLength(4);
  expect(text).toContain("a\\u000a\\u001b[31m\\u000db\\u202ec\\u2028d\\u0085e");
});

test("a place that is a whole page is cut", () => {
  const firstLine = (length: number) => formatProblem({ ...problem, where: "x".repeat(length) }).split("\n")[0];
  expect(firstLine(300)).toBe(`error ${"x".repeat(300)} [groups]`);
  expect(firstLine(100_000)).toBe(`error ${"x".repeat(300)}… (100000 characters) [groups]`);
});

describe("visible", () => {
  test.each([
    ["null", "\u0000", "\\u0000"],
    ["bell", "\u0007", "\\u0007"],
    ["escape", "\u001b", "\\u001b"],
    ["delete", "\u007f", "\\u007f"],
    ["control sequence of one character", "\u009b", "\\u009b"],
    ["soft hyphen", "\u00ad", "\\u00ad"],
    ["Arabic letter mark", "\u061c", "\\u061c"],
    ["zero width space", "\u200b", "\\u200b"],
    ["right-to-left mark", "\u200f", "\\u200f"],
    ["line separator", "\u2028", "\\u2028"],
    ["paragraph separator", "\u2029", "\\u2029"],
    ["right-to-left override", "\u202e", "\\u202e"],
    ["isolate", "\u2066", "\\u2066"],
    ["byte order mark", "\ufeff", "\\ufeff"],
    ["half a character", "\ud800", "\\ud800"],
    ["a tag character, which hides text", "\u{e0041}", "\\u{e0041}"],
  ])("%s", (_, character, shown) => {
    expect(visible(`a${character}b`)).toBe(`a${shown}b`);
  });

  test("what people write stays as they wrote it", () => {
    const text = 'Größe — 管理 "€" 👀 \u00a0 ~';
    expect(visible(text)).toBe(text);
  });

  test("nothing that any text holds moves a cursor or hides", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
      expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }));
  });
});

describe("quote", () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  const deep = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1);

  test.each([
    ["nothing", undefined, "nothing"],
    ["null", null, "null"],
    ["text", 'say "hi"', '"say \\"hi\\""'],
    ["a number", 5, "5"],
    ["no number", Number.NaN, "null"],
    ["a list", [1, "a"], '[1,"a"]'],
    ["an object", { a: 1 }, '{"a":1}'],
    ["half a character", "\ud800", '"\\ud800"'],
    ["a function", () => 1, "a value of type function"],
    ["a symbol", Symbol("x"), "a value of type symbol"],
    ["a big number", 5n, "a value of type bigint that JSON can't write"],
    ["a circle", circular, "a value of type object that JSON can't write"],
    ["a well", deep, "a value of type object that JSON can't write"],
    ["an object that refuses", { toJSON() { throw new Error("no"); } }, "a value of type object that JSON can't write"],
  ])("%s", (_, value, shown) => {
    expect(quote(value)).toBe(shown);
  });

  test("120 characters are shown whole, more are cut and counted", () => {
    expect(quote("x".repeat(118))).toBe(`"${"x".repeat(118)}"`);
    expect(quote("x".repeat(119))).toBe(`"${"x".repeat(119)}… (121 characters)`);
    expect(quote("abcdef", 4)).toBe('"abc… (8 characters)');
  });

  test("no value makes it throw, nor its answer long", () => {
    fc.assert(fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSparseArray: true }), (value) => {
      expect(quote(value).length).toBeLessThan(160);
    }));
  });
});
