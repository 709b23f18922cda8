import { UNKNOWN } from "../../../src/review/access/model";
import { testRule } from "../../support/review";

const push = (deletes: unknown) => ({ pushes: { "AWS Ops": { status: "ACTIVE", deletesTheAwsGroupWhenItEnds: deletes as boolean } } });

testRule("pushed-group-deleted", {
  finds: [
    ["a push that ends with its group", { before: push(true) }, ["AWS Ops"]],
    ["a push that ends, and does not say that the group stays (the provider's default is that it goes)", { before: push(null) }, ["AWS Ops"]],
    ["a new push that would delete", { after: push(true) }, ["AWS Ops"]],
    ["a push that would delete from now on", { before: push(false), after: push(true) }, ["AWS Ops"]],
    ["a push of which that is not known", { before: push(false), after: push(UNKNOWN) }, ["AWS Ops"]],
    ["a group of Terraform's own", { before: { directory: { "group AWS Ops": "x", "user ana": "Ana" } } }, ["AWS Ops"]],
  ],
  compliant: [
    ["a push that ends and leaves the group", { before: push(false) }],
    ["a new push that leaves the group", { after: push(false) }],
    ["a push that no longer would", { before: push(true), after: push(false) }],
    ["a push that would delete before and after, and changes otherwise", { before: push(true), after: { pushes: { "AWS Ops": { status: "INACTIVE", deletesTheAwsGroupWhenItEnds: true } } } }],
    ["a new group, and another description", { before: { directory: { "group A": "x" } }, after: { directory: { "group A": "y", "group B": "z" } } }],
  ],
  doesNotApply: [
    ["grants alone", { before: push(true), after: { ...push(true), grants: ["A: R in shop"] } }],
    ["a user who is gone", { before: { directory: { "user ana": "Ana", "member ana of A": true } } }],
  ],
});
