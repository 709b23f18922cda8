import { account, assign, ou, tagged } from "../../support/company";
import { expecting, expectProblems, put, putAll } from "../../support/broken";

const { error } = expecting("customer-managed-coverage");
const AT = "permissionSets.Deployer.boundary";
const existsIn = (...targets: readonly unknown[]) => put(["catalog", "customerManagedPolicies", "/platform/Boundary", "existsIn"], targets);

test("the accounts in which AWS could not provision the set are named", async () => {
  await expectProblems(existsIn(), [error(AT, '"/platform/Boundary", granted by environment pilot in shop, shop-prod', "customerManagedPolicies says it exists in", "put the policy there and declare it")]);
});

test("only those accounts are named", async () => {
  await expectProblems(existsIn(ou("Workloads", "direct")), [error(AT, "in shop-prod", "only accounts", "")]);
});

test.each([
  ["the unit", [ou("Workloads", "recursive")]],
  ["each account", [account("shop"), account("shop-prod")]],
  ["a tag", [tagged("team", "shop")]],
])("declared by %s, it is there", async (_, targets) => {
  await expectProblems(existsIn(...targets), []);
});

test("an attached policy is held to the same", async () => {
  const data = putAll({ "catalog.permissionSets.Deployer.boundary": undefined, "catalog.permissionSets.Deployer.customerManaged": [{ kind: "customer-managed", path: "/platform/", name: "Boundary" }] }, existsIn(account("shop")));
  await expectProblems(data, [error("permissionSets.Deployer.customerManaged[0]", "in shop-prod", "", "")]);
});

test("each environment that grants it is named", async () => {
  const data = put("broad.assignments", [assign(["auditors"]).to("Deployer").on(account("shop"))], existsIn());
  await expectProblems(data, [error(AT, "environment pilot in shop, shop-prod", "", ""), error(AT, "environment broad in shop", "", "")]);
});

test("an assignment that has ended asks for nothing", async () => {
  const data = put("pilot.assignments", [assign(["engineers"]).to("Deployer").on(account("shop")).until("2026-11-23", "launch")], existsIn());
  await expectProblems(data, [expecting("expiry").warning("pilot.assignments[0]", "ended", "", "")]);
});

test("another set's grants do not ask for it", async () => {
  await expectProblems(put("pilot.assignments", [assign(["engineers"]).to("ReadOnly").on(account("identity")), assign(["engineers"]).to("Deployer").on(account("shop"))]), []);
});

test("a policy that nobody declared is another finding, alone", async () => {
  await expectProblems(put("catalog.customerManagedPolicies", {}), [expecting("customer-managed-policies").error(AT, '"/platform/Boundary"', "", "declare it there")]);
});

test("a declaration without the root's slash counts, and is held to as well", async () => {
  const bounded = put("catalog.permissionSets.Deployer.boundary", { kind: "customer-managed", path: "/", name: "Own" });
  const declared = (...targets: readonly unknown[]) => put("catalog.customerManagedPolicies", { Own: { existsIn: targets } }, bounded);
  await expectProblems(declared(ou("Workloads", "recursive")), []);
  await expectProblems(declared(account("shop")), [error(AT, '"/Own", granted by environment pilot in shop-prod', "", "")]);
});
