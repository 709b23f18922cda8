import { addressOf, dayAfterEnds, endingGrants, endsOf } from "../../../sandbox/rehearsal/ends";
import { account, assign, broad, pilot, TODAY } from "../../support/company";

const until = (...dates: readonly string[]) => ({ ...pilot, assignments: dates.map((date) => assign(["auditors"]).to("ReadOnly").on(account("shop")).until(date, "for a time")) });

test.each<[string, readonly string[], string | undefined]>([
  ["no end", [], undefined],
  ["an end that is over already", ["2026-11-23"], undefined],
  ["today, which still holds", [TODAY], "2026-11-25"],
  ["the last of several", ["2027-03-31", "2026-12-31", "2026-01-01"], "2027-04-01"],
  ["the end of a February with 29 days", ["2028-02-29"], "2028-03-01"],
  ["the end of a year", ["2026-12-31"], "2027-01-01"],
  ["a day that has none after it", ["9999-12-31"], undefined],
  ["such a day and a real one", ["9999-12-31", "2027-03-31"], "2027-04-01"],
])("the day after the ends: %s", (_what, dates, day) => {
  expect(dayAfterEnds([broad, until(...dates)], TODAY)).toBe(day);
});

test("ends are told once each, the earliest first, without those that are over", () => {
  expect(endsOf(until("2027-03-31", "2026-12-31", "2027-03-31", "2026-11-23"), TODAY)).toEqual(["2026-12-31", "2027-03-31"]);
});

test("a grant ends with the last assignment that gives it, and what is given for ever does not end", () => {
  const temporary = assign(["engineers"]).to("ReadOnly", "Deployer").on(account("shop")).until("2027-03-31", "for a time");
  const environment = { ...pilot, assignments: [temporary, assign(["engineers"]).to("ReadOnly").on(account("shop"), account("shop-prod"))] };
  expect(endingGrants(environment, TODAY, "2027-04-01").map(addressOf)).toEqual(['aws_ssoadmin_account_assignment.Deployer__shop["engineers"]']);
  expect(endingGrants(environment, TODAY, "2027-03-31")).toEqual([]);
});
