import { expecting, expectProblems, many, put } from "../../support/broken";

const { error } = expecting("tags");
const tags = (count: number, prefix = "tag") => Object.fromEntries(many(count, prefix).map((key) => [key, "x"]));

describe.each([
  ["of a permission set", "catalog.permissionSets.Deployer.tags", "permissionSets.Deployer.tags"],
  ["of an environment", "pilot.aws.tags", "pilot.aws.tags"],
])("tags %s", (_, path, where) => {
  test.each([
    ["no key", ""],
    ["129 characters", "x".repeat(129)],
    ["a key of AWS", "aws:team"],
    ["a key of AWS in another case", "AWS:team"],
    ["a sign that AWS does not take", "team!"],
    ["a template", "${team}"],
    ["a line break", "team\n"],
    ["an ANSI escape", "\u001b[31mteam"],
    ["a right-to-left override", "te\u202eam"],
  ])("key: %s", async (_name, key) => {
    await expectProblems(put(path, { [key]: "x" }), [error(`${where}.${key}`, JSON.stringify(key).slice(0, 100), "a key of 1 to 128 letters", "correct the key")]);
  });

  test.each([
    ["257 characters", "x".repeat(257)],
    ["a sign that AWS does not take", "a&b"],
    ["a line break", "a\nb"],
  ])("value: %s", async (_name, value) => {
    await expectProblems(put(path, { team: value }), [error(`${where}.team`, JSON.stringify(value).slice(0, 100), "at most 256 letters", "correct the value")]);
  });

  test.each([
    ["one character each", "x", "y"],
    ["128 and 256 characters", "x".repeat(128), "x".repeat(256)],
    ["letters of any script and AWS's signs", "Größe 管_.:/=+-@", "Größe 管_.:/=+-@"],
    ["an empty value", "team", ""],
    ["aws: inside a key", "my-aws:team", "x"],
    ["the name of something that every object has", "constructor", "x"],
  ])("%s", async (_name, key, value) => {
    await expectProblems(put(path, { [key]: value }), []);
  });

  test("fifty are as many as AWS takes", async () => {
    await expectProblems(put(path, tags(50)), []);
    await expectProblems(put(path, tags(51)), [error(where, "51 tags", "at most 50", "remove some")]);
  });
});

test("a set carries its environment's tags too: together they are at most fifty", async () => {
  const half = put("pilot.aws.tags", tags(25, "a"));
  await expectProblems(put("catalog.permissionSets.Deployer.tags", tags(25, "b"), half), []);
  await expectProblems(put("catalog.permissionSets.Deployer.tags", tags(26, "b"), half), [error("permissionSets.Deployer.tags", "51 tags with those of environment pilot", "at most 50", "remove some")]);
});

test("fifty of its own leave no room for one of the environment", async () => {
  await expectProblems(put("catalog.permissionSets.Deployer.tags", tags(50), put("pilot.aws.tags", { team: "x" })), [error("permissionSets.Deployer.tags", "51 tags with those of environment pilot", "at most 50", "remove some")]);
});

test("a key that both have counts once", async () => {
  await expectProblems(put("catalog.permissionSets.Deployer.tags", tags(50), put("pilot.aws.tags", tags(50))), []);
});

test("a set that the environment does not use does not carry its tags", async () => {
  await expectProblems(put("catalog.permissionSets.Deployer.tags", tags(26, "b"), put("broad.aws.tags", tags(25, "a"))), []);
});
