import { assignment, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error } = expecting("permission-set-names");
const set = { description: "Look", managed: ["job-function/ViewOnlyAccess"] };
const used = (key: string, prefix: string | undefined) =>
  putAll({ [`catalog.permissionSets.${key}`]: set, "pilot.aws.permissionSetPrefix": prefix, "pilot.assignments": [assignment({ permissionSets: [key] })] });

test.each(["pi lot-", "pilot/", "pilöt-", "${x}-", "pilot\n", "\u202etolip"])("prefix %j is no part of a name", async (prefix) => {
  await expectProblems(put("pilot.aws.permissionSetPrefix", prefix), [error("pilot.aws.permissionSetPrefix", JSON.stringify(prefix), "letters, digits and _+=,.@-", "correct the prefix")]);
});

test.each(["p", "A9_+=,.@-"])("prefix %s is", async (prefix) => {
  await expectProblems(put("pilot.aws.permissionSetPrefix", prefix), []);
});

describe("length, as AWS counts it", () => {
  test.each([
    ["a key", "K".repeat(33), undefined, "(33 characters)", "shorten the key"],
    ["a key that fits without its prefix", "K".repeat(27), "pilot-", "(33 characters)", 'shorten the key or the prefix "pilot-"'],
  ])("%s", async (_, key, prefix, given, fix) => {
    await expectProblems(used(key, prefix), [error(`permissionSets.${key}`, `${JSON.stringify((prefix ?? "") + key)} in environment pilot ${given}`, "at most 32 characters, prefix included", fix)]);
  });

  test.each([
    ["a key", "K".repeat(32), undefined],
    ["a key with its prefix", "K".repeat(26), "pilot-"],
  ])("32 characters: %s", async (_, key, prefix) => {
    await expectProblems(used(key, prefix), []);
  });

  test("a set that no environment uses is made nowhere", async () => {
    await expectProblems(put(`catalog.permissionSets.${"K".repeat(33)}`, set), []);
  });

  test("every name that is too long is named", async () => {
    await expectProblems(put("pilot.aws.permissionSetPrefix", "p".repeat(25)), [error("permissionSets.Deployer", "(33 characters)", "", ""), error("permissionSets.ReadOnly", "(33 characters)", "", "")]);
  });
});
