import { account, assign, everyMemberAccount, ou } from "../../support/company";
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

  test("what has ended locks nothing", async () => {
    await expectProblems(own(readOnly.on(account("management")), readOnly.on(account("shop")).until("2026-11-23", "audit")), [expecting("expiry").warning("pilot.assignments[1]", "ended", "", "")]);
  });
});

test("without a delegated administrator nobody can be locked out", async () => {
  const data = putAll({ "catalog.organization.delegatedAdministrator": undefined, "federation.aws.account": "management", "broad.aws.account": "management", "pilot.aws.account": "management" });
  await expectProblems(put("pilot.assignments", [readOnly.on(ou("/", "recursive"))], data), []);
});
