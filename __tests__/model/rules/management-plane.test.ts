import { account, assign, everyMemberAccount, ou, tagged } from "../../support/company";
import { expecting, expectProblems, put, putAll } from "../../support/broken";

const { error } = expecting("management-plane");
const readOnly = assign(["engineers"]).to("ReadOnly");

describe("applied by the delegated administrator", () => {
  test.each([
    ["named", readOnly.on(account("shop"), account("management"))],
    ["reached through the root", readOnly.on(ou("/", "recursive"))],
    ["named, though only for a time that is over", readOnly.on(account("management"), account("shop")).until("2026-11-23", "audit")],
  ])("the management account is out of reach: %s", async (name, assignment) => {
    const ended = name.includes("over") ? [expecting("expiry").warning("pilot.assignments[1]", "ended", "", "")] : [];
    await expectProblems(put("pilot.assignments", [readOnly.on(account("shop")), assignment]), [
      ...ended,
      error("pilot.assignments[1]", 'the management account ("management")', 'member accounts only: this environment applies as "identity"', 'except("management") here, and an environment of its own with account: "management"'),
    ]);
  });

  test.each([
    ["taken out again", readOnly.on(ou("/", "recursive")).except("management")],
    ["no member account", readOnly.on(everyMemberAccount())],
  ])("the management account is %s", async (_, assignment) => {
    await expectProblems(put("pilot.assignments", [assignment]), []);
  });
});

describe("applied by the management account", () => {
  const own = (...assignments: readonly unknown[]) => putAll({ "pilot.aws.account": "management", "pilot.assignments": assignments });

  test("a set in both places would lock it for the delegated administrator everywhere", async () => {
    await expectProblems(own(readOnly.on(account("management"), account("shop"))), [error("pilot.assignments", 'permission set "ReadOnly" in the management account and in member accounts', "one or the other", "a set of its own")]);
  });

  test("a set in both places by two assignments is no better", async () => {
    await expectProblems(own(readOnly.on(account("management")), assign(["auditors"]).to("ReadOnly").on(account("shop"))), [
      expecting("group-push").error("pilot, broad", 'group "auditors"', "", ""),
      error("pilot.assignments", '"ReadOnly"', "", ""),
    ]);
  });

  test("sets of its own, and sets of member accounts", async () => {
    await expectProblems(own(readOnly.on(account("management"))), []);
    await expectProblems(own(readOnly.on(account("management")), assign(["engineers"]).to("Deployer").on(account("shop"))), []);
  });

  test("the management account is reached by its name alone", async () => {
    await expectProblems(own(readOnly.on(ou("/", "recursive"))), [error("pilot.assignments[0]", 'the management account ("management"), reached by ou("/", "recursive")', "only where it is named", 'except(account("management"))')]);
  });

  test("what has ended locks nothing", async () => {
    await expectProblems(own(readOnly.on(account("management")), readOnly.on(account("shop")).until("2026-11-23", "audit")), [expecting("expiry").warning("pilot.assignments[1]", "ended", "", "")]);
  });
});

describe("without a delegated administrator", () => {
  const organization = putAll({
    "catalog.organization.delegatedAdministrator": undefined, "catalog.organization.accounts.management.tags": { team: "shop" },
    "federation.aws.account": "management", "broad.aws.account": "management", "pilot.aws.account": "management",
  });
  const pilot = (...assignments: readonly unknown[]) => put("pilot.assignments", assignments, organization);
  const unnamed = (index: number, by: string) => error(`pilot.assignments[${index}]`, `the management account ("management"), reached by ${by}`, "only where it is named", 'except(account("management")), or everyMemberAccount()');

  test.each([
    ["the root, beside another account that is named", [account("shop"), ou("/", "recursive")], 'ou("/", "recursive")'],
    ["a tag", [tagged("team", "shop")], 'tagged("team", "shop")'],
    ["two of three targets", [ou("/", "direct"), ou("Workloads", "direct"), tagged("team", "shop")], 'ou("/", "direct") and tagged("team", "shop")'],
  ])("the management account is not reached by the way: %s", async (_, targets, by) => {
    await expectProblems(pilot(readOnly.on(account("shop")), readOnly.on(...targets)), [unnamed(1, by)]);
  });

  test("not even by an assignment beside one that names it", async () => {
    await expectProblems(pilot(readOnly.on(account("management")), readOnly.on(ou("/", "recursive"))), [unnamed(1, 'ou("/", "recursive")')]);
  });

  test.each([
    ["named", readOnly.on(account("management"), account("shop"))],
    ["named beside the root", readOnly.on(ou("/", "recursive"), account("management"))],
    ["taken out again", readOnly.on(ou("/", "recursive")).except(account("management"))],
    ["taken out again by a tag", readOnly.on(ou("/", "recursive")).except(tagged("team", "shop"))],
    ["no member account", readOnly.on(everyMemberAccount())],
  ])("the management account is %s, and nobody can be locked out", async (_, assignment) => {
    await expectProblems(pilot(assignment), []);
  });
});
