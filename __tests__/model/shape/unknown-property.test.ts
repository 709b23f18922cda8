import { checkShape } from "../../../src/model/shape";
import { expecting, expectProblems, put } from "../../support/broken";

const { error } = expecting("shape");

describe("a property that nobody reads would be believed to do something", () => {
  test.each([
    ["misspelt, in an environment", "broad.aws.permissionsetPrefix", "broad.aws.permissionsetPrefix", 'did you mean "permissionSetPrefix"?'],
    ["of an environment itself", "broad.backends", "broad.backends", "remove it, or correct its name"],
    ["of the catalog itself", "catalog.policyfolder", "policyfolder", 'did you mean "policyFolder"?'],
    ["of a permission set", "catalog.permissionSets.ReadOnly.sesion", "permissionSets.ReadOnly.sesion", 'did you mean "session"?'],
    ["of the Okta side", "federation.okta.acces", "federation.okta.acces", 'did you mean "access"?'],
    ["of a target", "pilot.assignments.0.targets.0.depht", "pilot.assignments[0].targets[0].depht", "remove it, or correct its name"],
    ["like no other", "pilot.okta.zzzzzzzz", "pilot.okta.zzzzzzzz", "remove it, or correct its name"],
  ])("%s", async (_, path, where, fix) => {
    await expectProblems(put(path, "x"), [error(where, `a property "${path.split(".").at(-1)}"`, "no such property here, only ", fix)]);
  });

  test("the properties that are known are listed", async () => {
    await expectProblems(put("catalog.groups.engineers.owner", "x"), [error("groups.engineers.owner", 'a property "owner"', "no such property here, only name, description, type", "remove it")]);
  });

  test("one that is there already was not meant a second time", async () => {
    await expectProblems(put("catalog.groups.engineers.Name", "x"), [error("groups.engineers.Name", 'a property "Name"', "", 'remove it: "name" is there already')]);
  });

  test.each(["apiToken", "clientSecret", "password", "private_key"])("%s: a credential does not stand in the data, and is not shown", (property) => {
    const found = checkShape(put(`pilot.okta.${property}`, "00hunter2"));
    expect(found).toEqual([expect.objectContaining({ where: `pilot.okta.${property}`, fix: expect.stringContaining("credentials never stand in the data") })]);
    expect(JSON.stringify(found)).not.toContain("hunter2");
  });

  test("zones of both kinds are neither", async () => {
    const at = "federation.okta.samlApp.signOn.rules.0.zones";
    await expectProblems(put(at, { include: ["a"], exclude: ["b"] }), [error("federation.okta.samlApp.signOn.rules[0].zones", '{"include":["a"],"exclude":["b"]}', "", "npm run typecheck")]);
  });
});

describe("what only the environment that makes the app decides", () => {
  test.each(["signOn", "attributes", "acsUrl", "nameId", "additionalAcs"])("%s of an app that is only used is sent there", async (property) => {
    await expectProblems(put(`pilot.okta.samlApp.${property}`, {}), [error(`pilot.okta.samlApp.${property}`, `a property "${property}"`, "only kind, label, id", "move it to the environment that makes the app, into its createOinApp() or createCustomApp()")]);
  });

  test("further Regions are not of the OIN app", async () => {
    await expectProblems(put("federation.okta.samlApp.additionalAcs", []), [error("federation.okta.samlApp.additionalAcs", "", "", "remove it: further Regions need an app made by createCustomApp()")]);
  });

  test("another property of an app that is used is a mistake like any other", async () => {
    await expectProblems(put("pilot.okta.samlApp.lable", "AWS"), [error("pilot.okta.samlApp.lable", 'a property "lable"', "", "remove it, or correct its name")]);
  });
});

describe("the snapshot is held to it too, though AWS says more", () => {
  const account = "organization.accounts.shop";

  test("tags as AWS spells them would be dropped, and an exclusion by tag would miss the account", async () => {
    const data = put(`catalog.${account}.Tags`, { data: "cardholder" }, put(`catalog.${account}.tags`, undefined));
    await expectProblems(data, [error(`${account}.Tags`, 'a property "Tags"', "only id, name, unit, status, tags", 'did you mean "tags"?')]);
  });

  test.each(["Arn", "Email", "JoinedMethod", "JoinedTimestamp", "Paths"])("%s, which AWS shows of an account, is left out", async (property) => {
    await expectProblems(put(`catalog.${account}.${property}`, "x"), [error(`${account}.${property}`, `a property "${property}"`, "only id, name, unit, status, tags", "remove it: the snapshot keeps only what access is computed from, and leaves out the Arn, Email, JoinedMethod")]);
  });

  test.each([
    ["of an account", "State", 'did you mean "status"?'],
    ["of an account", "Id", 'did you mean "id"?'],
  ])("%s: %s is offered as the snapshot has it", async (_, property, fix) => {
    const data = put(`catalog.${account}.${property}`, "x", put(`catalog.${account}.${property === "Id" ? "id" : "status"}`, undefined));
    await expectProblems(data, [
      error(`${account}.${property === "Id" ? "id" : "status"}`, "nothing", "", "add it"),
      error(`${account}.${property}`, `a property "${property}"`, "", fix),
    ]);
  });

  test.each([
    ["of a unit", "organization.units.Empty.Arn", "only id, name, parent"],
    ["of the organization", "organization.FeatureSet", "only id, managementAccount, delegatedAdministrator, takenAt, units, accounts"],
  ])("%s: %s", async (_, path, allowed) => {
    await expectProblems(put(`catalog.${path}`, "x"), [error(path, "a property", allowed, "remove it: the snapshot keeps only")]);
  });
});

describe("the status of an account", () => {
  const at = "organization.accounts.shop.status";
  const ALL = "one of ACTIVE, PENDING_ACTIVATION, SUSPENDED, PENDING_CLOSURE, CLOSED";

  test.each([
    ["active", 'did you mean "ACTIVE"?'],
    ["ACTIVE ", 'did you mean "ACTIVE"?'],
    ["Suspended", 'did you mean "SUSPENDED"?'],
    ["OPEN", "correct the value in the snapshot (organization.json)"],
    ["", "correct the value in the snapshot (organization.json)"],
  ])("%j is one finding with all that are possible, before any that follows from it", async (status, fix) => {
    await expectProblems(put(`catalog.${at}`, status), [error(at, JSON.stringify(status), ALL, fix)]);
  });

  test("that is missing, too", async () => {
    await expectProblems(put(`catalog.${at}`, undefined), [error(at, "nothing", ALL, "add it")]);
  });
});
