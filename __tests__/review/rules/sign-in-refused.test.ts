import { testRule } from "../../support/review";

const signOn = { Powerful: { groups: ["AWS Ops"] }, Everybody: {} };

testRule("sign-in-refused", {
  finds: [
    ["the last rule gone", { before: { signOn }, after: { signOn: { Powerful: signOn.Powerful } } }, ["members of none of the groups that rules name"]],
    ["all rules gone", { before: { signOn } }, ["members of none of the groups that rules name", "members of AWS Ops"]],
    ["a deny before the rest", { before: { signOn }, after: { signOn: { ...signOn, Powerful: { groups: ["AWS Ops"], access: "DENY" } } } }, ["members of AWS Ops"]],
    ["a zone in which not everybody is", { before: { signOn }, after: { signOn: { ...signOn, Everybody: { network: { connection: "ZONE", includes: ["office"], excludes: null } } } } }, ["members of none of the groups that rules name, outside of all zones"]],
  ],
  compliant: [
    ["more that is asked", { before: { signOn }, after: { signOn: { ...signOn, Everybody: { reauthenticateAfter: "PT0S" } } } }],
    ["a new policy", { after: { signOn } }],
  ],
  doesNotApply: [["a change without the policy", { before: { signOn }, after: { signOn, grants: ["A: R in shop"] } }]],
});
