import { UNKNOWN } from "../../../src/review/access/model";
import type { EnvironmentReview } from "../../../src/review/review";
import type { RuleContext } from "../../../src/review/rules/rule";
import { reviewOf, testRule, type Change, type Short } from "../../support/review";

const grants = (set: string) => ({ grants: [`A: ${set} in shop, shop-prod, identity`] });
const sets = (name: string, facts: NonNullable<Short["sets"]>[string] = { managed: ["ReadOnlyAccess"] }): Short => ({ ...grants(name), sets: { [name]: facts } });
const edit = (name = "R", facts?: NonNullable<Short["sets"]>[string]): Change => ({ before: grants(name), after: sets(name, facts) });
const small: Partial<RuleContext> = { guardrails: { reprovisionLimit: 2 } };
const pilot = (change: Change, environment = "pilot"): EnvironmentReview => reviewOf({ ...change, parts: { environment } });
const beside = (...siblings: readonly EnvironmentReview[]): Change => ({ ...edit(), context: { ...small, siblings } });
const settled = (name: string, facts?: NonNullable<Short["sets"]>[string]): Change => ({ before: sets(name, facts), after: sets(name, facts) });

testRule("reprovision-radius", {
  finds: [
    ["more accounts than the limit, of one review alone", { ...edit(), context: small }, ["R"]],
    ["a pilot that has the edit still to come", beside(pilot(edit("pilot-R"))), ["R"]],
    ["a pilot whose set is another", beside(pilot(settled("pilot-R", { managed: ["Other"] }))), ["R"]],
    ["an environment that has the set already, and is no pilot", beside(pilot(settled("x-R"), "management")), ["R"]],
    ["an edit that is not all known, which no pilot can have", { ...edit("R", { session: UNKNOWN }), context: { ...small, siblings: [pilot(settled("pilot-R", { session: UNKNOWN }))] } }, ["R"]],
  ],
  compliant: [
    ["as many accounts as the limit", { ...edit(), context: { guardrails: { reprovisionLimit: 3 } } }],
    ["few accounts, where the company says nothing", edit()],
    ["an edit that the pilot has already", beside(pilot(settled("pilot-R")))],
    ["an edit that one pilot of two has already", { ...edit(), context: { guardrails: { reprovisionLimit: 2, pilots: ["first", "second"] }, siblings: [pilot(settled("p-R"), "first"), pilot(edit("s-R"), "second")] } }],
    ["an edit that the pilot has, with tags of its own", beside(pilot(settled("pilot-R", { managed: ["ReadOnlyAccess"], tags: { stage: "pilot" } })))],
  ],
  doesNotApply: [
    ["the pilot itself", { ...edit(), parts: { environment: "pilot" }, context: small }],
    ["other tags, which make no role anew", { before: grants("R"), after: sets("R", { tags: { a: "b" } }), context: small }],
    ["a set that comes", { after: sets("R"), context: small }],
  ],
});
