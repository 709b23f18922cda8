import { testRule, withPolicy } from "../../support/review";

const own = { sets: { R: { customerManaged: ["/platform/Network"] } } };

testRule("policy-unseen", {
  finds: [
    ["a policy of one's own that is attached", { before: { sets: { R: {} } }, after: own }, ["R: /platform/Network"]],
    ["one in a new set", { after: own }, ["R: /platform/Network"]],
    ["a boundary of one's own", { before: { sets: { R: {} } }, after: { sets: { R: { boundary: "customer:/B" } } } }, ["R: boundary /B"]],
    ["another boundary than the one that is vouched for", { after: { sets: { R: { boundary: "customer:/B2" } } }, edit: withPolicy("R", { unknown: ["the boundary /B2 is in the accounts, not here: what it takes away is not computed"] }), context: { guardrails: { boundaries: ["/B"] } } }, ["R: boundary /B2"]],
    ["what the comparison of policies does not know", { before: { sets: { R: {} } }, after: { sets: { R: { managed: ["New"] } } }, edit: withPolicy("R", { unknown: ["the AWS managed policy New is not in the list"] }) }, ["R: the AWS managed policy New is not in the list"]],
  ],
  compliant: [
    ["one that was attached before", { before: own, after: { sets: { R: { ...own.sets.R, session: "PT2H" } } } }],
    ["one that was attached before, once policies were compared", { before: own, after: { sets: { R: { ...own.sets.R, managed: ["ReadOnlyAccess"] } } }, edit: withPolicy("R", { unknown: ["the document of the customer-managed policy /platform/Network is in the accounts, not here: what it allows or denies is not computed"] }) }],
    ["one that is detached", { before: own, after: { sets: { R: {} } } }],
    ["a boundary that is vouched for", { after: { sets: { R: { boundary: "customer:/B" } } }, context: { guardrails: { boundaries: ["/B"] } } }],
    ["a boundary that is vouched for, once policies were compared", { after: { sets: { R: { boundary: "customer:/B" } } }, edit: withPolicy("R", { unknown: ["the boundary /B is in the accounts, not here: what it takes away is not computed"] }), context: { guardrails: { boundaries: ["/B"] } } }],
    ["AWS's own policies", { after: { sets: { R: { managed: ["ReadOnlyAccess"], boundary: "aws:ReadOnlyAccess" } } } }],
  ],
  doesNotApply: [["sets that go", { before: own }]],
});
