import * as fc from "fast-check";
import { checkShape } from "../../src/model/shape";
import { assignment, type Expected, expecting, expectProblems, put, putAll } from "../support/broken";
import { environments as company } from "../support/company";

const { error } = expecting("shape");
const ADD = "add it";
const CORRECT = "npm run typecheck";
const SNAPSHOT = "correct the value in the snapshot (organization.json)";

test("data that compiles has its shape", () => {
  expect(checkShape(company)).toEqual([]);
});

describe("environments", () => {
  test.each([
    ["nothing", undefined, "nothing", ADD],
    ["null", null, "null", CORRECT],
    ["an object", { pilot: 1 }, '{"pilot":1}', CORRECT],
    ["text", "pilot", '"pilot"', CORRECT],
  ])("%s instead of a list", async (_, given, shown, fix) => {
    await expectProblems(given, [error("environments", shown, "a value of type array", fix)]);
  });

  test.each([
    ["null", null, "null", CORRECT],
    ["nothing, from a cyclic import", undefined, "nothing", ADD],
    ["text", "pilot", '"pilot"', CORRECT],
    ["a list", [], "[]", CORRECT],
  ])("%s instead of an environment is placed by its number", async (_, given, shown, fix) => {
    await expectProblems([...company, given], [error("environments[3]", shown, "a value of type object", fix)]);
  });

  test("a hole in the list", async () => {
    const list: unknown[] = [...company];
    list[4] = company[0];
    await expectProblems(list, [error("environments[3]", "nothing", "a value of type object", ADD)]);
  });

  test("an environment without a name is placed by its number", async () => {
    await expectProblems(put("broad.name", undefined), [error("environments[2].name", "nothing", "text in quotes", ADD)]);
  });
});

describe("a value of the wrong type is placed where its author wrote it", () => {
  test.each<[string, string, unknown, Expected]>([
    ["an account id without quotes loses its zeros", "catalog.organization.accounts.shop.id", 22_223_333_444, error("organization.accounts.shop.id", "22223333444", "text in quotes", SNAPSHOT)],
    ["a number for a name", "pilot.name", 5, error("environments[1].name", "5", "text in quotes", CORRECT)],
    ["a text for a list", "catalog.permissionSets.ReadOnly.managed", "ReadOnlyAccess", error("permissionSets.ReadOnly.managed", '"ReadOnlyAccess"', "a value of type array", 'write it in brackets: ["ReadOnlyAccess"]')],
    ["a list for a record", "catalog.groups", [], error("groups", "[]", "a value of type record", CORRECT)],
    ["null for a record", "catalog.organization.units", null, error("organization.units", "null", "a value of type record", SNAPSHOT)],
    ["a text for a switch", "pilot.okta.provisioning.connected", "yes", error("pilot.okta.provisioning.connected", '"yes"', "a value of type boolean", CORRECT)],
    ["a text for a quota", "catalog.quotas", { permissionSets: "3500" }, error("quotas.permissionSets", '"3500"', "a value of type number", CORRECT)],
    ["a quota of none", "catalog.quotas", { permissionSets: 0 }, error("quotas.permissionSets", "0", "", CORRECT)],
    ["half a quota", "catalog.quotas", { permissionSets: 1.5 }, error("quotas.permissionSets", "1.5", "", CORRECT)],
    ["a quota without bound", "catalog.quotas", { permissionSets: Number.POSITIVE_INFINITY }, error("quotas.permissionSets", "null", "", CORRECT)],
    ["a session that is a number", "catalog.permissionSets.ReadOnly.session", 4, error("permissionSets.ReadOnly.session", "4", "text in quotes", CORRECT)],
    ["a tag that is a number", "pilot.aws.tags", { cost: 5 }, error("pilot.aws.tags.cost", "5", "text in quotes", CORRECT)],
    ["null for a text", "pilot.okta.org", null, error("pilot.okta.org", "null", "text in quotes", CORRECT)],
    ["no catalog", "pilot.catalog", undefined, error("pilot.catalog", "nothing", "defineEnvironment()", ADD)],
    ["null for a catalog", "pilot.catalog", null, error("catalog", "null", "a value of type object", CORRECT)],
    ["text for an inline policy", "catalog.permissionSets.Deployer.inline", "{}", error("permissionSets.Deployer.inline", '"{}"', "a value of type record", CORRECT)],
    ["a policy name that is none of the forms", "catalog.permissionSets.ReadOnly.managed", [5], error("permissionSets.ReadOnly.managed[0]", "5", "text in quotes, or a value of type object", CORRECT)],
    ["nothing for Okta", "pilot.okta", undefined, error("pilot.okta", "nothing", "one of none, or a value of type object", ADD)],
  ])("%s", async (_, path, value, expected) => {
    await expectProblems(put(path, value), [expected]);
  });
});

