import { resolve } from "../../../src/model/resolve";
import { catalog, TODAY } from "../../support/company";
import { assignment, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error, warning } = expecting("group-push");
/** Its assignments are still to be written. */
const pilotOfNobody = { "pilot.assignments": [] };
const scim = { kind: "scim", connected: true, tokenExpires: "2027-09-30" };
const both = put("broad.assignments", [assignment({ groups: ["auditors", "engineers"] })]);

describe("pushed twice", () => {
  test("two pushes of one group would race for its members", async () => {
    await expectProblems(both, [error("pilot, broad", 'group "engineers" pushed by each', "one environment of an app", "pushedElsewhere of the other")]);
  });

  test("one org written in another case is one org", async () => {
    await expectProblems(put("broad.okta.org", "SMALL", both), [error("pilot, broad", 'group "engineers" pushed by each', "", "")]);
  });

  test("one group under the keys of two catalogs is one group", async () => {
    const other = { ...catalog, groups: { ...catalog.groups, builders: { name: "aws ENGINEERS", description: "Engineers" }, engineers: { name: "AWS Old Engineers", description: "Once" } } };
    const data = put("broad.assignments", [assignment({ groups: ["builders"] })]).map((one) => (one.name === "broad" ? { ...one, catalog: other } : one));
    await expectProblems(data, [error("pilot, broad", 'group "engineers" pushed by each', "", "")]);
  });

  test("the environment that leaves it to the other pushes the rest", async () => {
    await expectProblems(put("broad.okta.provisioning.pushedElsewhere", ["engineers"], both), []);
  });

  test.each([
    ["of another app", { "broad.okta.samlApp.label": "AWS 2" }],
    ["of another org", { "broad.okta.org": "other" }],
    ["of an environment without Okta", { "broad.okta": "none" }],
  ])("a push %s is another push", async (_, values) => {
    await expectProblems(putAll(values, both), []);
  });
});

describe("left to others", () => {
  const elsewhere = (...groups: string[]) => put("broad.okta.provisioning", { ...scim, pushedElsewhere: groups }, both);
  const AT = "broad.okta.provisioning.pushedElsewhere";

  test("a group that nobody pushes waits for ever", async () => {
    await expectProblems(put("pilot.assignments", [assignment({ groups: ["auditors"] })], put("broad.okta.provisioning", { ...scim, pushedElsewhere: ["auditors", "engineers"] }, both)), [
      warning(AT, '"engineers"', "a group that another environment here pushes", "wait until somebody pushes it; where a person does so in the Okta console, list it in pushedByHand"),
    ]);
  });

  test("a group that is not granted here needs no mention", async () => {
    const data = put("broad.okta.provisioning.pushedElsewhere", ["engineers"]);
    await expectProblems(data, [warning(AT, '"engineers"', "a group that is granted here", "remove it from the list")]);
  });

  test("a name that does not exist", async () => {
    await expectProblems(elsewhere("engineers", "auditrs"), [
      error(AT, 'group "auditrs"', "a group of the catalog", 'did you mean "auditors"?'),
    ]);
  });
});

