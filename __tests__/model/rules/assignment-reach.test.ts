import { assign, everyMemberAccount, ou, tagged, account } from "../../support/company";
import { assignment, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error, warning } = expecting("assignment-reach");
const AT = "pilot.assignments[0]";
const pilot = (one: unknown) => put("pilot.assignments", [one]);
const readOnly = assign(["engineers"]).to("ReadOnly");

describe("an assignment that names nobody or nothing", () => {
  test("no permission set, no target", async () => {
    await expectProblems(pilot(assignment({ permissionSets: [], targets: [] })), [
      error(AT, "no permission set", "at least one permission set", "name one, or remove the assignment"),
      error(AT, "no target", "at least one target", "name one, or remove the assignment"),
    ]);
  });

  test("no group", async () => {
    await expectProblems(put("pilot.assignments", [readOnly.on(account("shop")), assignment({ groups: [] })]), [error("pilot.assignments[1]", "no group", "at least one group", "name one")]);
  });
});

describe("a target that names no account", () => {
  test.each([
    ["an empty unit", ou("Empty", "recursive"), 'ou("Empty", "recursive")', "correct it, or take the snapshot again"],
    ["a unit whose accounts are all further down", ou("Empty", "direct"), 'ou("Empty", "direct")', 'write "recursive"'],
    ["a tag that no account has", tagged("team", "payments"), 'tagged("team", "payments")', "correct it"],
    ["a tag whose value differs by case", tagged("team", "Shop"), 'tagged("team", "Shop")', "correct it"],
    ["a tag named like something every object has", tagged("constructor", "shop"), 'tagged("constructor", "shop")', "correct it"],
  ])("%s", async (_, target, given, fix) => {
    await expectProblems(pilot(readOnly.on(account("shop"), target)), [error(AT, given, "at least one account of the snapshot", fix)]);
  });

  test("alone, it is not said to be taken away as well", async () => {
    await expectProblems(pilot(readOnly.on(ou("Empty", "recursive")).except("shop")), [
      error(AT, 'ou("Empty", "recursive")', "at least one account", ""),
      warning(AT, 'except(account("shop"))', "", ""),
    ]);
  });

  test("the root directly holds the management account", async () => {
    const data = putAll({ "catalog.organization.accounts.identity.unit": "/", "pilot.aws.account": "management" });
    await expectProblems(put("pilot.assignments", [readOnly.on(ou("/", "direct")).except("management")], data), []);
    await expectProblems(put("pilot.assignments", [readOnly.on(ou("/", "direct"))]), [expecting("management-plane").error(AT, "management", "", "")]);
  });

  test("the root that holds nothing is empty, and exists", async () => {
    await expectProblems(put("catalog.organization.accounts.management.unit", "Infrastructure", pilot(readOnly.on(ou("/", "direct"), account("shop")))), [error(AT, 'ou("/", "direct")', "", 'write "recursive"')]);
  });
});

describe("exclusions", () => {
  test("that leave nothing", async () => {
    await expectProblems(pilot(readOnly.on(account("shop"), account("shop-prod")).except("shop", ou("Workloads/Prod", "direct"))), [
      error(AT, "exclusions that take away every account", "at least one account left", "remove the assignment, or an exclusion"),
    ]);
  });

  test("that leave nothing of a single target", async () => {
    await expectProblems(pilot(readOnly.on(account("shop")).except("shop")), [error(AT, "exclusions that take away every account", "", "")]);
  });

  test("that leave one", async () => {
    await expectProblems(pilot(readOnly.on(account("shop"), account("shop-prod")).except("shop")), []);
  });

  test.each([
    ["an account that is not reached", "identity" as const, 'except(account("identity"))'],
    ["an empty unit", ou("Empty", "recursive"), 'except(ou("Empty", "recursive"))'],
    ["a tag that nothing reached has", tagged("team", "x"), 'except(tagged("team", "x"))'],
    ["the root's own accounts", ou("/", "direct"), 'except(ou("/", "direct"))'],
  ])("that do nothing: %s", async (_, exclusion, given) => {
    await expectProblems(pilot(readOnly.on(ou("Workloads", "recursive")).except(exclusion)), [warning(AT, given, "an exclusion that takes something away", "unless it guards against accounts to come")]);
  });

  test("each that does nothing is named, and only those", async () => {
    await expectProblems(pilot(readOnly.on(ou("Workloads", "recursive")).except("shop", "identity", "management")), [
      warning(AT, 'except(account("identity"))', "", ""),
      warning(AT, 'except(account("management"))', "", ""),
    ]);
  });

  test("an account that is excluded twice is excluded, and neither exclusion is idle", async () => {
    await expectProblems(pilot(readOnly.on(everyMemberAccount()).except("shop", "shop")), []);
  });

  test("of a name that does not exist are another finding", async () => {
    await expectProblems(pilot(assignment({ exclusions: [{ kind: "ou", unit: "Nowhere", depth: "direct" }] })), [expecting("assignment-names").error(AT, 'unit "Nowhere"', "", "")]);
  });
});

describe("accounts that are not active", () => {
  test("named, AWS would refuse the apply", async () => {
    await expectProblems(pilot(readOnly.on(account("shop"), account("closed"))), [error(AT, 'account("closed"), which is SUSPENDED', "active accounts", "take the snapshot again if it has been reopened")]);
  });

  test("named and excluded, nobody asks for them", async () => {
    await expectProblems(pilot(readOnly.on(account("shop"), account("closed")).except("closed")), []);
  });

  test("found by a unit among others, they are left out", async () => {
    await expectProblems(pilot(readOnly.on(ou("Workloads/Prod", "direct"))), []);
  });

  test("found alone, the assignment grants nothing", async () => {
    await expectProblems(pilot(readOnly.on(ou("Workloads/Prod", "direct")).except("shop-prod")), [error(AT, "closed: not active", "at least one active account", "remove the assignment, or take the snapshot again")]);
  });
});

test("a target that does not exist is another finding, alone", async () => {
  await expectProblems(pilot(assignment({ targets: [{ kind: "account", account: "nowhere" }, { kind: "ou", unit: "Nowhere", depth: "recursive" }] })), [
    expecting("assignment-names").error(AT, 'account "nowhere"', "", ""),
    expecting("assignment-names").error(AT, 'unit "Nowhere"', "", ""),
  ]);
});
