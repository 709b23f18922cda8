import { addressOf, dayAfterEnds, endingGrants, endsOf } from "../../../sandbox/rehearsal/ends";
import { rolesOf } from "../../../sandbox/rehearsal/roles";
import { endsOfGrants } from "../../../sandbox/rehearsal/steps/ends";
import type { World } from "../../../sandbox/rehearsal/world";
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

describe("the day after the ends", () => {
  const pilotEnds = { ...pilot, assignments: [...pilot.assignments, assign(["auditors"]).to("ReadOnly").on(account("shop")).until("2027-03-31", "for a time")] };
  const ENDS = 'delete aws_ssoadmin_account_assignment.ReadOnly__shop["auditors"]';
  const OTHER = 'delete aws_ssoadmin_account_assignment.ReadOnly__shop["engineers"]';

  /** A world without an Okta end, whose Terraform answers with these plans in their order. */
  function worldOf(plans: readonly (readonly string[])[], changed: readonly string[] = ["pilot"], inAws = true): World {
    const left = [...plans];
    const environments = [pilotEnds, broad];
    return {
      today: TODAY,
      okta: undefined,
      roles: rolesOf(environments),
      environment: (name: string) => environments.find((one) => one.name === name),
      aws: { state: { directory: { groupNamed: () => (inAws ? {} : undefined) } } },
      liveOn: async () => new Set(changed),
      stacks: { plan: async () => ({ changes: left.shift() ?? [], warnings: [], text: "" }), applyPlanned: async () => undefined },
    } as unknown as World;
  }

  test("passes when exactly what ends is deleted, and tells it", async () => {
    expect((await endsOfGrants.run(worldOf([[ENDS], []]))).lines).toEqual(["played on 2027-04-01, as are the lines after this one", "pilot: 1 deleted and nothing else, then no change: ReadOnly in shop for auditors"]);
  });

  test("a grant of a group that never came has nothing to delete", async () => {
    expect((await endsOfGrants.run(worldOf([[], []], ["pilot"], false))).lines[1]).toMatch(/^pilot: 0 deleted and nothing else/);
  });

  test.each<[string, World, RegExp]>([
    ["more is deleted", worldOf([[ENDS, OTHER], []]), /is not the grants that end: not expected delete .*engineers/],
    ["nothing is deleted", worldOf([[], []]), /is not the grants that end: missing delete .*auditors/],
    ["something changes besides", worldOf([[ENDS, "update aws_ssoadmin_permission_set.ReadOnly"], []]), /not expected update/],
    ["it still changes afterwards", worldOf([[ENDS], [ENDS]]), /still changes after its grants ended/],
    ["an environment without ends is another on that day", worldOf([[ENDS], []], ["pilot", "broad"]), /broad has no grant that ends, and yet its stack on 2027-04-01 is another/],
  ])("fails when %s", async (_what, world, message) => {
    await expect(endsOfGrants.run(world)).rejects.toThrow(message);
  });
});
