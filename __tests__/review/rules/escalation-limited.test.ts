import { ask, testRule, withPolicy, type Change } from "../../support/review";

const edited: Change = { before: { sets: { R: {} } }, after: { sets: { R: { inline: { Statement: [] } } } } };
const way = (action: string, limited = true) => ({ action, why: "gives a service the rights of any role", ...(limited ? { limited } : {}) });
const gains = (...escalations: readonly object[]): Change => ({ ...edited, edit: withPolicy("R", { escalations }) });

testRule("escalation-limited", {
  finds: [
    ["a way on some resources", gains(way("iam:PassRole")), ["R: iam:PassRole"]],
    ["several of one set, once", gains(way("iam:PassRole"), way("iam:CreateUser"), way("iam:PassRole")), ["R: iam:CreateUser, iam:PassRole"]],
    ["the limited ones alone", gains(way("iam:PassRole"), way("iam:CreateUser", false)), ["R: iam:PassRole"]],
    ["a way of a new set", { ...gains(way("iam:PassRole")), before: {} }, ["R: iam:PassRole"]],
  ],
  compliant: [
    ["policies that gain no such action", { ...edited, edit: withPolicy("R", {}) }],
    ["a way without limits, which is an error elsewhere", gains(way("iam:PassRole", false))],
  ],
  doesNotApply: [
    ["a set that goes", { before: edited.after ?? {} }],
    ["policies that were not compared, of which escalation-gained says so", edited],
    ["grants alone", { before: { sets: { R: {} } }, after: { grants: ["A: R in shop"] } }],
  ],
});

test("each action is said with its reason", () => {
  expect(ask("escalation-limited", gains(way("iam:PassRole"))).findings[0]?.what).toBe("R gains, within limits, iam:PassRole (gives a service the rights of any role)");
});