describe("a word that is not one of those possible", () => {
  test.each<[string, string, unknown, Expected]>([
    ["a Region", "pilot.aws.region", "eu-wets-1", error("pilot.aws.region", '"eu-wets-1"', "one of af-south-1", 'did you mean "eu-west-1"?')],
    ["a Region like no other", "pilot.aws.region", "moon", error("pilot.aws.region", '"moon"', "eu-west-1", CORRECT)],
    ["a backend", "pilot.backend", { kind: "S3" }, error("pilot.backend.kind", '"S3"', "one of hcp-terraform, s3, local", 'did you mean "s3"?')],
    ["a backend without a kind", "pilot.backend", {}, error("pilot.backend.kind", "nothing", "one of hcp-terraform, s3, local", ADD)],
    ["an app", "federation.okta.samlApp", { kind: "saml" }, error("federation.okta.samlApp.kind", '"saml"', "one of oin, custom, use", CORRECT)],
    ["how deep a unit reaches", "pilot.assignments.0.targets.0.depth", "recursiv", error("pilot.assignments[0].targets[0].depth", '"recursiv"', "one of direct, recursive", 'did you mean "recursive"?')],
    ["an Okta domain", "pilot.okta.domain", "acme.com", error("pilot.okta.domain", '"acme.com"', "one of okta.com, oktapreview.com", CORRECT)],
    ["the property of every object", "pilot.aws.region", "constructor", error("pilot.aws.region", '"constructor"', "one of", CORRECT)],
    ["how to leave Okta alone", "pilot.okta", "None", error("pilot.okta", '"None"', "one of none", CORRECT)],
    ["an assurance", "federation.okta.samlApp.signOn.rules.0.assurance", "phishing-resistent", error("federation.okta.samlApp.signOn.rules[0].assurance", '"phishing-resistent"', "one of two-factors", 'did you mean "phishing-resistant"?')],
  ])("%s", async (_, path, value, expected) => {
    await expectProblems(put(path, value), [expected]);
  });
});

describe("every form that the types allow is allowed", () => {
  const at = "federation.okta.samlApp.signOn.rules.0";
  test.each<[string, unknown]>([
    ...["okta.com", "oktapreview.com", "okta-emea.com", "okta-gov.com"].map((domain): [string, unknown] => ["pilot.okta.domain", domain]),
    ...["OKTA_GROUP", "APP_GROUP"].map((type): [string, unknown] => ["catalog.groups.engineers.type", type]),
    ...["allow", "deny"].map((access): [string, unknown] => [`${at}.access`, access]),
    ...["two-factors", "phishing-resistant", "phishing-resistant-hardware"].map((assurance): [string, unknown] => [`${at}.assurance`, assurance]),
    [`${at}.zones`, { include: ["nzo1"] }],
    [`${at}.zones`, { exclude: ["nzo1"] }],
    ["pilot.okta.access", { kind: "existing", group: "x" }],
    ["pilot.okta.access", { kind: "rule", group: "x", expression: "true" }],
    ["pilot.okta.access", { kind: "union", group: "x" }],
    ["pilot.okta.provisioning", { kind: "terraform" }],
    ["pilot.okta.provisioning", { kind: "scim", connected: false, pushedElsewhere: ["auditors"], pushedByHand: ["engineers"] }],
    ["federation.okta.samlApp.kind", "custom"],
    ["federation.okta.samlApp.signOn", { kind: "existing", name: "x" }],
    ["pilot.okta.samlApp", { kind: "use", id: "0oa1" }],
    ["pilot.okta", "none"],
    ["pilot.backend", { kind: "hcp-terraform", organization: "x", workspace: "x", hostname: "x" }],
    ["pilot.backend", { kind: "s3", bucket: "x", key: "x", region: "x", kmsKeyId: "x" }],
    ["pilot.assignments", [assignment({ targets: [{ kind: "account", account: "x" }, { kind: "ou", unit: "x", depth: "direct" }, { kind: "tag", key: "x", value: "x" }, { kind: "every-member-account" }], expiry: { date: "x", reason: "x" } })]],
    ["catalog.permissionSets.ReadOnly.managed", ["x", { kind: "aws-managed", name: "x" }]],
    ["catalog.permissionSets.ReadOnly.boundary", { kind: "aws-managed", name: "x" }],
    ["catalog.permissionSets.Deployer.inline", { kind: "policy-file", file: "x" }],
    ["catalog.policyFolder", "x"],
    ["catalog.quotas", { permissionSets: 1, permissionSetsPerAccount: 1, groupsPerPermissionSetAndAccount: 1, managedPoliciesPerPermissionSet: 1 }],
  ])("%s: %j", (path, value) => {
    expect(checkShape(put(path, value))).toEqual([]);
  });
});

