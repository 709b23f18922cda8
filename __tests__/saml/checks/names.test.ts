import { firstDifference, hasInvisible, judgeName } from "../../../src/saml/checks/shared/names";

const USER = "ana.silva@tarnholt.example";

test.each([
  ["the same", USER, undefined],
  ["a space behind", `${USER} `, "space"],
  ["a no-break space inside", "ana\u00A0.silva@tarnholt.example", "space"],
  ["a line break of a formatter", `\n  ${USER}\n`, "space"],
  ["capitals", "ANA.SILVA@TARNHOLT.EXAMPLE", "case"],
  ["a zero-width joiner", `ana\u200D.silva@tarnholt.example`, "invisible"],
  ["a right-to-left mark", `${USER}\u200F`, "invisible"],
  ["a soft hyphen", "ana.sil\u00ADva@tarnholt.example", "invisible"],
  ["a variation selector", `ana\uFE0F.silva@tarnholt.example`, "invisible"],
  ["a Cyrillic letter", "аna.silva@tarnholt.example", "lookalike"],
  ["a Cyrillic capital", "Аna.silva@tarnholt.example", "lookalike"],
  ["full width", "ａna.silva@tarnholt.example", "lookalike"],
  ["a dotless i", "ana.sılva@tarnholt.example", "lookalike"],
  ["a plus alias", "ana.silva+aws@tarnholt.example", "alias"],
  ["a plus alias and capitals", "Ana.Silva+aws@tarnholt.example", "alias"],
  ["another domain", "ana.silva@tarnholt.com", "domain"],
  ["a subdomain", "ana.silva@mail.tarnholt.example", "domain"],
  ["an alias in another domain", "ana.silva+aws@tarnholt.com", "domain"],
  ["the short name", "ana.silva", "short"],
  ["the short name in capitals", "Ana.Silva", "short"],
  ["another name in the domain", "asilva@tarnholt.example", "attribute"],
  ["another person elsewhere", "bo@elsewhere.example", "other"],
  ["a number", "00417", "other"],
  ["capitals and a space: the harder to see", `Ana.Silva@tarnholt.example `, "space"],
  ["capitals and a mark nobody sees", `Ana.Silva@tarnholt.example\u200B`, "invisible"],
])("%s", (_, found, miss) => {
  expect(judgeName(found, USER)).toBe(miss);
  expect(judgeName(USER, found)).toBe(miss);
});

test("composed and decomposed letters look alike and are not equal", () => {
  expect(judgeName("jose\u0301@tarnholt.example", "jos\u00E9@tarnholt.example")).toBe("lookalike");
});

test("two short names that differ are different persons", () => {
  expect(judgeName("ana", "bo")).toBe("other");
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
