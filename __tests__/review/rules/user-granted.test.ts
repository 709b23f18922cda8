import { testRule, WITHOUT_MODELS } from "../../support/review";

testRule("user-granted", {
  finds: [
    ["a user by id", { after: { grants: ["(user 0a1b-2c): ReadOnly in shop, shop-prod", "AWS Ops: ReadOnly in shop"] } }, ["(user 0a1b-2c): ReadOnly in all accounts of Workloads (2, #212d0c)"]],
    ["a user whose grant is made anew with another name of its set", { before: { grants: ["(user 1): R in shop"] }, after: { grants: ["(user 1): Q in shop"] } }, ["(user 1): Q in shop"]],
  ],
  compliant: [
    ["groups", { after: { grants: ["AWS Ops: ReadOnly in shop"] } }],
    ["a group whose name is gone", { after: { grants: ["(group 0a1b-2c): ReadOnly in shop"] } }],
    ["a user who was granted before", { before: { grants: ["(user 1): R in shop"] }, after: { grants: ["(user 1): R in shop", "A: R in shop"] } }],
  ],
  doesNotApply: [["a user who loses it", { before: { grants: ["(user 1): R in shop"] } }]],
  cannotTell: [["who has a renamed set", { before: { grants: ["(user 1): R in shop"] }, after: { grants: ["(user 1): Q in shop"] }, context: WITHOUT_MODELS }, "whether a single user has Q, which is renamed"]],
});
