import { expecting, expectProblems, put } from "../../support/broken";

const { error } = expecting("groups");
const named = (name: string) => put("catalog.groups.others", { name, description: "Others" });
const described = (description: string) => put("catalog.groups.others", { name: "AWS Others", description });
const WHERE = "groups.others.name";

test.each<[what: string, name: string, allowed: string, fix?: string]>([
  ["no name", "", "1 to 255", "correct the name"],
  ["a name longer than Okta's", "x".repeat(256), "1 to 255", "correct the name"],
  ["256 characters of two code units each", "𝄞".repeat(256), "1 to 255", "correct the name"],
  ["a space in front, which Okta takes away", " Others", "no space at either end", "remove it"],
  ["a space behind, which Okta takes away", "Others ", "no space at either end", "remove it"],
  ["a hidden space behind", "Others\u00a0", "no space at either end", "remove it"],
  ["a line break", "AWS\nOthers", "no control or invisible"],
  ["an ANSI escape", "AWS \u001b[31mOthers", "no control or invisible"],
  ["a character without width, which looks like another group", "AWS Oth\u200bers", "no control or invisible"],
  ["a right-to-left override", "AWS \u202esrehtO", "no control or invisible"],
  ["an Arabic letter mark", "AWS \u061cOthers", "no control or invisible"],
  ["a soft hyphen", "AWS Oth\u00aders", "no control or invisible"],
  ["a line separator", "AWS\u2028Others", "no control or invisible"],
  ["half a character", "AWS \ud800 Others", "no control or invisible"],
  ["a space that is no space to AWS", "AWS\u2003Others", "no spaces but the usual one"],
])("%s", async (_, name, allowed, fix = "type the name anew instead of pasting it") => {
  await expectProblems(named(name), [error(WHERE, JSON.stringify(name).slice(0, 100), allowed, fix)]);
});

test.each(["<", ">", ";", ":", "%"])("%s, which the SCIM endpoint of AWS refuses", async (character) => {
  await expectProblems(named(`AWS${character}Others`), [error(WHERE, JSON.stringify(`AWS${character}Others`), "< > ; : %", "rename the group in Okta")]);
});

test.each([
  ["one character", "x"],
  ["255 characters", "x".repeat(255)],
  ["255 characters of two code units each", "𝄞".repeat(255)],
  ["letters of any script, marks, signs", "AWS-Größe_管理 (e\u0301) & Co. + 1 €"],
  ["the name of something that every object has", "__proto__"],
])("%s can be a name", async (_, name) => {
  await expectProblems(named(name), []);
});

test.each([
  ["no description", ""],
  ["more than AWS's 1024 characters", "x".repeat(1025)],
  ["an invisible character", "Oth\u200bers"],
  ["an ANSI escape", "\u001b[2J"],
])("%s", async (_, description) => {
  await expectProblems(described(description), [error("groups.others.description", JSON.stringify(description).slice(0, 100), "1 to 1024 characters", "say whose group it is")]);
});

test.each([
  ["1024 characters", "x".repeat(1024)],
  ["one character", "x"],
  ["several lines", "Others\n\tand more\r\n"],
])("%s can be a description", async (_, description) => {
  await expectProblems(described(description), []);
});

test("two keys for one group would each look up the other's grants, whatever the case", async () => {
  await expectProblems(named("aws engineers"), [error("groups", '"AWS Engineers" as engineers, others', "differ by case alone", "keep one key")]);
});
