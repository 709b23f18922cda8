import { basename } from "node:path";
import { account, assign, broad, everyMemberAccount, ou, TODAY } from "../support/company";
import { put } from "../support/broken";
import { problemsOf } from "../support/problems";
import { whereAssignment } from "../../src/model/rule";
import { resolve } from "../../src/model/resolve";

const start = assign(["engineers", "auditors"]).to("ReadOnly", "Deployer").on(ou("Workloads", "recursive"), account("identity"));

test("the sentence is kept as it was written", () => {
  expect(start).toMatchObject({
    groups: ["engineers", "auditors"],
    permissionSets: ["ReadOnly", "Deployer"],
    targets: [{ kind: "ou", unit: "Workloads", depth: "recursive" }, { kind: "account", account: "identity" }],
    exclusions: [],
  });
  expect(start.expiry).toBeUndefined();
});

test("an account is excluded by its key or by any target", () => {
  expect(start.except("shop", everyMemberAccount()).exclusions).toEqual([{ kind: "account", account: "shop" }, { kind: "every-member-account" }]);
});

test("a second exclusion adds to the first: what was excluded stays excluded", () => {
  expect(start.except("shop").except("shop-prod").until("2027-03-31", "x").except("identity").exclusions.map((one) => "account" in one && one.account)).toEqual(["shop", "shop-prod", "identity"]);
});

test("an end is kept with its reason, and the last one holds", () => {
  expect(start.until("2027-03-31", "launch").expiry).toEqual({ date: "2027-03-31", reason: "launch" });
  expect(start.until("2027-03-31", "launch").until("2026-12-31", "sooner").except("shop").expiry).toEqual({ date: "2026-12-31", reason: "sooner" });
});

test("narrowing an assignment leaves the one it began with alone", () => {
  start.except("shop").until("2027-03-31", "launch");
  expect([start.exclusions, start.expiry]).toEqual([[], undefined]);
});

describe("a problem names the line that wrote the assignment", () => {
  const place = (assignments: unknown) => whereAssignment(resolve({ ...broad, assignments: assignments as typeof broad.assignments }, TODAY), 0);
  const here = new RegExp(`^broad\\.assignments\\[0\\] \\(model/${basename(__filename)}:\\d+\\)$`);

  test("in this file, not in the builder's", () => {
    expect(place([start])).toMatch(here);
    expect(place([start.except("shop").until("2027-03-31", "x")])).toMatch(here);
  });

  test("two assignments of two lines are told apart", () => {
    const one = assign(["engineers"]).to("ReadOnly").on(account("shop"));
    const other = assign(["engineers"]).to("ReadOnly").on(account("shop"));
    expect(place([one])).not.toBe(place([other]));
  });

  test("as its user sees it", async () => {
    const [problem] = await problemsOf(put("pilot.assignments", [assign(["engineers"]).to("ReadOnly").on(ou("Empty", "direct"))]));
    expect(problem?.where).toMatch(/^pilot\.assignments\[0\] \(model\/assignment\.test\.ts:\d+\)$/);
  });

  test.each([
    ["nothing", {}],
    ["no text", { stack: 5 }],
    ["an object without a text", { stack: Object.create(null) }],
    ["text without a line", { stack: "somewhere" }],
  ])("where the stack is %s, the index has to do", (_, written) => {
    expect(place([{ ...start, written }])).toBe("broad.assignments[0]");
  });

  test.each([
    ["a path of Windows", "at Object.<anonymous> (C:\\repo\\environments\\pilot.ts:12:5)", "environments\\pilot.ts:12"],
    ["a module's URL", "at file:///repo/environments/pilot.ts:12:5", "environments/pilot.ts:12"],
    ["several frames", "Error\n    at a (/repo/environments/pilot.ts:12:5)\n    at b (/repo/environments/index.ts:3:1)", "environments/pilot.ts:12"],
  ])("%s", (_, stack, expected) => {
    expect(place([{ ...start, written: { stack } }])).toBe(`broad.assignments[0] (${expected})`);
  });
});
