import * as fc from "fast-check";
import { firstDifference, hasInvisible, inCommon, judgeName } from "../../../src/saml/checks/shared/names";

const USER = "ana.silva@tarnholt.example";

test.each([
  ["the same", USER, []],
  ["a space behind", `${USER} `, ["space"]],
  ["a no-break space inside", "ana\u00A0.silva@tarnholt.example", ["space"]],
  ["a line break of a formatter", `\n  ${USER}\n`, ["space"]],
  ["capitals", "ANA.SILVA@TARNHOLT.EXAMPLE", ["case"]],
  ["a zero-width joiner", `ana\u200D.silva@tarnholt.example`, ["invisible"]],
  ["a right-to-left mark", `${USER}\u200F`, ["invisible"]],
  ["a soft hyphen", "ana.sil\u00ADva@tarnholt.example", ["invisible"]],
  ["a variation selector", `ana\uFE0F.silva@tarnholt.example`, ["invisible"]],
  ["a Cyrillic letter", "аna.silva@tarnholt.example", ["lookalike"]],
  ["a Cyrillic capital, which is two things", "Аna.silva@tarnholt.example", ["lookalike", "case"]],
  ["full width", "ａna.silva@tarnholt.example", ["lookalike"]],
  ["a dotless i", "ana.sılva@tarnholt.example", ["lookalike"]],
  ["a plus alias", "ana.silva+aws@tarnholt.example", ["alias"]],
  ["a plus alias and capitals", "Ana.Silva+aws@tarnholt.example", ["alias", "case"]],
  ["another domain", "ana.silva@tarnholt.com", ["domain"]],
  ["a subdomain", "ana.silva@mail.tarnholt.example", ["domain"]],
  ["another domain, capitals and a space", "Ana.Silva@tarnholt.com ", ["domain", "space", "case"]],
  ["an alias in another domain", "ana.silva+aws@tarnholt.com", ["domain"]],
  ["the short name", "ana.silva", ["short"]],
  ["the short name in capitals", "Ana.Silva", ["short", "case"]],
  ["another name in the domain", "asilva@tarnholt.example", ["attribute"]],
  ["another name in the domain, in capitals", "ASILVA@tarnholt.example", ["attribute"]],
  ["another person elsewhere", "bo@elsewhere.example", ["other"]],
  ["a login in a subdomain", "asilva@corp.tarnholt.example", ["other"]],
  ["a first name in capitals", "ANA", ["other"]],
  ["a number", "00417", ["other"]],
  ["capitals and a space: the harder to see first", `Ana.Silva@tarnholt.example `, ["space", "case"]],
  ["capitals and a mark nobody sees", `Ana.Silva@tarnholt.example\u200B`, ["invisible", "case"]],
  ["all four", ` Аna.silva@tarnholt.example\u200B`, ["invisible", "space", "lookalike", "case"]],
])("%s", (_, found, misses) => {
  expect(judgeName(found, USER)).toEqual(misses);
  expect(judgeName(USER, found)).toEqual(misses);
});

test("composed and decomposed letters look alike and are not equal", () => {
  expect(judgeName("jose\u0301@tarnholt.example", "jos\u00E9@tarnholt.example")).toEqual(["lookalike"]);
});

test.each([["a Kelvin sign", "\u212Aim", "Kim"], ["a line break", "kim\n", "kim"], ["a byte order mark", "\uFEFFkim", "kim"], ["a next line", "kim\u0085", "kim"]])("%s alone is a difference", (_, found, expected) => {
  expect(judgeName(found, expected)).toHaveLength(1);
});

test("names that differ are never told to be the same", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "A", "а", "@", "+", ".", " ", "\n", "\u200b", "\ufeff", "\u212a", "k", "K", "é", "e\u0301", "İ", "ß", "ẞ"), maxLength: 6 });
  fc.assert(fc.property(text, text, (a, b) => {
    expect(judgeName(a, b).length === 0).toBe(a === b);
    expect(judgeName(a, b)).toEqual(judgeName(b, a));
  }), { numRuns: 3000 });
});

test("two short names that differ are different persons", () => {
  expect(judgeName("ana", "bo")).toEqual(["other"]);
});

test.each([
  ["mkowalczyk@corp.tarnholt.example", "Marta.Kowalczyk@tarnholt.example", "the NameID's domain is a subdomain of the userName's"],
  ["Marta.Kowalczyk@tarnholt.example", "mkowalczyk@corp.tarnholt.example", "the userName's domain is a subdomain of the NameID's"],
  ["marta.kowalczyk@tarnholt.example", "MARTA", "the userName's name begins the NameID's"],
  ["Marta@tarnholt.example", "marta.k@mail.tarnholt.example", "the NameID's name begins the userName's, the userName's domain is a subdomain of the NameID's"],
  ["ab@x.example", "abc@y.example", undefined],
  ["00417", "marta", undefined],
  ["a@nottarnholt.example", "b@tarnholt.example", undefined],
])("what %j and %j have in common", (found, expected, words) => {
  expect(inCommon(found, expected)).toBe(words);
});

test("letters of any language are visible", () => {
  expect(hasInvisible("žofie-Ångström@例え.example")).toBe(false);
});

test.each([
  ["ana\u200B.silva@x", "ana.silva@x", "they differ from character 4 on (NameID U+200B, userName a sign)"],
  ["аna", "ana", "they differ from character 1 on (NameID U+0430, userName a small letter)"],
  ["ana ", "ana", "they differ from character 4 on (NameID U+0020, userName at its end)"],
  ["Ana", "ana", "they differ from character 1 on (NameID a capital, userName a small letter)"],
  ["ana", "ana1", "they differ from character 4 on (NameID at its end, userName a digit)"],
])("where %j and %j differ, without a person's letters", (found, expected, words) => {
  expect(firstDifference(found, expected)).toBe(words);
});