describe("a key __proto__ of JSON.parse", () => {
  const own = (value: unknown): unknown => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);

  test.each([
    ["accounts", "catalog.organization.accounts", null, "organization.accounts.__proto__"],
    ["units", "catalog.organization.units", {}, "organization.units.__proto__"],
    ["groups", "catalog.groups", { name: "x", description: "x" }, "groups.__proto__"],
    ["permission sets", "catalog.permissionSets", 5, "permissionSets.__proto__"],
    ["policies of one's own", "catalog.customerManagedPolicies", [], "customerManagedPolicies.__proto__"],
    ["tags", "pilot.aws.tags", "x", "pilot.aws.tags.__proto__"],
    ["attributes", "federation.okta.samlApp.attributes", {}, "federation.okta.samlApp.attributes.__proto__"],
    ["an inline policy", "catalog.permissionSets.Deployer.inline", {}, "permissionSets.Deployer.inline.__proto__"],
    ["an environment's Okta side", "pilot.okta.access", "x", "pilot.okta.access"],
  ])("among %s is refused, and pollutes nothing", (_, path, value, where) => {
    expect(checkShape(put(path, own(value))).map((problem) => problem.where)).toEqual([expect.stringContaining(where)]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

test("all faults of all environments and of the catalog are named at once, the catalog's once", async () => {
  await expectProblems(putAll({ "pilot.name": 1, "broad.okta.org": 2, "catalog.groups.engineers.name": 3, "catalog.permissionSets.ReadOnly.description": 4 }), [
    error("environments[1].name", "1", "text", ""),
    error("broad.okta.org", "2", "text", ""),
    error("groups.engineers.name", "3", "text", ""),
    error("permissionSets.ReadOnly.description", "4", "text", ""),
  ]);
});

test("of a value that could have several forms, the faults of the nearest form are named", async () => {
  await expectProblems(put("pilot.okta.samlApp", { kind: "oin", label: "AWS", acsUrl: 5, signOn: { kind: "existing" } }), [
    error("pilot.okta.samlApp.acsUrl", "5", "text in quotes", ""),
    error("pilot.okta.samlApp.signOn.name", "nothing", "text in quotes", ADD),
  ]);
});

test("whatever stands there, the answer is a list of problems", () => {
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true, withMap: true, withSet: true, withSparseArray: true, withTypedArray: true });
  fc.assert(fc.property(anything, (value) => {
    for (const given of [value, [value], [{ name: "x", catalog: value }]]) {
      const problems = checkShape(given);
      expect(problems.length > 0 || (Array.isArray(given) && given.length === 0)).toBe(true);
      expect(problems.filter(({ where }) => where === "")).toEqual([]);
    }
  }), { numRuns: 300 });
});
