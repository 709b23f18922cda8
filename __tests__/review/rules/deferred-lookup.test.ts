import { FROM_DATA, reviewOf, testRule, type Change } from "../../support/review";

const changes = (...list: readonly (readonly [string, string])[]): Change => ({ parts: { fingerprint: { value: "", changes: list.map(([address, action]) => ({ address, actions: [action], digest: "" })) } } });
const { fingerprint: _fingerprint, ...withoutFingerprint } = reviewOf({});

testRule("deferred-lookup", {
  finds: [["a lookup that is read during the apply", changes(["data.aws_identitystore_groups.groups", "read"], ["okta_group.x", "create"]), ["data.aws_identitystore_groups.groups"]]],
  compliant: [["a plan that has read all of its lookups", changes(["okta_group.x", "create"])]],
  doesNotApply: [["the data", { parts: { source: FROM_DATA } }]],
  cannotTell: [["it of a review without its list of changes", { edit: () => withoutFingerprint }, "this review has no list of its changes"]],
});
