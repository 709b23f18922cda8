import { testRule, withPolicy } from "../../support/review";

const own = { sets: { R: { customerManaged: ["/platform/Network"] } } };

testRule("policy-unseen", {
  finds: [
    ["a policy of one's own that is attached", { before: { sets: { R: {} } }, after: own }, ["R: /platform/Network"]],
    ["one in a new set", { after: own }, ["R: /platform/Network"]],
    ["a boundary of one's own", { before: { sets: { R: {} } }, after: { sets: { R: { boundary: "customer:/B" } } } }, ["R: boundary /B"]],
    ["what the comparison of policies does not know", { before: { sets: { R: {} } }, after: { sets: { R: { managed: ["New"] } } }, edit: withPolicy("R", { unknown: ["the AWS managed policy New is not in the list"] }) }, ["R: the AWS managed policy New is not in the list"]],
  ],
  compliant: [
    ["one that was attached before", { before: own, after: { sets: { R: { ...own.sets.R, session: "PT2H" } } } }],
    ["one that is detached", { before: own, after: { sets: { R: {} } } }],
    ["AWS's own policies", { after: { sets: { R: { managed: ["ReadOnlyAccess"], boundary: "aws:ReadOnlyAccess" } } } }],
  ],
  doesNotApply: [["sets that go", { before: own }]],
});
