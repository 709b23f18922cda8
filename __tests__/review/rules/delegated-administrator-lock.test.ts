import { organization } from "../../support/company";
import { testRule, WITHOUT_DATA, WITHOUT_MODELS } from "../../support/review";

const { delegatedAdministrator: _none, ...undelegated } = organization;

testRule("delegated-administrator-lock", {
  finds: [
    ["a set that comes to both", { after: { grants: ["A: R in management, shop"] } }, ["R"]],
    ["a set of member accounts that comes to the management account", { before: { grants: ["A: R in shop"] }, after: { grants: ["A: R in shop", "B: R in management"] } }, ["R"]],
    ["the management account's set that comes to a member account", { before: { grants: ["A: R in management"] }, after: { grants: ["A: R in management, shop"] } }, ["R"]],
    ["both in one change, of which this review has the difference alone", { after: { grants: ["A: R in management, shop"] }, context: WITHOUT_MODELS }, ["R"]],
    ["a locked set that is made anew with another name", { before: { grants: ["A: R in management, shop"] }, after: { grants: ["A: Q in management, shop"] } }, ["Q"]],
  ],
  compliant: [
    ["a set of member accounts with another name", { before: { grants: ["A: R in shop"] }, after: { grants: ["A: Q in shop"] } }],
    ["a set of the management account's own", { after: { grants: ["A: Org in management", "A: R in shop"] } }],
    ["a change that does not touch a set which is locked already", { before: { grants: ["A: R in management, shop"] }, after: { grants: ["A: R in management, shop", "A: S in shop"] } }],
  ],
  doesNotApply: [
    ["an organization without a delegated administrator", { after: { grants: ["A: R in management, shop"] }, context: { organization: undelegated } }],
    ["a change that grants nothing", { before: { grants: ["A: R in management, shop"] }, after: { grants: ["A: R in management"] } }],
  ],
  cannotTell: [
    ["which accounts they are", { after: { grants: ["A: R in management, shop"] }, context: WITHOUT_DATA }, "the data is not at hand"],
    ["whether a set is held elsewhere too", { after: { grants: ["A: R in management"] }, context: WITHOUT_MODELS }, "whether R, which comes to the management account, is held elsewhere too"],
  ],
});