describe("pushed by hand", () => {
  const AT = "broad.okta.provisioning.pushedByHand";
  const byHand = (parts: object, values: Readonly<Record<string, unknown>> = {}) => putAll({ "broad.okta.provisioning": { ...scim, ...parts }, ...values });
  /** The pilot leaves the engineers alone, so that nobody's code pushes them. */
  const pilotOfAuditors = { "pilot.assignments": [assignment({ groups: ["auditors"] })] };

  test.each([true, false])("a group that a person pushes is granted, not pushed, and needs no word (connected: %s)", async (connected) => {
    const data = byHand({ connected, pushedByHand: ["engineers"] }, { ...pilotOfAuditors, "broad.assignments": [assignment()], "broad.okta.access": { kind: "existing", group: "Everybody" } });
    await expectProblems(data, []);
    const broad = data.find(({ name }) => name === "broad");
    expect(broad === undefined ? [] : [resolve(broad, TODAY)].map(({ pushes, groups, expansion }) => ({ pushes, groups, grants: expansion.grants.length }))).toEqual([{ pushes: [], groups: ["engineers"], grants: 1 }]);
  });

  test("the other groups are pushed", async () => {
    await expectProblems(byHand({ pushedByHand: ["engineers"] }, { ...pilotOfAuditors, "pilot.okta.provisioning.pushedElsewhere": ["auditors"], "pilot.okta.access": { kind: "existing", group: "Everybody" }, "broad.assignments": [assignment({ groups: ["auditors", "engineers"] })] }), []);
  });

  test("two environments may both leave a group to that person", async () => {
    await expectProblems(byHand({ pushedByHand: ["engineers", "auditors"] }, { "pilot.okta.provisioning.pushedByHand": ["engineers"], "pilot.okta.access": undefined, "broad.okta.access": undefined, "broad.assignments": [assignment({ groups: ["auditors", "engineers"] })] }), ["pilot", "broad"].map((name) => expecting("app-access").warning(`${name}.okta`, "no access", "", "")));
  });

  test("a group that an environment of the app pushes would be mapped twice", async () => {
    await expectProblems(byHand({ pushedByHand: ["engineers"] }, { "broad.assignments": [assignment({ groups: ["auditors", "engineers"] })] }), [
      error(AT, '"engineers", which environment pilot pushes', "Okta refuses a second push of it at apply", "list it in pushedByHand of pilot too; where nobody pushes it by hand, in pushedElsewhere here"),
    ]);
  });

  test("under another key of another catalog, too", async () => {
    const other = { ...catalog, groups: { ...catalog.groups, builders: { name: "aws ENGINEERS", description: "Engineers" }, engineers: { name: "AWS Old Engineers", description: "Once" } } };
    const data = byHand({ pushedByHand: ["builders"] }, { "broad.assignments": [assignment({ groups: ["auditors", "builders"] })] }).map((one) => (one.name === "broad" ? { ...one, catalog: other } : one));
    await expectProblems(data, [error(AT, '"builders", which environment pilot pushes', "", "")]);
  });

  test("a push of another app is another push", async () => {
    await expectProblems(byHand({ pushedByHand: ["engineers"] }, { "broad.okta.samlApp.label": "AWS 2", "broad.assignments": [assignment({ groups: ["auditors", "engineers"] })] }), []);
  });

  test("a group that is not granted here needs no mention", async () => {
    await expectProblems(byHand({ pushedByHand: ["engineers"] }, pilotOfNobody), [warning(AT, '"engineers"', "a group that is granted here", "remove it from the list")]);
  });

  test("a name that does not exist", async () => {
    await expectProblems(byHand({ pushedByHand: ["auditrs"] }), [error(AT, 'group "auditrs"', "a group of the catalog", 'did you mean "auditors"?')]);
  });

  test("and said to be pushed by another environment", async () => {
    const data = byHand({ pushedByHand: ["engineers"], pushedElsewhere: ["engineers"] }, { ...pilotOfNobody, "broad.assignments": [assignment({ groups: ["auditors", "engineers"] })] });
    await expectProblems(data, [warning("broad.okta.provisioning.pushedElsewhere", '"engineers"', "another environment here pushes", "remove it from this list: it is pushed by hand")]);
  });

  test("it can't assign the app either", async () => {
    const data = byHand({ pushedByHand: ["engineers"] }, { ...pilotOfNobody, "pilot.okta.access": { kind: "existing", group: "AWS Engineers" }, "broad.assignments": [assignment({ groups: ["auditors", "engineers"] })] });
    await expectProblems(data, [error("pilot.okta.access", 'group "AWS Engineers", which is pushed as "engineers"', "", "unionOfGrantedGroups()")]);
  });
});

describe("pushed and assigning", () => {
  test.each(["AWS Engineers", "aws engineers"])("%s assigns the app and is pushed: Okta races with itself", async (group) => {
    await expectProblems(put("pilot.okta.access", { kind: "existing", group }), [error("pilot.okta.access", `group ${JSON.stringify(group)}, which is pushed as "engineers"`, "others that are pushed", "unionOfGrantedGroups()")]);
  });

  test("a group that another environment of the app pushes is no better", async () => {
    await expectProblems(put("broad.okta.access", { kind: "existing", group: "AWS Engineers" }), [error("broad.okta.access", '"AWS Engineers", which is pushed as "engineers"', "", "")]);
  });

  test.each([
    ["of another name", "Everybody"],
    ["that is in the catalog and pushed by nobody", "AWS Idle"],
  ])("a group %s may assign the app", async (_, group) => {
    await expectProblems(put("pilot.okta.access", { kind: "existing", group }, put("catalog.groups.idle", { name: "AWS Idle", description: "Idle" })), []);
  });

  test("a group pushed through another app may", async () => {
    await expectProblems(putAll({ "broad.okta.samlApp.label": "AWS 2", "broad.okta.access": { kind: "existing", group: "AWS Engineers" } }), []);
  });

  test("a group that the catalog lacks is the only thing said about it", async () => {
    const data = put("pilot.assignments", [assignment({ groups: ["__proto__"] })]);
    await expectProblems(data, [expecting("assignment-names").error("pilot.assignments[0]", 'group "__proto__"', "", "")]);
  });
});

describe("a custom app", () => {
  const custom = put("federation.okta.samlApp.kind", "custom");

  test("can't push, whether the environment makes it or finds it by its label", async () => {
    const refused = (name: string) => error(`${name}.okta.provisioning`, 'scim, with the custom app "AWS"', "the Okta Integration Network alone", "createOinApp(), or byTerraform()");
    await expectProblems(put("federation.okta.provisioning", scim, custom), ["federation", "pilot", "broad"].map(refused));
  });

  test("does not concern the pushes of another app", async () => {
    await expectProblems(putAll({ "pilot.okta.samlApp.label": "AWS 2", "broad.okta.samlApp.label": "AWS 2" }, custom), []);
  });

  test("may be used with people made by Terraform", async () => {
    await expectProblems(putAll({ "pilot.okta.provisioning": { kind: "terraform" }, "pilot.okta.access": { kind: "existing", group: "Everybody" }, "broad.okta": "none" }, custom), []);
  });
});
