import { findManagedPolicy } from "../../../src/iam/managed-policies";
import { expecting, expectProblems, many, put, putAll } from "../../support/broken";
import { problemsBy } from "../../support/problems";

const { error, warning } = expecting("managed-policies");
const AT = "permissionSets.ReadOnly";
const managed = (...policies: unknown[]) => put("catalog.permissionSets.ReadOnly.managed", policies);
const fresh = (name: string) => ({ kind: "aws-managed", name });
const TEN = ["ReadOnlyAccess", "SecurityAudit", "PowerUserAccess", "AdministratorAccess", "AmazonS3ReadOnlyAccess", "AmazonEC2ReadOnlyAccess", "AmazonS3FullAccess", "AmazonEC2FullAccess", "AmazonSQSFullAccess", "AmazonSNSFullAccess"];

test("the policies that these tests take for known are known", () => {
  expect(TEN.filter((name) => findManagedPolicy(name) === undefined)).toEqual([]);
});

describe("names", () => {
  test.each([
    ["a typo", "ReadOnlyAcess", 'did you mean "ReadOnlyAccess"'],
    ["a job function without its path", "ViewOnlyAccess", 'did you mean "job-function/ViewOnlyAccess"?'],
    ["an ARN", "arn:aws:iam::aws:policy/ReadOnlyAccess", 'did you mean "ReadOnlyAccess"'],
    ["a name like no other", "Xyzzy", 'If it is newer than the list: newAwsManaged("Xyzzy")'],
    ["the name of something that every object has", "constructor", 'newAwsManaged("constructor")'],
    ["a name in another case", "readonlyaccess", 'did you mean "ReadOnlyAccess"'],
    ["no name", "", "newAwsManaged"],
  ])("%s", async (_, name, fix) => {
    await expectProblems(managed("SecurityAudit", name), [error(`${AT}.managed[1]`, JSON.stringify(name), "an AWS managed policy by name with path", fix)]);
  });

  test("a name like no other is not said to be like one", async () => {
    expect((await problemsBy("managed-policies", managed("Xyzzy"))).map(({ fix }) => fix)).toEqual(['If it is newer than the list: newAwsManaged("Xyzzy")']);
  });

  test("several names that may be meant are all offered", async () => {
    await expectProblems(managed("AmazonS3FullAcces"), [error(`${AT}.managed[0]`, "", "", '" or "')]);
  });

  test("a policy of a service-linked role exists, and can't be attached", async () => {
    await expectProblems(managed("aws-service-role/AWSOrganizationsServiceTrustPolicy"), [error(`${AT}.managed[0]`, "aws-service-role/", "can be attached", "service-linked roles")]);
  });

  test("a boundary is a policy that exists, too", async () => {
    await expectProblems(put("catalog.permissionSets.ReadOnly.boundary", "ReadOnlyAcess"), [error(`${AT}.boundary`, '"ReadOnlyAcess"', "an AWS managed policy", 'did you mean "ReadOnlyAccess"')]);
  });

  test.each([["a policy that exists", "ReadOnlyAccess"], ["one with a path", "job-function/Billing"]])("%s", async (_, name) => {
    await expectProblems(managed(name), []);
    await expectProblems(put("catalog.permissionSets.ReadOnly.boundary", name), []);
  });

  test("a boundary of one's own is not looked for among AWS's", async () => {
    await expectProblems(put("catalog.permissionSets.ReadOnly.boundary", { kind: "customer-managed", path: "/platform/", name: "Boundary" }, putAll({ "broad.assignments": [], "broad.okta.access": undefined })), []);
  });
});

