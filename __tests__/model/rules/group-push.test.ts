import { catalog } from "../../support/company";
import { assignment, expecting, expectProblems, put, putAll } from "../../support/broken";

const { error, warning } = expecting("group-push");
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
      warning(AT, '"engineers"', "a group that another environment here pushes", "wait until somebody pushes it"),
      expecting("app-access").error("broad.okta.access", "none", "", ""),
    ]);
  });

  test("a group that is not granted here needs no mention", async () => {
    const data = put("broad.okta.provisioning.pushedElsewhere", ["engineers"]);
    await expectProblems(data, [warning(AT, '"engineers"', "a group that is granted here", "remove it from the list")]);
  });

  test("a name that does not exist", async () => {
    await expectProblems(elsewhere("engineers", "auditrs"), [
      error(AT, 'group "auditrs"', "a group of the catalog", 'did you mean "auditors"?'),
      warning(AT, '"auditrs"', "another environment here pushes", ""),
      warning(AT, '"auditrs"', "granted here", ""),
    ]);
  });
});

describe("pushed and assigning", () => {
  test.each(["AWS Engineers", "aws engineers"])("%s assigns the app and is pushed: Okta races with itself", async (group) => {
    await expectProblems(put("pilot.okta.access", { kind: "existing", group }), [error("pilot.okta.access", `group ${JSON.stringify(group)}, which is pushed as "engineers"`, "others that are pushed", "unionOfPushedGroups()")]);
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
