import { expecting, expectProblems, put } from "../../support/broken";

const { error, warning } = expecting("groups");
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
  ["a no-break space, which looks like the usual one", "AWS\u00a0Others", "no spaces but the usual one"],
  ["an ideographic space", "AWS\u3000Others", "no spaces but the usual one"],
  ["an accent as a character of its own, which Terraform joins to its letter", "AWS Cafe\u0301", "accented letters as one character"],
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
  ["letters of any script, marks, signs", "AWS-Größe_管理 (x\u0301) & Co. + 1 €"],
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
  await expectProblems(named("aws engineers"), [error("groups", '"AWS Engineers" as engineers, others', "differ by case", "keep one key")]);
});

test("an accent in another encoding is the same group to Terraform, so its grants would go to the other", async () => {
  const data = put("catalog.groups.cafe", { name: "AWS Caf\u00e9", description: "Others" }, named("AWS Cafe\u0301"));
  await expectProblems(data, [error(WHERE, "accents", "", ""), error("groups", '"AWS Cafe\u0301" as others, cafe', "how an accent is encoded", "keep one key")]);
});

describe("a name that is not what it looks like", () => {
  const disguised = (shown: string) => warning(WHERE, shown, "only looks like a Latin letter", "type the name anew, unless");

  test.each([
    ["a Cyrillic A in a Latin word", "\u0410WS Others", '"\u0410" is U+0410'],
    ["a Cyrillic letter like no Latin one in a Latin word", "AWS \u0416thers", '"\u0416" is U+0416'],
    ["a Greek o in a Latin word", "AWS \u03bfthers", '"\u03bf" is U+03BF'],
    ["a word of nothing but look-alikes beside a Latin one", "AWS \u0421\u0415\u041e", '"\u0421" is U+0421'],
  ])("%s", async (_, name, shown) => {
    await expectProblems(named(name), [disguised(shown)]);
  });

  test.each([
    ["a Russian word beside a Latin one", "AWS \u0420\u0430\u0437\u0440\u0430\u0431\u043e\u0442\u043a\u0430"],
    ["a Russian name", "\u0421\u0415\u041e \u0438 \u043e\u0442\u0434\u0435\u043b"],
    ["a Greek letter that looks like none", "AWS \u03bb"],
    ["Chinese beside Latin", "AWS\u7ba1\u7406"],
    ["accents", "AWS Gr\u00f6\u00dfe"],
  ])("%s is one alphabet at a time", async (_, name) => {
    await expectProblems(named(name), []);
  });

  test.each([
    ["another alphabet", "\u0410\u0422\u0421", "ATC"],
    ["full width", "\uff21\uff37\uff33", "AWS"],
    ["another dash", "AWS\u2013Others", "AWS-others"],
  ])("two groups that only %s tells apart are both named", async (_, name, other) => {
    const data = put("catalog.groups.more", { name: other, description: "Others" }, named(name));
    await expectProblems(data, [warning("groups", `"${name}" (others) and "${other}" (more)`, "a person can tell apart", "rename one")]);
  });
});
