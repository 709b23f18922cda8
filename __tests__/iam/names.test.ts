import { conditionKeys } from "../../src/iam/condition-keys";
import { apiNames } from "../../src/iam/api-names";
import { loadIamNames } from "../../src/iam/names";
import type { IamNames } from "../../src/iam/names";

// All names at once, or a long list of suggestions: a second on an idle machine, several on a busy one.
jest.setTimeout(30_000);

let names: IamNames;

beforeAll(async () => {
  names = await loadIamNames(["S3", "dynamodb", "nosuch", "constructor", "../package"]);
});

test("services are known in any case; a prototype's property is none", () => {
  expect(["s3", "EC2", "nosuch", "constructor", "../package", ""].map(names.isService)).toEqual([true, true, false, false, false, false]);
});

test("only what was named is loaded; of what is no service there is nothing to load", () => {
  expect(["s3", "DynamoDB", "ec2", "EC2", "nosuch", "*"].map(names.isLoaded)).toEqual([true, true, false, false, true, false]);
});

test("actions match in any case and come in AWS's spelling", () => {
  expect(names.actionsMatching("S3:getobject")).toEqual(["s3:GetObject"]);
  expect(names.actionsMatching("s3:getobject?")).toEqual([]);
  expect(names.actionsMatching("s3:GetObjectA*")).toEqual(expect.arrayContaining(["s3:GetObjectAcl", "s3:GetObjectAttributes"]));
  expect(names.actionsMatching("s3:GetObjectA*")?.filter((name) => !name.startsWith("s3:GetObjectA"))).toEqual([]);
  expect(names.actionsMatching("s3:*")?.length).toBeGreaterThan(100);
});

test("what was not loaded is answered with undefined, what does not exist with nothing", () => {
  expect(names.actionsMatching("ec2:RunInstances")).toBeUndefined();
  expect(names.actionsMatching("*")).toBeUndefined();
  expect(names.action("ec2:RunInstances")).toBeUndefined();
  expect(names.actionsMatching("nosuch:*")).toEqual([]);
  expect(names.actionsMatching("s3:constructor")).toEqual([]);
  expect(names.actionsMatching("GetObject")).toEqual([]);
});

test("an action knows what it applies to", () => {
  expect(names.action("s3:getobject")).toMatchObject({ name: "GetObject", resourceForms: expect.arrayContaining(["arn:?*:s3:::?*/?*"]) });
  expect(names.action("s3:ListAllMyBuckets")).toEqual({ name: "ListAllMyBuckets", resourceForms: [] });
  expect(names.action("s3:GetObjct")).toBeUndefined();
});

test.each([
  ["aws:PrincipalTag/Team", true],
  ["AWS:principaltag/team", true],
  ["aws:PrincipalTag/", false],
  ["aws:PrincipalTag", false],
  ["aws:SourceVpc", true],
  ["aws:SourceVpcc", false],
  ["aws:SignInSessionArn", true],
  ["s3:prefix", true],
  ["s3:ExistingObjectTag/team", true],
  ["s3:ExistingObjectTag/", false],
  ["saml:sub", true],
  ["identitystore:UserId", true],
  ["ec2:SourceInstanceARN", true],
  ["constructor", false],
  ["", false],
])("condition key %s: %s", (key, known) => {
  expect(names.isConditionKey(key)).toBe(known);
});

test("keys with a part of one's own match by every way the documents write it", () => {
  const keys = conditionKeys(["a:T/${TagKey}", "b:T/<key>", "c:T/", "d:T/tag-key", "e:x/${i}.auth.type"]);
  expect(["a:t/x", "b:t/x", "c:t/x", "d:t/x", "e:x/1.auth.type"].map(keys.has)).toEqual([true, true, true, true, true]);
  expect(["a:t/", "b:t/", "c:t/", "d:t/", "e:x/.auth.type", "a:tx/"].map(keys.has)).toEqual([false, false, false, false, false, false]);
});

test("suggestions", () => {
  expect(names.nearestActions("s3:GetObjct")[0]).toBe("s3:GetObject");
  expect(names.nearestActions("s3:GetBucketTag")[0]).toBe("s3:GetBucketTagging");
  expect(names.nearestActions("s3:GetObjec")[0]).toBe("s3:GetObject");
  expect(names.nearestActions("s3:GetBucketPublic")).toContain("s3:GetBucketPublicAccessBlock");
  expect(names.nearestActions("s3:Xyz")).toEqual([]);
  expect(names.nearestActions("ec2:RunInstance")).toEqual([]);
  expect(names.nearestServices("dynamdb")[0]).toBe("dynamodb");
  expect(names.nearestServices("s33")).toEqual(["s3"]);
  expect(names.nearestConditionKeys("aws:SourceVpcc")[0]).toBe("aws:SourceVpc");
});

test("the data says of which day it is", () => {
  expect(names.date).toMatch(/^20\d\d-\d\d-\d\d$/);
});

test("every action that stands for an API operation exists, and the operation's name is none", async () => {
  const all = await loadIamNames(["s3", "budgets", "lambda"]);
  const actions = Object.values(apiNames).flat();
  expect(actions.filter((action) => all.actionsMatching(action)?.[0] !== action)).toEqual([]);
  expect(Object.keys(apiNames).filter((name) => all.actionsMatching(name)?.length !== 0)).toEqual([]);
});

describe("all services", () => {
  test("load with * and answer for all", async () => {
    const all = await loadIamNames(["*"]);
    expect(all.isLoaded("*")).toBe(true);
    expect(all.actionsMatching("*")?.length).toBeGreaterThan(20_000);
    expect(all.actionsMatching("*")).toEqual(all.actionsMatching("*:*"));
    expect(all.actionsMatching("*:GetObject")).toContain("s3:GetObject");
    // Instances in ARNs of ec2 are a resource type of ssm too.
    expect(all.resourceForms("ec2").length).toBeGreaterThan(names.resourceForms("ec2").length);
  });
});
