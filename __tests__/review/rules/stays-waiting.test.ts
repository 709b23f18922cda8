import { testRule, WITHOUT_MODELS } from "../../support/review";

const parts = { waiting: [{ group: "AWS Ops", grants: 3 }] };

testRule("stays-waiting", {
  finds: [
    ["a group that is pushed from nowhere here", { parts }, ["AWS Ops"]],
    ["a group whose push ends", { before: { pushes: { "AWS Ops": {} } }, parts }, ["AWS Ops"]],
  ],
  compliant: [
    ["a group that this environment pushes", { after: { pushes: { "AWS Ops": {} } }, parts }],
    ["a group that this environment makes", { after: { directory: { "group AWS Ops": "" } }, parts }],
  ],
  doesNotApply: [
    ["a plan in which nothing waits", {}],
    ["an environment that ends", { parts: { ...parts, source: { kind: "plan", terraform: "1.11.4", destroysAll: true } } }],
  ],
  cannotTell: [["what is pushed from here", { parts, context: WITHOUT_MODELS }, "this review has the difference alone"]],
});
