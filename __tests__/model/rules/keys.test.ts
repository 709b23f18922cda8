import { type Environments, expecting, expectProblems, put } from "../../support/broken";

const { error } = expecting("keys");
const group = { name: "AWS Others", description: "Others" };
const set = { description: "Look", managed: ["job-function/ViewOnlyAccess"] };
const account = { id: "555566667777", name: "Other", unit: "Empty", status: "ACTIVE" };

const withKey = (record: string, key: string, value: unknown): Environments => put(["catalog", ...record.split("."), key], value);

describe.each([
  ["groups", group],
  ["permissionSets", set],
  ["organization.accounts", account],
])("keys of %s", (record, value) => {
  test.each([
    ["an empty key", ""],
    ["a digit in front", "1st"],
    ["a hyphen in front", "-a"],
    ["_ in front, which would make a block's name ambiguous", "_a"],
    ["_ at the end, which would make a block's name ambiguous", "a_"],
    ["__ inside, which separates set and account in state", "a__b"],
    ["a space", "a b"],
    ["a dot", "a.b"],
    ["a slash", "a/b"],
    ["a letter outside of ASCII", "größe"],
    ["a line break", "a\n"],
    ["a template", "a${b}"],
    ["more than 64 characters", "a".repeat(65)],
  ])("%s can't name a block", async (_, key) => {
    await expectProblems(withKey(record, key, value), [error(`${record}.${key}`, JSON.stringify(key), "begins with a letter; at most 64 characters", "choose a key of that form")]);
  });

  test.each([
    ["one letter", "a"],
    ["64 characters", "a".repeat(64)],
    ["hyphens, digits, single _", "A1_b-2_3"],
    ["a hyphen at the end", "a-"],
    ["the name of something that every object has", "constructor"],
  ])("%s can", async (_, key) => {
    await expectProblems(withKey(record, key, value), []);
  });

  test.each(["app_access", "identity_center", "instance", "groups", "people", "attributes"])("%s is kept for the stacks, whose block would be overwritten", async (key) => {
    await expectProblems(withKey(record, key, value), [error(`${record}.${key}`, JSON.stringify(key), "app_access, identity_center, instance, groups, people, attributes", "choose another key")]);
  });
});

test("a name of the stacks inside a longer key is free", async () => {
  await expectProblems(withKey("groups", "people-team", group), []);
});
