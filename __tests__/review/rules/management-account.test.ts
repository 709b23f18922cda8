import { testRule, withPolicy, WITHOUT_DATA, WITHOUT_MODELS } from "../../support/review";

const held = { grants: ["AWS Owners: Org in management"] };
const edited = { ...held, sets: { Org: { managed: ["IAMFullAccess"] } } };
const action = { action: "iam:CreateUser", from: "inline" };

testRule("management-account", {
  finds: [
    ["a new grant there, however little it gives", { after: { grants: ["AWS Ops: R in management, shop"] } }, ["AWS Ops: R"]],
    ["other policies in a set that is held there", { before: held, after: edited }, ["Org"]],
    ["an action more in a set that is held there", { before: held, after: edited, edit: withPolicy("Org", { gained: [action] }) }, ["Org"]],
    ["an action on more resources", { before: held, after: edited, edit: withPolicy("Org", { widened: [action] }) }, ["Org"]],
    ["other policies whose comparison is not complete", { before: held, after: edited, edit: withPolicy("Org", { unknown: ["x"] }) }, ["Org"]],
    ["other policies in a set that gets another name too", { before: held, after: { grants: ["AWS Owners: New in management"], sets: { New: { managed: ["IAMFullAccess"] } } }, parts: { renames: new Map([["Org", "New"]]) } }, ["New"]],
  ],
  compliant: [
    ["another name alone of a set that is held there", { before: held, after: { grants: ["AWS Owners: New in management"] } }],
    ["grants in member accounts", { before: held, after: { grants: [...held.grants, "AWS Ops: R in shop"] } }],
    ["a group that may", { after: held, context: { guardrails: { managementGroups: ["AWS Owners"] } } }],
    ["less in a set that is held there", { before: edited, after: held, edit: withPolicy("Org", { lost: [action] }) }],
    ["an edit of a set that is held elsewhere", { before: { grants: ["A: R in shop"] }, after: { grants: ["A: R in shop"], sets: { R: { managed: ["IAMFullAccess"] } } } }],
    ["another description of a set that is held there", { before: held, after: { ...held, sets: { Org: { description: "x" } } } }],
  ],
  doesNotApply: [
    ["the trust alone", { after: { trust: { NameID: "x" } } }],
    ["access that is lost there", { before: held, after: { sets: { Org: {} } } }],
  ],
  cannotTell: [
    ["which account it is", { after: held, context: WITHOUT_DATA }, "which account is the management account"],
    ["who holds a set that changes", { before: held, after: edited, context: WITHOUT_MODELS }, "whether Org, which changes, is held in the management account"],
  ],
});
