import { ask, grantsOf, testRule, withPolicy, WITHOUT_MODELS, type Short } from "../../support/review";

const admin = { Admin: { managed: ["AdministratorAccess"] } };
const inline = (statement: object): Short => ({ grants: ["AWS Ops: X in shop"], sets: { X: { inline: { Version: "2012-10-17", Statement: [statement] } as never } } });
const allowed = { guardrails: { adminGroups: ["AWS Ops"] } };

testRule("admin-like-access", {
  finds: [
    ["a new grant", { before: { sets: admin }, after: { grants: ["AWS Ops: Admin in shop"], sets: admin } }, ["AWS Ops: Admin in shop"]],
    ["a new grant of a new set", { after: { grants: ["AWS Ops: Admin in shop, shop-prod"], sets: admin } }, ["AWS Ops: Admin in all accounts of Workloads (2, #212d0c)"]],
    ["a user without a group", { after: { grants: ["(user 1-2): Admin in shop"], sets: admin } }, ["(user 1-2): Admin in shop"]],
    ["PowerUserAccess", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["PowerUserAccess"] } } } }, ["AWS Ops: P in shop"]],
    ["IAMFullAccess beside other policies", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["IAMFullAccess", "ReadOnlyAccess"] } } } }, ["AWS Ops: P in shop"]],
    ["an inline policy for everything", { after: inline({ Effect: "Allow", Action: "*", Resource: "*" }) }, ["AWS Ops: X in shop"]],
    ["an inline policy for all but some", { after: inline({ Effect: "Allow", NotAction: ["aws-portal:*"], Resource: ["*"] }) }, ["AWS Ops: X in shop"]],
    ["all of IAM, in any case of letters", { after: inline({ Effect: "Allow", Action: ["s3:GetObject", "IAM:*"], Resource: "*" }) }, ["AWS Ops: X in shop"]],
    ["a boundary of one's own that nobody vouches for", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["PowerUserAccess"], boundary: "customer:/platform/Boundary" } } } }, ["AWS Ops: P in shop"]],
    ["another boundary than the one that is vouched for", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["PowerUserAccess"], boundary: "customer:/Boundary" } } }, context: { guardrails: { boundaries: ["/platform/Boundary"] } } }, ["AWS Ops: P in shop"]],
    ["a policy of one's own beside, which might take away", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["AdministratorAccess"], customerManaged: ["/x"] } } } }, ["AWS Ops: P in shop"]],
    ["an action by which a session gives itself the rest", { after: inline({ Effect: "Allow", Action: "iam:AttachRolePolicy", Resource: "*" }) }, ["AWS Ops: X in shop"]],
    ["a boundary that bounds nothing", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["AdministratorAccess"], boundary: "aws:AdministratorAccess" } } } }, ["AWS Ops: P in shop"]],
    ["a set that becomes admin-like, for each group that has it", { before: { grants: ["AWS Ops: X in shop", "AWS Dev: X in shop-prod"] }, after: { grants: ["AWS Ops: X in shop", "AWS Dev: X in shop-prod"], sets: { X: { managed: ["AdministratorAccess"] } } } }, ["AWS Ops: X in shop", "AWS Dev: X in shop-prod"]],
    ["a set that becomes admin-like, of which this review has the difference alone", { before: { grants: ["AWS Ops: X in shop"] }, after: { grants: ["AWS Ops: X in shop"], sets: { X: { managed: ["AdministratorAccess"] } } }, context: WITHOUT_MODELS }, ["whoever has it: X"]],
    ["a set whose policies together are, whatever their names", { before: { grants: ["AWS Ops: X in shop"] }, after: { grants: ["AWS Ops: X in shop"], sets: { X: { inline: { Statement: [] } } } }, edit: withPolicy("X", { adminLike: { before: false, after: true } }) }, ["AWS Ops: X in shop"]],
    ["a group that may, in one account more than one group may", { before: { grants: ["AWS Ops: Admin in shop"], sets: admin }, after: { grants: ["AWS Ops: Admin in shop, shop-prod"], sets: admin }, context: { guardrails: { adminGroups: ["AWS Ops"], adminAccounts: 1 } } }, ["AWS Ops: admin-like in 2 accounts"]],
  ],
  compliant: [
    ["a group that may", { after: { grants: ["AWS Ops: Admin in shop"], sets: admin }, context: allowed }],
    ["as many accounts as one group may have", { before: { grants: ["AWS Ops: Admin in shop"], sets: admin }, after: { grants: ["AWS Ops: Admin in shop, shop-prod"], sets: admin }, context: { guardrails: { adminGroups: ["AWS Ops"], adminAccounts: 2 } } }],
    ["a break-glass set in more accounts than others may have", { after: { grants: ["AWS Ops: Admin in shop, shop-prod"], sets: admin }, context: { guardrails: { adminGroups: ["AWS Ops"], adminAccounts: 1, breakGlass: [{ permissionSet: "Admin", accounts: [] }] } } }],
    ["a grant that was there", { before: { grants: ["AWS Ops: Admin in shop", "AWS Dev: R in shop"], sets: admin }, after: { grants: ["AWS Ops: Admin in shop", "AWS Dev: R in shop, shop-prod"], sets: admin } }],
    ["a narrow set", { after: { grants: ["AWS Ops: R in shop"], sets: { R: { managed: ["job-function/ViewOnlyAccess"] } } } }],
    ["a policy bound by one of AWS's", { after: { grants: ["AWS Ops: R in shop"], sets: { R: { managed: ["AdministratorAccess"], boundary: "aws:ReadOnlyAccess" } } } }],
    ["a boundary of one's own that is vouched for", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { managed: ["PowerUserAccess"], boundary: "customer:/platform/Boundary" } } }, context: { guardrails: { boundaries: ["/platform/Boundary"] } } }],
    ["everything denied", { after: inline({ Effect: "Deny", Action: "*", Resource: "*" }) }],
    ["everything, under a condition", { after: inline({ Effect: "Allow", Action: "*", Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }) }],
    ["everything on one bucket", { after: inline({ Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::x" }) }],
    ["a set that is less than its policies' names, once they were compared", { after: { grants: ["AWS Ops: Admin in shop"], sets: admin }, edit: withPolicy("Admin", {}) }],
  ],
  doesNotApply: [
    ["a change without grants and sets", { before: { trust: { "label of the app": "a" } }, after: { trust: { "label of the app": "b" } } }],
    ["grants that are lost", { before: { grants: ["AWS Ops: Admin in shop"], sets: admin }, after: { sets: admin } }],
  ],
  cannotTell: [
    ["what an inline policy is that is no JSON", { after: { grants: ["AWS Ops: P in shop"], sets: { P: { inline: "{" } } } }, "its inline policy can't be read"],
    ["what a set is that is not in the review", { before: { sets: { P: {} } }, after: { grants: ["AWS Ops: P in shop"], sets: { P: {} } }, context: WITHOUT_MODELS }, "is not in this review"],
  ],
});

test("another set of accounts is another subject, so that a waiver of one is none of the other", () => {
  const subject = (accounts: string) => ask("admin-like-access", { after: { grants: [`AWS Ops: Admin in ${accounts}`], sets: admin } }).findings[0]?.subject;
  const many = Array.from({ length: 9 }, (_, index) => `99999999990${index}`);
  const other = [...many.slice(0, 8), "888888888888"];
  expect(grantsOf([`AWS Ops: Admin in ${many.join(", ")}`])).toHaveLength(9);
  expect(subject(many.join(", "))).toMatch(/^AWS Ops: Admin in 999999999900, 999999999901, 999999999902, 999999999903 and 5 more \(#[0-9a-f]{6}\)$/);
  expect(subject(many.join(", "))).not.toBe(subject(other.join(", ")));
});
