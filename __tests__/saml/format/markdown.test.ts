import * as fc from "fast-check";
import { formats } from "../../../src/saml/format";
import { markdown } from "../../../src/saml/format/markdown";
import { ERROR, refusal, response, shown } from "./reports";

test("the formats are these", () => {
  expect(Object.keys(formats)).toEqual(["text", "markdown", "json"]);
});

test("a whole report", () => {
  expect(markdown(refusal(), { reveal: false })).toBe(`- **error input-not-saml**: This is not SAML
  - fix: Record it.
  - found: prose
  - expected: a HAR file

### Nothing was checked
`);
});

test("facts, places and what was not checked", () => {
  const said = markdown(response(), { reveal: false });
  for (const line of ["- status: Success", "- issuer: http&#58;//www&#46;okta.com/exk1", "  - where: line 3, column 14: Response/Assertion/Subject/NameID", "### SAML response: 1 error, 1 warning; 1 unknown", "- Not checked: part one; part two, because no reason", "- Not checked: part three, because another &#40;the console&#41;; give --user NAME"]) expect(said.split("\n")).toContain(line);
  expect(said).not.toContain("Ana");
});

describe("nothing from outside is markup", () => {
  const found = (evil: string): string => {
    const line = markdown(refusal({ found: evil }), { reveal: false }).split("\n").find((one) => one.startsWith("  - found: "));
    return line?.slice("  - found: ".length) ?? "";
  };

  test.each([
    ["HTML", "<img src=x onerror=1>"], ["a link", "[a](http://evil.example)"], ["an autolink", "see http://evil.example or www.evil.example"], ["a mention", "@octocat and #12"],
    ["emphasis", "**a** _b_ ~~c~~"], ["code", "`a`"], ["a table", "a | b"], ["mathematics", "$x$"], ["a reference", "&lt;b&gt;"], ["a backslash", "\\*"],
  ])("%s", (_, evil) => {
    expect(found(evil).replaceAll(/&#\d+;/g, "")).not.toMatch(/[<>[\]()@#*_~`|$&\\]|:\/\/|www\./);
    expect(found(evil).replaceAll(/&#(\d+);/g, (__, code: string) => String.fromCodePoint(Number(code)))).toBe(evil);
  });

  test.each([["a list", "- a"], ["a heading's line", "==="], ["a number", "1. a"]])("%s at the beginning", (_, evil) => {
    expect(found(evil)).toMatch(/^&#/);
  });

  test("a line break", () => {
    expect(found("a\n\n# b")).toBe("a&#92;u000a&#92;u000a&#35; b");
  });

  test("no text adds a line", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (evil) => {
      expect(markdown(refusal({ title: evil, expected: evil, found: evil, fix: evil }), { reveal: false }).split("\n")).toHaveLength(7);
    }));
  });
});

test("the answer is the first line", () => {
  expect(markdown(response(), { reveal: false })).toMatch(/^- \*\*error name-id-case\*\*: NameID/);
  expect(markdown(response({ findings: [], unknowns: [] }), { reveal: false })).toMatch(/^\*\*nothing found in 2 checks; not compared: userName: give --user\*\*\n/);
  expect(markdown(response(), { reveal: false, verbose: true })).toContain("\nfailed &#40;1&#41;: the NameID is right\n");
});

test("a message can't end its own code block", () => {
  expect(markdown(shown("<a>```\n````</a>\u202e"), { reveal: false })).toContain("`````xml\n<a>```\n````</a>\\u202e\n`````");
});

test("asked for, values of people are shown, escaped", () => {
  expect(markdown(response({ findings: [{ ...ERROR, sensitive: "<b>Ana" }] }), { reveal: true })).toContain("found: &#60;b&#62;Ana");
});
