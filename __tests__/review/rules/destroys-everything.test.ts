import { FROM_DATA, testRule } from "../../support/review";

const before = { grants: ["A: R in shop"] };

testRule("destroys-everything", {
  finds: [["a plan that leaves nothing", { before, parts: { source: { kind: "plan", terraform: "1.11.4", destroysAll: true } } }, ["the whole environment"]]],
  compliant: [["a plan that takes away the last grant", { before, after: { sets: { R: {} } } }]],
  doesNotApply: [["the data", { before, parts: { source: FROM_DATA } }]],
});
