import { FROM_DATA, testRule } from "../../support/review";

const unknown = [{ address: "a.b", what: "the group of this grant" }, { address: "a.b", what: "the account" }, { address: "c.d", what: "the inline policy" }];

testRule("unknown-values", {
  finds: [["each resource of which something is not known, once", { parts: { unknown } }, ["a.b", "c.d"]]],
  compliant: [["a plan that knows everything", { after: { grants: ["A: R in shop"] } }]],
  doesNotApply: [["the data", { parts: { source: FROM_DATA } }]],
});
