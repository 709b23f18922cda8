import { check, marks, policy } from "./support";

// All names at once, or a long list of suggestions: a second on an idle machine, several on a busy one.
jest.setTimeout(30_000);

const at = "inline.Statement[0]";
const anywhere = { Resource: "*" };

test.each([
  ["no colon", "GetObject", [`error policy-action-form ${at}.Action`]],
  ["two colons", "s3:Get:Object", [`error policy-action-form ${at}.Action`]],
  ["nothing behind the colon", "s3:", [`error policy-action-form ${at}.Action`]],
  ["nothing before the colon", ":GetObject", [`error policy-action-form ${at}.Action`]],
  ["a wildcard in the prefix", "s?:GetObject", [`error policy-action-form ${at}.Action`]],
  ["a wildcard at the end of the prefix", "s3*:GetObject", [`error policy-action-form ${at}.Action`]],
  ["a dot in the prefix", "s3.amazonaws.com:GetObject", [`error policy-action-form ${at}.Action`]],
  ["a space", "s3: GetObject", [`error policy-action-form ${at}.Action`]],
  ["a space at the end", "s3:GetObject ", [`error policy-action-form ${at}.Action`]],
  ["a policy variable", "s3:${aws:username}", [`error policy-action-form ${at}.Action`]],
  ["two stars", "**", [`error policy-action-form ${at}.Action`]],
  ["a service that does not exist", "nosuch:Foo", [`error policy-unknown-service ${at}.Action`]],
  ["a wildcard of a service that does not exist", "nosuch:*", [`error policy-unknown-service ${at}.Action`]],
  ["a property of every object as a service", "constructor:Foo", [`error policy-unknown-service ${at}.Action`]],
  ["an action that does not exist", "s3:GetObjct", [`error policy-unknown-action ${at}.Action`]],
  ["a property of every object as an action", "s3:constructor", [`error policy-unknown-action ${at}.Action`]],
  ["an action of another service", "s3:RunInstances", [`error policy-unknown-action ${at}.Action`]],
  ["a wildcard without match", "s3:Fetch*", [`error policy-wildcard-without-match ${at}.Action`]],
  ["a question mark too many", "s3:GetObject?", [`error policy-wildcard-without-match ${at}.Action`]],
  ["a wildcard of every service without match", "*:Fetchh*", [`error policy-wildcard-without-match ${at}.Action`]],
  ["everything", "*", []],
  ["everything of every service", "*:*", []],
  ["everything of a service", "s3:*", []],
  ["a wildcard of every service", "*:Describe*", []],
  ["a wildcard", "s3:Get*", []],
  ["a question mark", "s3:GetObj?ct", []],
  ["another case", "S3:getobject", []],
  ["a service with a hyphen", "cognito-idp:List*", []],
])("%s: %s", async (_, action, expected) => {
  expect(await marks(policy({ ...anywhere, Action: action }))).toEqual(expected);
});

test("NotAction is checked alike, since an unknown name there excludes nothing", async () => {
  const actions = ["iam:*", "s3:GetObjct", "nosuch:*", "s3:Fetch*", "Get"];
  expect(await marks(policy({ ...anywhere, Action: undefined, NotAction: actions }))).toEqual([
    `error policy-action-form ${at}.NotAction[4]`,
    `error policy-unknown-service ${at}.NotAction[2]`,
    `error policy-unknown-action ${at}.NotAction[1]`,
    `error policy-wildcard-without-match ${at}.NotAction[3]`,
  ]);
});

test.each([
  ["s3:GetObjct", "did you mean s3:GetObject"],
  ["dynamdb:GetItem", "did you mean dynamodb:GetItem"],
  ["s3:ListObjectsV2", "did you mean s3:ListBucket?"],
  ["s3:CopyObject", "did you mean s3:GetObject, s3:PutObject?"],
  ["ec2:RunInstance", "did you mean ec2:RunInstances"],
  ["s3:GetObjct", "if AWS has it since 20"],
  ["s3:GetObjct", "list it in newerThanSnapshot"],
  ["nosuchservice:Foo", "if AWS has it since 20"],
  ["s3:Fetch*", "list it in newerThanSnapshot"],
])("%s: %s", async (action, fix) => {
  expect((await check(policy({ ...anywhere, Action: action })))[0]?.fix).toContain(fix);
});

test.each([["*:Fetchh*", "of any service"], ["s3:Fetch*", "of s3"]])("%s has to match an action %s", async (action, allowed) => {
  expect((await check(policy({ ...anywhere, Action: action })))[0]?.allowed).toContain(allowed);
});

test("without a suggestion the instruction stands alone", async () => {
  expect((await check(policy({ ...anywhere, Action: "s3:Xyz" })))[0]?.fix).toMatch(/^if AWS/);
});

test("the option is called what the author calls it", async () => {
  expect((await check(policy({ ...anywhere, Action: "s3:Xyz" }), { newerThanSnapshotField: "permissionSets.A.newActions" }))[0]?.fix).toContain("list it in permissionSets.A.newActions");
});

describe("newer than the snapshot", () => {
  test.each([
    ["s3:NewThing", ["s3:NewThing"], true],
    ["S3:newthing", ["s3:NEWTHING"], true],
    ["s3:NewThing", ["s3:New*"], true],
    ["newsvc:DoIt", ["newsvc:*"], true],
    ["newsvc:Get*", ["newsvc:*"], true],
    ["newsvc:Get*", ["newsvc:GetIt"], true],
    ["s3:Fetch*", ["s3:FetchIt"], true],
    ["s3:NewThing", ["s3:OldThing"], false],
    ["s3:NewThing", ["*"], false],
    ["s3:NewThing", ["*:NewThing"], false],
    ["newsvc:DoIt", ["newsvc"], false],
    ["newsvc:DoIt", ["newsvc:"], false],
    ["newsvc:DoIt", [], false],
  ])("%s with %j: accepted %s", async (action, newerThanSnapshot, accepted) => {
    expect((await check(policy({ ...anywhere, Action: action }), { newerThanSnapshot })).length === 0).toBe(accepted);
  });
});
