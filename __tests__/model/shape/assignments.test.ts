import { checkShape } from "../../../src/model/shape";
import { assignment, expecting, expectProblems, put } from "../../support/broken";
import { account, assign, everyMemberAccount, ou, tagged } from "../../support/company";

const { error } = expecting("shape");
const AT = "pilot.assignments[0]";
const onTargets = (...targets: readonly unknown[]) => put("pilot.assignments", [assignment({ targets: targets as never })]);

describe("a sentence that was broken off is one finding", () => {
  const start = assign(["engineers"]);
  test.each<[string, unknown, string, string]>([
    [".on(...) forgotten", start.to("ReadOnly"), "assign([...]).to(...) without .on(...)", '.on(account("…"))'],
    [".to(...) forgotten", start, "assign([...]) without .to(...)", '.to("…").on(account("…"))'],
    [".on not called", Reflect.get(start.to("ReadOnly"), "on"), "the function on", "call it: on(...)"],
    ["a list not spread", [start.to("ReadOnly").on(account("shop"))], "", "spread it: ...list"],
  ])("%s", async (_, given, shown, fix) => {
    await expectProblems(put("pilot.assignments", [given]), [error(AT, shown, "", fix)]);
  });

  test("with its line, as the rules name it", () => {
    expect(checkShape(put("pilot.assignments", [start.to("ReadOnly"), start])).map(({ where }) => where)).toEqual([
      expect.stringMatching(/^pilot\.assignments\[0\] \(shape\/assignments\.test\.ts:\d+\)$/),
      expect.stringMatching(/^pilot\.assignments\[1\] \(shape\/assignments\.test\.ts:\d+\)$/),
    ]);
  });
});

describe("a target", () => {
  test.each<[string, unknown, string, string]>([
    ["an account's key alone", "shop", '"shop"', 'write account("shop")'],
    ["a unit's key alone", "Workloads/Prod", '"Workloads/Prod"', 'write ou("Workloads/Prod", "direct") or ou("Workloads/Prod", "recursive")'],
    ["every member account, not called", everyMemberAccount, "the function everyMemberAccount", "call it: everyMemberAccount()"],
    ["account, not called", account, "the function account", 'call it: account("…")'],
    ["ou, not called", ou, "the function ou", 'call it: ou("…", "direct")'],
    ["tagged, not called", tagged, "the function tagged", 'call it: tagged("…", "…")'],
    ["another function", () => 1, "a name", "call it: account(…), ou(…)"],
    ["the property of every object", Object.prototype.constructor, "the function Object", "call it: account(…), ou(…)"],
    ["a list", [account("shop")], '[{"kind":"account"', "without brackets"],
  ])("%s", async (_, target, given, fix) => {
    await expectProblems(onTargets(account("shop"), target), [error(`${AT}.targets[1]`, given, "account(…), ou(…), tagged(…) or everyMemberAccount()", fix)]);
  });

  test("of a policy of one's own is held to the same", async () => {
    await expectProblems(put(["catalog", "customerManagedPolicies", "/platform/Boundary", "existsIn"], ["shop", everyMemberAccount]), [
      error("customerManagedPolicies./platform/Boundary.existsIn[0]", '"shop"', "", 'write account("shop")'),
      error("customerManagedPolicies./platform/Boundary.existsIn[1]", "the function everyMemberAccount", "", "call it: everyMemberAccount()"),
    ]);
  });

  test("is placed with its line", () => {
    const written = assign(["engineers"]).to("ReadOnly").on("shop" as never);
    expect(checkShape(put("pilot.assignments", [written])).map(({ where }) => where)).toEqual([expect.stringMatching(/^pilot\.assignments\[0\]\.targets\[0\] \(shape\/assignments\.test\.ts:\d+\)$/)]);
  });
});

test("a group that is not in a list is put into one", async () => {
  await expectProblems(put("pilot.assignments", [assignment({ groups: "engineers" as never })]), [error(`${AT}.groups`, '"engineers"', "a value of type array", 'write it in brackets: ["engineers"]')]);
});

test("an assignment that was not made by assign() has no line to name", async () => {
  const { written: _, ...rest } = assignment();
  await expectProblems(put("pilot.assignments", [rest]), [error(`${AT}.written`, "nothing", "what assign([...]).to(...).on(...) gives", "add it")]);
});

test("the line is not worked out only to check the shape", () => {
  const written = { get stack(): string { throw new Error("formatted"); } };
  expect(checkShape(put("pilot.assignments", [{ ...assignment(), written }]))).toEqual([]);
});

test("a function anywhere was meant to be called", async () => {
  const hours = (count: number) => `PT${count}H`;
  await expectProblems(put("catalog.permissionSets.ReadOnly.session", hours), [error("permissionSets.ReadOnly.session", "the function hours", "text in quotes", "call it: hours(...)")]);
});
