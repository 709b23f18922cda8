import type { AnyTarget } from "../../../src/model/target";
import { catalog } from "../../support/company";
import { assignment, expecting, expectProblems, put } from "../../support/broken";

const { error } = expecting("assignment-names");
const AT = "pilot.assignments[1]";
/** A sound assignment before it, so that the index is that of the wrong one. */
const second = (parts: object) => put("pilot.assignments", [assignment(), assignment(parts)]);
const account = (key: string): AnyTarget => ({ kind: "account", account: key });
const ou = (unit: string): AnyTarget => ({ kind: "ou", unit, depth: "direct" });

describe.each([
  ["a group", "group", "engineers", "engineer", (name: string) => ({ groups: ["engineers", name] })],
  ["a permission set", "permission set", "ReadOnly", "Readonly", (name: string) => ({ permissionSets: ["ReadOnly", name] })],
  ["a target account", "account", "shop", "shoop", (name: string) => ({ targets: [account("shop"), account(name)] })],
  ["a target unit", "unit", "Workloads", "Worklods", (name: string) => ({ targets: [account("shop"), ou(name)] })],
  ["an account taken out", "account", "shop", "shoop", (name: string) => ({ targets: [ou("Workloads"), account("shop-prod")], exclusions: [account("shop"), account(name)] })],
  ["a unit taken out", "unit", "Workloads/Prod", "Workloads/Pod", (name: string) => ({ targets: [{ kind: "ou", unit: "Workloads", depth: "recursive" }], exclusions: [ou("Workloads/Prod"), ou(name)] })],
])("%s", (_, what, right, typo, parts) => {
  const article = what.startsWith("a") ? "an" : "a";

  test("a typo is named with the name that was meant", async () => {
    await expectProblems(second(parts(typo)), [error(AT, `${what} "${typo}"`, `${article} ${what} of the catalog`, `did you mean "${right}"`)]);
  });

  test.each([
    ["a name like no other", "Xyzzyxyzzy"],
    ["a property of every object", "constructor"],
    ["the prototype of every object", "__proto__"],
    ["nothing", ""],
    ["an ANSI escape", "\u001b[2J"],
    ["a right-to-left override", "\u202eabc"],
    ["half a character", "\ud800"],
    ["very long text", "x".repeat(100_000)],
  ])("%s is in no catalog", async (_name, name) => {
    await expectProblems(second(parts(name)), [error(AT, `${what} ${JSON.stringify(name).slice(0, 100)}`, `${article} ${what} of the catalog`, "or add it to the catalog")]);
  });

  test("a name that exists", async () => {
    await expectProblems(second(parts(right)), []);
  });
});

test("the root is a unit without being in the snapshot", async () => {
  await expectProblems(second({ targets: [{ kind: "ou", unit: "/", depth: "direct" }], exclusions: [account("management")], groups: [] }), [
    expecting("assignment-reach").error(AT, "no group", "", ""),
    expecting("assignment-reach").error(AT, "exclusions that take away every account", "", ""),
  ]);
});

test("tags and every member account name nothing that could be wrong", async () => {
  await expectProblems(second({ targets: [{ kind: "tag", key: "team", value: "shop" }, { kind: "every-member-account" }] }), []);
});

test("a set that the catalog lacks has no name, and belongs to nobody", async () => {
  const data = put("broad.assignments", [assignment({ groups: ["auditors"], permissionSets: ["x".repeat(40)] })], put("pilot.aws.permissionSetPrefix", undefined));
  await expectProblems(put("pilot.assignments", [assignment({ permissionSets: ["x".repeat(40)] })], data), ["pilot", "broad"].map((name) => error(`${name}.assignments[0]`, "permission set", "", "")));
});

test("the number to choose from is that of the catalog", async () => {
  await expectProblems(second({ groups: ["engineers", "Xyzzy"] }), [error(AT, "", "", "choose one of engineers, auditors, or add it")]);
});

describe("where there is nothing to choose from", () => {
  test("the file to begin in is named", async () => {
    await expectProblems(put("catalog.groups", {}), [
      error("pilot.assignments[0]", 'group "engineers"', "a group of the catalog", "add it to the catalog (groups.ts), which has none yet"),
      error("broad.assignments[0]", 'group "auditors"', "a group of the catalog", "add it to the catalog (groups.ts), which has none yet"),
    ]);
  });

  test("a snapshot without units offers none", async () => {
    const flat = Object.fromEntries(Object.entries(catalog.organization.accounts).map(([key, one]) => [key, { ...one, unit: "/" }]));
    const data = put("catalog.organization", { ...catalog.organization, units: {}, accounts: flat }, put("pilot.assignments", [assignment({ targets: [ou("Workloads"), account("shop")] })]));
    await expectProblems(put("catalog.customerManagedPolicies", {}, put("catalog.permissionSets.Deployer.boundary", undefined, data)), [error("pilot.assignments[0]", 'unit "Workloads"', "a unit of the catalog", "add it to the catalog (organization.json), which has none yet")]);
  });
});

test("a tag with accents as characters of their own would match no account", async () => {
  const tag: AnyTarget = { kind: "tag", key: "te\u0301am", value: "cafe\u0301" };
  await expectProblems(second({ exclusions: [tag] }), [
    error(AT, 'tag "te\u0301am"', "Unicode NFC", "type it anew"),
    error(AT, 'tag "cafe\u0301"', "Unicode NFC", "type it anew"),
    expecting("assignment-reach").warning(AT, "except(tagged(", "", ""),
  ]);
});

test("all wrong names of all assignments are named at once", async () => {
  const data = put("pilot.assignments", [assignment({ groups: ["engineers", "a1"], permissionSets: ["ReadOnly", "b2"] }), assignment({ targets: [account("shop"), account("c3")] })]);
  await expectProblems(data, [
    error("pilot.assignments[0]", 'group "a1"', "", ""),
    error("pilot.assignments[0]", 'permission set "b2"', "", ""),
    error("pilot.assignments[1]", 'account "c3"', "", ""),
  ]);
});
