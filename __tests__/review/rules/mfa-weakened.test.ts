import { FROM_DATA, testRule, type Short } from "../../support/review";
import { UNKNOWN } from "../../../src/review/access/model";

const strong = [{ possession: { required: true, phishingResistant: "REQUIRED" } }];
const rules: NonNullable<Short["signOn"]> = { Powerful: { groups: ["AWS Ops"], constraints: strong, reauthenticateAfter: "PT0S" }, Everybody: { constraints: strong } };
const with1 = (name: string, change: object): Short => ({ signOn: { ...rules, [name]: { ...rules[name], ...change } } });
const before: Short = { signOn: rules };
const CATCH_ALL = "sign-on policy lets in whom no rule names";

testRule("mfa-weakened", {
  finds: [
    ["one factor instead of two", { before, after: with1("Everybody", { factorMode: "1FA" }) }, ["members of none of the groups that rules name (#0aa8f7)"]],
    ["phishing resistance that is no longer asked for", { before, after: with1("Powerful", { constraints: [] }) }, ["members of AWS Ops (#a74824)"]],
    ["a session that lasts longer", { before, after: with1("Powerful", { reauthenticateAfter: "PT12H" }) }, ["members of AWS Ops (#8f537a)"]],
    ["a step-up rule that is gone, so that the weaker one decides", { before, after: { signOn: { Everybody: { constraints: strong } } } }, ["members of AWS Ops (#783221)"]],
    ["a deny that lets in", { before: with1("Powerful", { access: "DENY" }), after: before }, ["members of AWS Ops (#8c4c83)"]],
    ["an order that lets the weaker rule decide", { before, after: { signOn: { Everybody: { ...rules.Everybody, priority: 1 }, Powerful: { ...rules.Powerful, priority: 2 } } } }, ["members of AWS Ops (#783221)"]],
    ["what is asked otherwise, which nobody can compare", { before, after: with1("Powerful", { others: { keep_me_signed_in: [{ post_auth: "ALLOWED" }] } }) }, ["members of AWS Ops (#a7b1a2)"]],
    ["two groups alike, each for itself", { before: { signOn: { A: { groups: ["A"] }, B: { groups: ["B"] } } }, after: { signOn: { A: { groups: ["A"], factorMode: "1FA" }, B: { groups: ["B"], factorMode: "1FA" } } } }, ["members of A (#3110a0)", "members of B (#3110a0)"]],
    ["a new policy that asks by chains of methods", { after: { trust: { "sign-on policy": "AWS" }, signOn: { Everybody: { others: { type: "AUTH_METHOD_CHAIN" } } } } }, ["everybody who has the app"]],
    ["another policy for the app, which is not made here", { before: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": "AWS" } }, after: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": "Password only" } } }, ['sign-on policy of the app: "Password only"']],
    ["a policy of the app that is not known", { before: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": "AWS" } }, after: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": UNKNOWN } } }, ["sign-on policy of the app: a value known after the apply"]],
    ["an app that no longer names its policy", { before: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": "AWS" } }, after: { trust: { "sign-on policy": "AWS" } } }, ["sign-on policy of the app"]],
    ["a new app under a policy that is not made here", { after: { trust: { "the SAML app": "x", "sign-on policy of the app": "Password only" } } }, ['sign-on policy of the app: "Password only"']],
    ["catch_all turned on", { before: { ...before, trust: { [CATCH_ALL]: false } }, after: { ...before, trust: { [CATCH_ALL]: true } } }, [CATCH_ALL]],
    ["catch_all that is not known", { before: { ...before, trust: { [CATCH_ALL]: false } }, after: { ...before, trust: { [CATCH_ALL]: UNKNOWN } } }, [CATCH_ALL]],
    ["a new policy with one factor", { after: { trust: { "sign-on policy": "AWS", [CATCH_ALL]: false }, signOn: { Everybody: { factorMode: "1FA" } } } }, ["everybody who has the app"]],
    ["a new policy whose factors are not known", { after: { trust: { "sign-on policy": "AWS" }, signOn: { Everybody: { factorMode: UNKNOWN } } } }, ["everybody who has the app"]],
  ],
  compliant: [
    ["a new app under the policy that is made here", { after: { trust: { "the SAML app": "x", "sign-on policy": "AWS", "sign-on policy of the app": "AWS" }, signOn: rules } }],
    ["an app of the data under the policy that the data says", { after: { trust: { "the SAML app": "x", "sign-on policy of the app": "AWS" }, signOn: rules }, parts: { source: FROM_DATA } }],
    ["more than before", { before, after: with1("Everybody", { reauthenticateAfter: "PT1H" }) }],
    ["a new policy with two factors", { after: { trust: { "sign-on policy": "AWS", [CATCH_ALL]: false }, signOn: rules } }],
    ["another name for the same rule", { before, after: { signOn: { Powerful: rules.Powerful ?? {}, All: rules.Everybody ?? {} } } }],
    ["people who are refused", { before, after: with1("Everybody", { access: "DENY" }) }],
  ],
  doesNotApply: [["a change without the policy", { before: { ...before, grants: ["A: R in shop"] }, after: before }]],
  cannotTell: [["what the other policy asked, where the app comes to the one that is made here", { before: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": "Any two factors" } }, after: { trust: { "sign-on policy": "AWS", "sign-on policy of the app": "AWS" } } }, 'becomes "AWS"']],
});
