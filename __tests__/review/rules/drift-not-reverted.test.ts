import type { DriftLine } from "../../../src/review/review";
import { FROM_DATA, testRule } from "../../support/review";

const line = (reverted: boolean): DriftLine => ({ what: "permission set", change: "changed", name: "R", reverted });

testRule("drift-not-reverted", {
  finds: [["what stays as somebody made it", { parts: { drift: [line(false), line(true)] } }, ["permission set R"]]],
  compliant: [["what this plan puts back", { parts: { drift: [line(true)] } }], ["a plan without drift", {}]],
  doesNotApply: [["the data", { parts: { source: FROM_DATA } }]],
});
