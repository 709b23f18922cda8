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
  for (const line of ["- status: Success", "- issuer: `http://www.okta.com/exk1`", "  - where: line 3, column 14: `Response/Assertion/Subject/NameID`", "### SAML response: 1 error, 1 warning; 1 unknown", "- Not checked: part one; part two, because no reason", "- Not checked: part three, because another (the console); give `--user` NAME"]) expect(said.split("\n")).toContain(line);
  expect(said).not.toContain("Ana");
});

describe("nothing from outside is markup", () => {
  const found = (evil: string): string => {
    const line = markdown(refusal({ found: evil }), { reveal: false }).split("\n").find((one) => one.startsWith("  - found: "));
    return line?.slice("  - found: ".length) ?? "";
  };
  /** What a parser of CommonMark (6.1) leaves outside code spans, and what it shows in them. */
  const parsed = (line: string): { readonly outside: string; readonly said: string } => {
    let [outside, said, rest] = ["", "", line];
    for (let fence = /`+/.exec(rest); fence !== null; fence = /`+/.exec(rest)) {
      const [ticks] = fence;
      const behind = rest.slice(fence.index + ticks.length);
      const end = [...behind.matchAll(/`+/g)].find(([run]) => run === ticks);
      if (end === undefined) throw new Error(`no end of a code span: ${line}`);
      const content = behind.slice(0, end.index);
      outside += rest.slice(0, fence.index);
      said += rest.slice(0, fence.index) + (/^ .*[^ ].* $/.test(content) ? content.slice(1, -1) : content);
      rest = behind.slice(end.index + ticks.length);
    }
    return { outside: outside + rest, said: said + rest };
  };

  test.each([
    ["HTML", "<img src=x onerror=1>"], ["a link", "[a](http://evil.example)"], ["an autolink", "see http://evil.example or www.evil.example"], ["an address", "write to jane@evil.example or mailto:jane@evil.example"],
    ["a mention", "for @octocat and @org/team"], ["an issue", "fixes #1, org/repo#1, GH-1"], ["a commit", "in a5c3785ed8d6a35868bc169f07e40e889087fd2e, 1234567 and deadbeef"], ["an emoji", ":tada: and :+1:"],
    ["emphasis", "**a** _b_ ~~c~~ *a b*"], ["code", "`a` and ``b``"], ["code from its first to its last letter", "`a b`"], ["a backtick alone", "`"], ["a fence", "```"], ["a table", "a | b |"], ["mathematics", "$x$"], ["a reference", "&lt;b&gt; &#64;"], ["a backslash", "\\* \\"],
    ["a script", "javascript:alert(1)"], ["a footnote", "[^1]"], ["a list", "- a"], ["a heading's line", "==="], ["a number", "10000. a"], ["a quotation", "> a"], ["spaces at both ends", " @a "], ["letters that run to the left", "\u05d0\u05d1 :x:"],
  ])("%s", (_, evil) => {
    const { outside, said } = parsed(found(evil));
    expect(said).toBe(evil);
    expect(outside).not.toMatch(/[<[\]@#*_~`|$&\\]|:\S|\.\S|\/|GH-|\b[0-9a-f]{7}|^[->=\d]|[^\p{ASCII}]/u);
  });

  test("plain words stand as they are", () => {
    for (const words of ["Okta's \"app\" (the one), then: look-alikes; 26 of 30.", "AWS console > Settings > Identity source"]) expect(found(words)).toBe(words);
    expect(found("Set samlApp.acsUrl of the app")).toBe("Set `samlApp.acsUrl` of the app");
  });

  test("a line break", () => {
    expect(found("a\n\n# b")).toBe("`a\\u000a\\u000a#` b");
  });

  test("no text adds a line, or leaves a code span", () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("`", "``", " ", "a", "@", "#1", "\\", "\n", "<", "|", "*", ":", "\u2028"), maxLength: 40 }), (evil) => {
      const lines = markdown(refusal({ title: evil, expected: evil, found: evil, fix: evil }), { reveal: false }).split("\n");
      expect(lines).toHaveLength(7);
      expect(parsed(found(evil)).outside).not.toMatch(/[@#<|*`\\:]./);
    }));
  });

  test("no text of any characters adds a line", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (evil) => {
      expect(markdown(refusal({ title: evil, expected: evil, found: evil, fix: evil }), { reveal: false }).split("\n")).toHaveLength(7);
    }));
  });
});

test("the answer is the first line", () => {
  expect(markdown(response(), { reveal: false })).toMatch(/^- \*\*error name-id-case\*\*: NameID/);
  expect(markdown(response({ findings: [], unknowns: [] }), { reveal: false })).toMatch(/^\*\*nothing found in 2 checks; not compared: userName: give `--user`\*\*\n/);
  expect(markdown(response(), { reveal: false, verbose: true })).toContain("\nfailed (1): the NameID is right\n");
});

test("a message can't end its own code block", () => {
  expect(markdown(shown("<a>```\n````</a>\u202e"), { reveal: false })).toContain("`````xml\n<a>```\n````</a>\\u202e\n`````");
});

test("asked for, values of people are shown, as code", () => {
  expect(markdown(response({ findings: [{ ...ERROR, sensitive: "<b>Ana" }] }), { reveal: true })).toContain("found: `<b>Ana`");
});
