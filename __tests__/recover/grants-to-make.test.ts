import { grantsToMake } from "../../src/recover/grants-to-make";
import { addressOf, ID, toCreate } from "./world";

const plan = (...changes: unknown[]) => ({ resource_changes: changes });

test("a grant that would be made is known by its address and the id that AWS's provider imports by", () => {
  expect(grantsToMake(plan(toCreate("oncall")))).toEqual({ known: [{ to: addressOf("oncall"), id: ID }], unknown: [] });
});

const changed = (actions: string[]) => ({ ...toCreate("oncall"), change: { ...toCreate("oncall").change, actions } });
test.each<[string, unknown[]]>([
  ["stays", [changed(["no-op"])]],
  ["goes", [changed(["delete"])]],
  ["is replaced, so that the state has it", [changed(["delete", "create"])]],
  ["is of another kind", [{ ...toCreate("oncall"), type: "aws_ssoadmin_permission_set" }]],
  ["is read", [{ ...toCreate("oncall"), mode: "data" }]],
])("what %s is no grant to look for", (_, changes) => {
  expect(grantsToMake(plan(...changes))).toEqual({ known: [], unknown: [] });
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["a permission set that is not known yet", { permission_set_arn: undefined }],
  ["a group that is not known yet", { principal_id: undefined }],
  ["a group id with a part of another id", { principal_id: "9511c602,GROUP" }],
  ["an id with a template, which Terraform would evaluate", { permission_set_arn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-${file("/etc/passwd")}' }],
  ["a user", { principal_type: "USER" }],
  ["an account id of eleven digits", { target_id: "22223333444" }],
  ["a number for an account", { target_id: 222233334444 }],
  ["another kind of target", { target_type: "OU" }],
])("%s can't be looked for, and is told", (_, after) => {
  expect(grantsToMake(plan(toCreate("oncall", after)))).toEqual({ known: [], unknown: [addressOf("oncall")] });
});

test.each([
  'aws_ssoadmin_account_assignment.ReadOnly__shop["${file(\\"/etc/passwd\\")}"]',
  'module.other.aws_ssoadmin_account_assignment.ReadOnly__shop["oncall"]',
  'aws_ssoadmin_account_assignment.ReadOnly__shop["on\ncall"]',
  "aws_ssoadmin_account_assignment.ReadOnly__shop",
])("an address that no stack of ours has is not written for Terraform: %j", (address) => {
  expect(grantsToMake(plan({ ...toCreate("oncall"), address }))).toEqual({ known: [], unknown: [address] });
});

test.each([[undefined], ["no plan"], [{ resource_changes: [{ address: 1 }] }]])("what is no plan is an error: %j", (json) => {
  expect(() => grantsToMake(json)).toThrow();
});

test("a plan without changes has no grants", () => {
  expect(grantsToMake({ format_version: "1.2" })).toEqual({ known: [], unknown: [] });
});
