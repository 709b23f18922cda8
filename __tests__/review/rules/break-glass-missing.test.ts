import { grantKey } from "../../../src/review/access/model";
import { grantsOf, testRule, withPolicy, WITHOUT_DATA, WITHOUT_MODELS, type Change } from "../../support/review";
import { NO_DATA } from "../../../src/review/context";

const admin = { BreakGlass: { managed: ["AdministratorAccess"] } };
const held = { grants: ["AWS Break Glass: BreakGlass in shop, shop-prod"], sets: admin };
const asks = (accounts: readonly string[], environment?: string): Change => ({ context: { guardrails: { breakGlass: [{ permissionSet: "BreakGlass", accounts, ...(environment === undefined ? {} : { environment }) }] } } });
const both = asks(["shop", "shop-prod"]);
const waits = (before: object): Change => ({
  before,
  after: { sets: admin },
  parts: { waiting: [{ group: "AWS Break Glass", grants: 2 }] },
  context: { ...both.context, data: { ...NO_DATA, wanted: new Map(grantsOf(held.grants).map((grant) => [grantKey(grant), grant])) } },
});

testRule("break-glass-missing", {
  finds: [
    ["one account of two without it", { ...both, before: held, after: { ...held, grants: ["AWS Break Glass: BreakGlass in shop"] } }, ["BreakGlass in shop-prod"]],
    ["the whole set gone", { ...both, before: held }, ["BreakGlass in all accounts of Workloads (2, #212d0c)"]],
    ["an account that never had it", { ...both, after: { ...held, grants: ["AWS Break Glass: BreakGlass in shop"] } }, ["BreakGlass in shop-prod"]],
    ["an environment that must give it and does not have it at all", { ...asks(["shop"], "broad") }, ["BreakGlass in shop"]],
    ["another name for the set", { ...both, before: held, after: { grants: ["AWS Break Glass: Glass in shop, shop-prod"], sets: { Glass: admin.BreakGlass } } }, ["BreakGlass in all accounts of Workloads (2, #212d0c)"]],
    ["an account by its id", { ...asks(["333344445555"]), before: held, after: { ...held, grants: ["AWS Break Glass: BreakGlass in shop"] }, context: { ...asks(["333344445555"]).context, ...WITHOUT_DATA } }, ["BreakGlass in 333344445555"]],
    ["a set that is no administrator any more", { ...both, before: held, after: { ...held, sets: { BreakGlass: { managed: ["ReadOnlyAccess"] } } } }, ["BreakGlass"]],
    ["a set that is no administrator any more, by the comparison of its policies", { ...both, before: held, after: { ...held, sets: { BreakGlass: { managed: ["AdministratorAccess"], inline: { Statement: [] } } } }, edit: withPolicy("BreakGlass", { adminLike: { before: true, after: false } }) }, ["BreakGlass"]],
    ["access that was there and goes because its group is gone", waits(held), ["BreakGlass in all accounts of Workloads (2, #212d0c)"]],
  ],
  compliant: [
    ["somebody who has it everywhere it must be", { ...both, before: held, after: held }],
    ["another group that has it", { ...both, before: held, after: { ...held, grants: ["AWS Owners: BreakGlass in shop, shop-prod"] } }],
  ],
  doesNotApply: [
    ["a company that asks for none", { before: held }],
    ["an environment without the set", { ...both, after: { grants: ["A: R in shop"] } }],
    ["another environment than the one that must give it", { ...asks(["shop"], "management"), before: held }],
  ],
  cannotTell: [
    ["who has it, of the difference alone", { ...both, before: held, context: { ...both.context, ...WITHOUT_MODELS } }, "this review has the difference alone"],
    ["who will have it, in a first apply whose group is yet to be pushed", waits({}), "waits for a group that is not in IAM Identity Center yet"],
    ["where it must be, when the account is not known", { ...asks(["shop", "nowhere"]), before: held, after: held }, 'which account "nowhere" is'],
  ],
});
