import { testRule } from "../../support/review";

const { "app assigned to AWS users": _assigned, ...unassigned } = { "Okta group AWS users": "", "rule that fills AWS users": { when: "member of any of A, B", status: "ACTIVE" }, "app assigned to AWS users": null };
const before = { appAccess: { ...unassigned, "app assigned to AWS users": null } };

testRule("app-access-lost", {
  finds: [
    ["the app taken from a group", { before, after: { appAccess: unassigned } }, ["app assigned to AWS users"]],
    ["a group filled otherwise", { before, after: { appAccess: { ...before.appAccess, "rule that fills AWS users": { when: "member of any of A", status: "ACTIVE" } } } }, ["rule that fills AWS users"]],
    ["all of it gone", { before }, ["app assigned to AWS users", "Okta group AWS users", "rule that fills AWS users"].toSorted()],
  ],
  compliant: [
    ["a group that is assigned the app", { after: before }],
    ["another description", { before, after: { appAccess: { ...before.appAccess, "Okta group AWS users": "x" } } }],
  ],
  doesNotApply: [["grants alone", { before, after: { ...before, grants: ["A: R in shop"] } }]],
});
