import { account, assign, everyMemberAccount } from "../../support/company";
import { expecting, expectProblems, put, putAll } from "../../support/broken";
import { problemsBy } from "../../support/problems";

const { error } = expecting("claimed-twice");
const unprefixed = put("pilot.aws.permissionSetPrefix", undefined);

test("a set of two environments would be made twice under one name", async () => {
  await expectProblems(unprefixed, [error("pilot, broad", 'permission set "ReadOnly"', "in one environment of an instance", "permissionSetPrefix, or move its assignments")]);
});

test("grants of two environments are counted, and one is named", async () => {
  const data = putAll({ "broad.assignments": [assign(["engineers", "auditors"]).to("ReadOnly").on(everyMemberAccount())], "broad.okta.provisioning.pushedElsewhere": ["engineers"] }, unprefixed);
  await expectProblems(data, [error("pilot, broad", 'permission set "ReadOnly", with 2 grants claimed by both (first: engineers in shop)', "", "")]);
});

test("one grant of two environments", async () => {
  const data = putAll({ "broad.assignments": [assign(["engineers"]).to("ReadOnly").on(account("identity"), account("shop-prod"))], "broad.okta.provisioning.pushedElsewhere": ["engineers"], "broad.okta.access": undefined }, unprefixed);
  await expectProblems(data, [expecting("app-access").warning("broad.okta", "no access", "", ""), error("pilot, broad", "with 1 grants claimed by both (first: engineers in shop-prod)", "", "")]);
});

test("without a grant in common there is nothing to count", async () => {
  expect((await problemsBy("claimed-twice", unprefixed)).map(({ given }) => given)).toEqual(['permission set "ReadOnly"']);
});

test("names that differ by case alone are one name", async () => {
  const data = putAll({ "pilot.aws.permissionSetPrefix": undefined, "catalog.permissionSets.readonly": { description: "Look", managed: ["ReadOnlyAccess"] }, "broad.assignments": [assign(["auditors"]).to("readonly" as never).on(everyMemberAccount())] });
  await expectProblems(data, [error("pilot, broad", 'permission set "ReadOnly"', "", "")]);
});

test("a prefix that makes another set's name", async () => {
  const data = putAll({ "catalog.permissionSets.pilot-ReadOnly": { description: "Look", managed: ["ReadOnlyAccess"] }, "broad.assignments": [assign(["auditors"]).to("pilot-ReadOnly" as never).on(everyMemberAccount())] });
  await expectProblems(data, [error("pilot, broad", 'permission set "pilot-ReadOnly"', "", "")]);
});

test("a set that ended assignments still name is still made", async () => {
  const data = put("pilot.assignments", [assign(["engineers"]).to("ReadOnly").on(account("shop")).until("2026-11-23", "launch")], unprefixed);
  await expectProblems(data, [expecting("expiry").warning("pilot.assignments[0]", "ended", "", ""), error("pilot, broad", 'permission set "ReadOnly"', "", "")]);
});

test("every environment that claims it is named", async () => {
  const third = put("broad.name", "wide").filter(({ name }) => name === "wide").map((one) => ({ ...one, okta: "none" as const, backend: { kind: "local" as const, path: "state/wide.tfstate" } }));
  await expectProblems([...unprefixed, ...third], [error("pilot, broad, wide", 'permission set "ReadOnly", with 3 grants claimed by both (first: auditors in identity)', "", "")]);
});

test("another organization has an instance of its own", async () => {
  const data = unprefixed.map((one) => (one.name === "broad" ? { ...one, catalog: { ...one.catalog, organization: { ...one.catalog.organization, id: "o-other00001" } } } : one));
  await expectProblems(data, []);
});