describe("newer than the list", () => {
  test.each([
    ["a name", "AmazonBrandNewAccess"],
    ["a name with a path", "job-function/BrandNew"],
    ["one character", "x"],
    ["128 characters", `service-role/${"x".repeat(128)}`],
    ["every sign that AWS takes", "a/b_+=,.@-/A9_+=,.@-"],
  ])("%s passes with a warning that nobody checked it", async (_, name) => {
    await expectProblems(managed(fresh(name)), [warning(`${AT}.managed[0]`, "said to be newer than the committed list", "a name that the list has", "passed on unchecked")]);
  });

  test("a boundary that is newer is warned of as well", async () => {
    await expectProblems(put("catalog.permissionSets.ReadOnly.boundary", fresh("BrandNew")), [warning(`${AT}.boundary`, '"BrandNew"', "a name that the list has", "passed on unchecked")]);
  });

  test("a name that the list has needs no escape from it", async () => {
    await expectProblems(managed(fresh("ReadOnlyAccess")), [warning(`${AT}.managed[0]`, '"ReadOnlyAccess"', "the plain name", "without newAwsManaged()")]);
  });

  test("the escape opens no way to service-linked roles' policies", async () => {
    await expectProblems(managed(fresh("aws-service-role/BrandNew")), [error(`${AT}.managed[0]`, '"aws-service-role/BrandNew"', "can be attached", "choose another")]);
  });

  test.each([
    ["an ARN, which would become half of another", "arn:aws:iam::aws:policy/BrandNew"],
    ["a template, which Terraform would evaluate", "${data.x.y}"],
    ["a line break", "Brand\nNew"],
    ["a slash in front", "/BrandNew"],
    ["a path without a name", "job-function/"],
    ["no name", ""],
    ["129 characters", "x".repeat(129)],
  ])("%s is no name", async (_, name) => {
    await expectProblems(managed(fresh(name)), [error(`${AT}.managed[0]`, JSON.stringify(name).slice(0, 100), "letters, digits and _+=,.@-", "behind policy/")]);
  });
});

describe("number", () => {
  test("one policy twice is one attachment that two resources fight for", async () => {
    await expectProblems(managed("ReadOnlyAccess", "SecurityAudit", "ReadOnlyAccess"), [error(`${AT}.managed`, '"ReadOnlyAccess" twice', "every policy once", "remove one")]);
  });

  test("one policy twice is found whichever way it is written", async () => {
    await expectProblems(managed(fresh("BrandNew"), fresh("BrandNew")), [
      warning(`${AT}.managed[0]`, "BrandNew", "", ""),
      warning(`${AT}.managed[1]`, "BrandNew", "", ""),
      error(`${AT}.managed`, '"BrandNew" twice', "every policy once", "remove one"),
    ]);
  });

  const own = { kind: "customer-managed", path: "/platform/", name: "Boundary" };
  const onlyWhereItExists = putAll({ "broad.assignments": [], "broad.okta.access": undefined });

  test("as many as IAM lets a role have", async () => {
    await expectProblems(managed(...TEN), []);
    await expectProblems(put("catalog.permissionSets.ReadOnly", { description: "Look", managed: TEN.slice(1), customerManaged: [own] }, onlyWhereItExists), []);
  });

  test.each([
    ["one of AWS too many", [...TEN, "job-function/Billing"], []],
    ["AWS's and one's own count together", TEN, [own]],
  ])("%s", async (_, list, customerManaged) => {
    await expectProblems(put("catalog.permissionSets.ReadOnly", { description: "Look", managed: list, customerManaged }, onlyWhereItExists), [error(AT, "11 attached policies", "at most 10 (", "merge some")]);
  });

  test("as many of one's own alone", async () => {
    const names = many(11, "Own");
    const declared = names.reduce((data, name) => put(["catalog", "customerManagedPolicies", `/${name}`], { existsIn: [] }, data), onlyWhereItExists);
    const set = (count: number) => ({ description: "Look", customerManaged: names.slice(0, count).map((name) => ({ kind: "customer-managed", path: "/", name })) });
    await expectProblems(put("catalog.permissionSets.Idle", set(10), declared), []);
    await expectProblems(put("catalog.permissionSets.Idle", set(11), declared), [error("permissionSets.Idle", "11 attached policies", "at most 10 (", "")]);
  });

  test("a quota that AWS has raised holds instead", async () => {
    const raised = put("catalog.quotas", { managedPoliciesPerPermissionSet: 11 });
    await expectProblems(put("catalog.permissionSets.ReadOnly.managed", [...TEN, "job-function/Billing"], raised), []);
    await expectProblems(put("catalog.permissionSets.ReadOnly.managed", [...TEN, "job-function/Billing", "job-function/DataScientist"], raised), [error(AT, "12 attached policies", "at most 11 (", "")]);
  });
});
