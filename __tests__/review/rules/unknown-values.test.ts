import { FROM_DATA, testRule, withPolicy, type Change } from "../../support/review";

const unknown = [{ address: "a.b", what: "the group of this grant" }, { address: "a.b", what: "the account" }, { address: "c.d", what: "the inline policy" }];

const unread: Change = { before: { sets: { R: {} } }, after: { sets: { R: { inline: "{" } } }, edit: withPolicy("R", { unreadable: ["inline policy is no policy"] }) };

testRule("unknown-values", {
  finds: [
    ["each resource of which something is not known, once", { parts: { unknown } }, ["a.b", "c.d"]],
    ["an inline policy that can't be read", unread, ["R: inline policy is no policy"]],
    ["one in the data", { ...unread, parts: { source: FROM_DATA } }, ["R: inline policy is no policy"]],
  ],
  compliant: [["a plan that knows everything", { after: { grants: ["A: R in shop"] } }]],
  doesNotApply: [["the data", { parts: { source: FROM_DATA } }]],
});
