import { ask, testRule, withPolicy, type Change } from "../../support/review";

const edited: Change = { before: { sets: { R: {} } }, after: { sets: { R: { inline: { Statement: [] } } } } };
const pass = { action: "iam:PassRole", why: "gives a service the rights of any role" };
const escalates = (...actions: readonly string[]): Change => ({ ...edited, edit: withPolicy("R", { escalations: actions.map((action) => ({ ...pass, action })) }) });

testRule("escalation-gained", {
  finds: [
    ["one action", escalates("iam:PassRole"), ["R: iam:PassRole"]],
    ["several of one set, once", escalates("iam:PassRole", "iam:CreateUser", "iam:PassRole"), ["R: iam:CreateUser, iam:PassRole"]],
    ["actions of a new set", { ...escalates("iam:PassRole"), before: {} }, ["R: iam:PassRole"]],
  ],
  compliant: [
    ["policies that gain no such action", { ...edited, edit: withPolicy("R", {}) }],
    ["a new set without policies", { after: { sets: { R: {} } } }],
    ["another session", { before: edited.after ?? {}, after: { sets: { R: { inline: { Statement: [] }, session: "PT2H" } } } }],
  ],
  doesNotApply: [
    ["a set that goes", { before: edited.after ?? {} }],
    ["grants alone", { before: { sets: { R: {} } }, after: { grants: ["A: R in shop"] } }],
  ],
  cannotTell: [
    ["what an edit gains that was not compared", edited, "what R gains: its policies were not compared"],
    ["what a new set can do that was not compared", { after: { sets: { R: { managed: ["ReadOnlyAccess"] } } } }, "what R gains"],
    ["what a set gains whose boundary goes", { before: { sets: { R: { boundary: "customer:/B" } } }, after: { sets: { R: {} } } }, "what R gains"],
  ],
});

test("each action is said with its reason", () => {
  expect(ask("escalation-gained", escalates("iam:PassRole")).findings[0]?.what).toBe("R gains iam:PassRole (gives a service the rights of any role)");
});
