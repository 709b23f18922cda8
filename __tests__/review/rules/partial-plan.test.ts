import { FROM_DATA, testRule } from "../../support/review";

const plan = { kind: "plan", terraform: "1.7.5", destroysAll: false } as const;

testRule("partial-plan", {
  finds: [["a plan that leaves something to do", { parts: { source: { ...plan, complete: false } } }, ["the plan"]]],
  compliant: [["a whole plan", { parts: { source: { ...plan, complete: true } } }]],
  doesNotApply: [["the data", { parts: { source: FROM_DATA } }]],
  cannotTell: [["it of a Terraform that does not say", { parts: { source: plan } }, "Terraform 1.7.5 does not say"]],
});
