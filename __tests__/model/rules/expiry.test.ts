import { account, assign, ou, TODAY } from "../../support/company";
import { assignment, expecting, expectProblems, put } from "../../support/broken";

const { error, warning } = expecting("expiry");
const AT = "pilot.assignments[1]";
const lasting = assign(["engineers"]).to("ReadOnly").on(account("shop-prod"));
const until = (date: string, reason = "launch support") => put("pilot.assignments", [lasting, assign(["engineers"]).to("ReadOnly").on(account("shop")).until(date, reason)]);

test.each(["", "2026-02-29", "2027-02-30", "2027-13-01", "2027-00-10", "2027-1-1", "31.03.2027", "2027-03-31T00:00:00Z", "2027-03-31 ", "tomorrow", "2027-03-31\n", "\u001b[2J"])("%j is no day, and an assignment must not last because of that", async (date) => {
  await expectProblems(until(date), [error(AT, `until(${JSON.stringify(date)})`, "YYYY-MM-DD (UTC, the last day it holds)", "correct the date")]);
});

test.each(["", " ", "\n"])("a reason %j tells the reviewer nothing", async (reason) => {
  await expectProblems(until("2027-03-31", reason), [error(AT, "until() without a reason", "a reason for the reviewer", "say why")]);
});

test("an assignment that has ended is named until its line is removed", async () => {
  await expectProblems(until("2026-11-23"), [warning(AT, "ended after 2026-11-23", "assignments that still hold", "remove the line")]);
});

test.each([TODAY, "2026-11-25", "2028-02-29"])("it holds on its last day and before it (%s)", async (date) => {
  await expectProblems(until(date), []);
});

test("the day is that of the check, not of the machine", async () => {
  await expectProblems(until("2026-12-31"), [], "2026-12-31");
  await expectProblems(until("2026-12-31"), [warning(AT, "ended after 2026-12-31", "", "")], "2027-01-01");
});

test("both faults of one line are named", async () => {
  await expectProblems(until("2026-11-23", ""), [error(AT, "without a reason", "", ""), warning(AT, "ended after", "", "")]);
});

test("a temporary grant that another assignment gives for ever would not end, and its author would think so", async () => {
  await expectProblems(put("pilot.assignments", [assign(["engineers"]).to("ReadOnly").on(account("shop")).until("2027-03-31", "trial"), assign(["engineers"]).to("ReadOnly").on(ou("Workloads", "recursive"))]), [
    warning("pilot.assignments[0]", "until 2027-03-31, but 1 of its grants are given without an end too", "a temporary assignment whose access ends with it", "take them out of the other"),
  ]);
});

test("two temporary assignments of one grant both end", async () => {
  const one = assign(["engineers"]).to("ReadOnly").on(account("shop"));
  await expectProblems(put("pilot.assignments", [one.until("2027-03-31", "trial"), one.until("2027-06-30", "trial")]), []);
});

test("an assignment without an end needs no reason", async () => {
  await expectProblems(put("pilot.assignments", [assignment()]), []);
});
