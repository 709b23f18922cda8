import { customerManaged } from "../../../src";
import { account, ou, tagged } from "../../support/company";
import { type Environments, expecting, expectProblems, put } from "../../support/broken";

const { error } = expecting("customer-managed-policies");
const policy = (path: string, name: string) => ({ kind: "customer-managed", path, name });
const declare = (fullName: string, data?: Environments) => put(["catalog", "customerManagedPolicies", fullName], { existsIn: [ou("/", "recursive")] }, data);
/** A set that nothing grants, so that only its own policies matter. */
const withPolicies = (list: readonly unknown[], data?: Environments) => put("catalog.permissionSets.Idle", { description: "Look", customerManaged: list }, data);
const AT = "permissionSets.Idle.customerManaged[0]";

describe("name", () => {
  test.each([
    ["none", ""],
    ["129 characters", "x".repeat(129)],
    ["a space", "a b"],
    ["a slash", "a/b"],
    ["a letter outside of ASCII", "größe"],
    ["a template", "${x}"],
    ["a line break behind", "a\n"],
  ])("%s", async (_, name) => {
    await expectProblems(withPolicies([policy("/", name)], declare(`/${name}`)), [error(AT, JSON.stringify(name).slice(0, 100), "1 to 128 letters, digits and _+=,.@-", "correct the name")]);
  });

  test.each(["x", "x".repeat(128), "aZ09_+=,.@-"])("%s", async (name) => {
    await expectProblems(withPolicies([policy("/", name)], declare(`/${name}`)), []);
  });
});

describe("path", () => {
  test.each([
    ["none", ""],
    ["no slash in front", "platform/"],
    ["no slash behind", "/platform"],
    ["an empty part", "/platform//"],
    ["a space", "/plat form/"],
    ["513 characters", `/${"x".repeat(511)}/`],
    ["a line break behind", "/platform/\n"],
  ])("%s", async (_, path) => {
    await expectProblems(withPolicies([policy(path, "Own")], declare(`${path}Own`)), [error(AT, JSON.stringify(path).slice(0, 100), "/ or /platform/", 'customerManaged("/platform/WorkloadBoundary")')]);
  });

  test.each(["/", "/platform/", "/a/b_.,+@=-/", `/${"x".repeat(510)}/`])("%s", async (path) => {
    await expectProblems(withPolicies([policy(path, "Own")], declare(`${path}Own`)), []);
  });
});

describe("declaration", () => {
  test("a policy that nobody declared exists nowhere as far as the check knows", async () => {
    await expectProblems(withPolicies([policy("/", "Unheard")]), [error(AT, '"/Unheard"', "customerManagedPolicies declares", "declare it there")]);
  });

  test("the declared name that was meant is offered", async () => {
    await expectProblems(withPolicies([policy("/platform/", "Bondary")]), [error(AT, '"/platform/Bondary"', "customerManagedPolicies declares", 'did you mean "/platform/Boundary"?')]);
  });

  test("a path that differs is another policy", async () => {
    await expectProblems(withPolicies([policy("/", "Boundary")]), [error(AT, '"/Boundary"', "customerManagedPolicies declares", "declare it there")]);
  });

  test("a boundary is held to the same", async () => {
    await expectProblems(put("catalog.permissionSets.ReadOnly.boundary", policy("/", "Un heard")), [
      error("permissionSets.ReadOnly.boundary", '"Un heard"', "1 to 128 letters", "correct the name"),
      error("permissionSets.ReadOnly.boundary", '"/Un heard"', "customerManagedPolicies declares", "declare it there"),
    ]);
  });

  test.each(["__proto__", "constructor"])("%s is not declared by being a property of every object", async (name) => {
    await expectProblems(put("catalog.permissionSets.Deployer.boundary", policy("", name)), [
      error("permissionSets.Deployer.boundary", '""', "/ or /platform/", ""),
      error("permissionSets.Deployer.boundary", JSON.stringify(name), "customerManagedPolicies declares", "declare it there"),
    ]);
  });

  test("a declaration that names no account or unit covers nothing", async () => {
    const existsIn = [ou("Workloads", "recursive"), tagged("team", "shop"), account("shop"), { kind: "ou", unit: "Worklods", depth: "direct" }, { kind: "account", account: "__proto__" }];
    await expectProblems(put(["catalog", "customerManagedPolicies", "/platform/Boundary", "existsIn"], existsIn), [
      error("customerManagedPolicies./platform/Boundary.existsIn", 'unit "Worklods"', "a unit of the catalog", 'did you mean "Workloads"? Correct it in customer-managed-policies.ts, or remove'),
      error("customerManagedPolicies./platform/Boundary.existsIn", 'account "__proto__"', "an account of the catalog", 'correct it in customer-managed-policies.ts, or remove the policy there if it is left from the example'),
    ]);
  });
});

describe("a policy in the root, with or without its slash", () => {
  const boundary = (name: string, data?: Environments) => put("catalog.permissionSets.ReadOnly.boundary", customerManaged(name), data);

  test.each([["Own", "Own"], ["/Own", "Own"], ["Own", "/Own"], ["/Own", "/Own"]])("customerManaged(%j) is the declared %j", async (name, key) => {
    await expectProblems(boundary(name, declare(key)), []);
  });

  test("declared in both spellings, it has two lists of accounts", async () => {
    await expectProblems(declare("Own", declare("/Own")), [error("customerManagedPolicies", '"/Own" and "Own"', "every policy once", "keep one of the keys")]);
  });

  test("another path is another policy", async () => {
    await expectProblems(boundary("Own", declare("/own/Own")), [error("permissionSets.ReadOnly.boundary", '"/Own"', "", "")]);
  });
});

describe("twice", () => {
  test.each([
    ["the same", [policy("/", "Own"), policy("/", "Own")], '"/Own" and "/Own"'],
    ["another path, which no account can have beside it", [policy("/a/", "Own"), policy("/b/", "Own")], '"/a/Own" and "/b/Own"'],
    ["another case, which no account can have beside it", [policy("/", "Own"), policy("/", "own")], '"/Own" and "/own"'],
  ])("%s", async (_, list, given) => {
    const declared = ["/Own", "/own", "/a/Own", "/b/Own"].reduce<Environments | undefined>((data, name) => declare(name, data), undefined);
    await expectProblems(withPolicies(list, declared), [error("permissionSets.Idle.customerManaged", given, "every policy once", "remove one")]);
  });

  test("a policy may be attached and be the boundary", async () => {
    await expectProblems(put("catalog.permissionSets.Deployer.customerManaged", [policy("/platform/", "Boundary")]), []);
  });
});
