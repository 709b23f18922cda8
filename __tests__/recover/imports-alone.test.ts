import { besidesImports } from "../../src/recover/imports-alone";
import { addressOf, ID } from "./world";

const wanted = [{ to: addressOf("oncall"), id: ID }];
const change = (address: string, actions: string[], id?: string, mode = "managed") => ({ address, mode, change: { actions, ...(id === undefined ? {} : { importing: { id } }) } });
const imported = change(addressOf("oncall"), ["no-op"], ID);
const plan = (...resource_changes: unknown[]) => ({ resource_changes });

test("a plan that takes what was found into the state, and reads, may be applied", () => {
  expect(besidesImports(plan(imported, change("aws_ssoadmin_permission_set.ReadOnly", ["no-op"]), change("data.aws_ssoadmin_instances.instance", ["read"], undefined, "data")), wanted)).toEqual([]);
});

test.each<[string, unknown, string[]]>([
  ["makes something besides", plan(imported, change("aws_ssoadmin_permission_set.Other", ["create"])), ["create aws_ssoadmin_permission_set.Other"]],
  ["replaces something besides", plan(imported, change("aws_ssoadmin_permission_set.Other", ["delete", "create"])), ["delete and create aws_ssoadmin_permission_set.Other"]],
  ["forgets something", plan(imported, change("aws_ssoadmin_permission_set.Other", ["forget"])), ["forget aws_ssoadmin_permission_set.Other"]],
  ["changes what it imports", plan(change(addressOf("oncall"), ["update"], ID)), [`update ${addressOf("oncall")}`]],
  ["makes the grant instead", plan(change(addressOf("oncall"), ["create"])), [`create ${addressOf("oncall")}`, `not import ${addressOf("oncall")}`]],
  ["imports another object", plan(change(addressOf("oncall"), ["no-op"], `x${ID}`)), [`import ${addressOf("oncall")}`, `not import ${addressOf("oncall")}`]],
  ["imports more", plan(imported, change(addressOf("auditors"), ["no-op"], ID)), [`import ${addressOf("auditors")}`]],
  ["imports the same twice", plan(imported, imported), [`import ${addressOf("oncall")}`]],
  ["does nothing", plan(), [`not import ${addressOf("oncall")}`]],
  ["ended in an error", { ...plan(imported), errored: true }, ["the plan is not whole"]],
])("a plan that %s is not applied", (_, json, lines) => {
  expect(besidesImports(json, wanted)).toEqual(lines);
});

test.each([[{}], [undefined], [plan({ address: "a" })]])("what is no plan is an error: %j", (json) => {
  expect(() => besidesImports(json, wanted)).toThrow();
});
