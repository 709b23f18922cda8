import { customerManaged, newAwsManaged, policyFile } from "../../src/model/permission-set";
import { policySourcesOf } from "../../src/model/policy-sources";

test("a permission set's policies by name, whichever way they are written", () => {
  const inline = { source: "deployer.json", document: { Version: "2012-10-17" } };
  expect(policySourcesOf({ description: "x", managed: ["job-function/ViewOnlyAccess", newAwsManaged("BrandNew")], customerManaged: [customerManaged("/platform/X"), customerManaged("Y")], inline: policyFile("deployer.json"), boundary: "PowerUserAccess" }, inline)).toEqual({
    managed: ["job-function/ViewOnlyAccess", "BrandNew"], customerManaged: ["/platform/X", "/Y"], inline: inline.document, boundary: { kind: "aws-managed", name: "PowerUserAccess" },
  });
});

test.each([
  [customerManaged("/platform/B"), { kind: "customer-managed", name: "/platform/B" }],
  [newAwsManaged("BrandNew"), { kind: "aws-managed", name: "BrandNew" }],
] as const)("a boundary %j", (boundary, expected) => {
  expect(policySourcesOf({ description: "x", boundary }, undefined)).toEqual({ managed: [], customerManaged: [], boundary: expected });
});

test("an inline policy that could not be read is not the same as none", () => {
  expect(policySourcesOf({ description: "x" }, { source: "x.json", fault: "it can't be read" })).toHaveProperty("inline", null);
  expect(policySourcesOf({ description: "x" }, undefined)).not.toHaveProperty("inline");
});
