import { FROM_DATA, testRule } from "../../support/review";

testRule("unreviewed-resources", {
  finds: [["a resource of another kind", { parts: { others: [{ address: "aws_iam_role.x", actions: ["delete", "create"] }] } }, ["aws_iam_role.x"]]],
  compliant: [["a plan of access alone", { after: { grants: ["A: R in shop"] } }]],
  doesNotApply: [["the data", { parts: { source: FROM_DATA } }]],
});
