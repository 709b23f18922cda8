import { DIRECTORY_PATHS } from "../../../src/model/attributes";
import { expecting, expectProblems, makeAppAgain, many, put } from "../../support/broken";

const { error, warning } = expecting("attributes");
const AT = "federation.okta.samlApp.attributes";
const mapping = (attributes: object) => put(AT, attributes);
const userName = { UserName: { directory: "userName" } };

describe("key", () => {
  test.each(["", "x".repeat(129), "cost*center", "a\nb", "a\u202eb", "${x}", "a&b"])("%j", async (key) => {
    await expectProblems(mapping({ ...userName, [key]: { saml: "user.department" } }), [error(`${AT}.${key}`, JSON.stringify(key).slice(0, 100), "1 to 128 letters, digits, spaces and _.:/=+-@", "correct the key")]);
  });

  test.each(["x", "x".repeat(128), "Größe 管_.:/=+-@", "constructor"])("%s", async (key) => {
    await expectProblems(mapping({ ...userName, [key]: { saml: "user.department" } }), []);
  });

  test("keys that differ by case alone are one session tag, sent twice", async () => {
    await expectProblems(mapping({ Team: { saml: "user.team" }, team: { directory: "enterprise.department" } }), [error(AT, '"Team" and "team"', "session tags ignore it", "keep one")]);
  });
});

describe("Okta expression", () => {
  test.each([
    ["none", ""],
    ["blank", " "],
    ["wrapped, as policies of AWS write it", "${user.department}"],
    ["1025 characters", "x".repeat(1025)],
  ])("%s", async (_, saml) => {
    await expectProblems(mapping({ ...userName, Department: { saml } }), [error(`${AT}.Department`, JSON.stringify(saml).slice(0, 100), "without ${ }", "write the expression itself")]);
  });

  test.each([
    "user.department", "appuser.costCenter", "user['costCenter']", `user.${"x".repeat(1019)}`, 'String.replace(user.email, "@acme.example", "")', "hasWorkdayUser() ? workday.cost_center : user.costCenter", '"emea"', "'emea'", "toUpperCase(x)", "42",
  ])("%s", async (saml) => {
    await expectProblems(mapping({ ...userName, Department: { saml } }), []);
  });

  test.each([
    ["costCenter", "write user.costCenter; "],
    [" department ", "write user.department; "],
    ["cost center", "name the attribute; "],
    ["user", "name the attribute; "],
    ["emea-1", "name the attribute; "],
    ["Größe", "name the attribute; "],
  ])("%s names nothing: everybody would go without the tag", async (saml, fix) => {
    await expectProblems(mapping({ ...userName, CostCenter: { saml } }), [error(`${AT}.CostCenter`, JSON.stringify(saml), "an attribute of the person (user.department, appuser.department), a function, or text in quotes", `${fix}a value that is the same for everybody stands in quotes`)]);
  });
});

describe("path of the identity store", () => {
  test.each([
    ["none", ""],
    ["wrapped", "${path:enterprise.department}"],
    ["a sign that AWS does not take", "enterprise,department"],
    ["one character more than leaves room for ${path:}", "x".repeat(249)],
  ])("%s", async (_, directory) => {
    await expectProblems(mapping({ Department: { directory } }), [error(`${AT}.Department`, JSON.stringify(directory).slice(0, 100), "enterprise.department, without ${path: }", "write the path itself")]);
  });

  test.each(["userName", "name.familyName", "emails[primary eq true].value", 'addresses[type eq "work"].postalCode', 'phoneNumbers[type eq "work"].value', "preferredLanguage", "enterprise.costCenter", "enterprise.manager.value"])("%s", async (directory) => {
    await expectProblems(mapping({ Department: { directory } }), []);
  });

  test("every path that AWS documents can be written", async () => {
    expect(DIRECTORY_PATHS).toHaveLength(24);
    await expectProblems(mapping(Object.fromEntries(DIRECTORY_PATHS.map((directory, index) => [`x${index}`, { directory }]))), []);
  });

  test.each([
    ["enterprise.costCentre", 'did you mean "enterprise.costCenter"'],
    ["username", 'did you mean "userName"?'],
    ["department", 'did you mean "enterprise.department"?'],
    ["costcenter", 'did you mean "enterprise.costCenter"?'],
    ['emails[primary eq "true"].value', 'did you mean "emails[primary eq true].value"'],
    ["x".repeat(248), "one of userName, name.givenName"],
    ["constructor", "one of userName"],
  ])("%s is one that AWS does not document, or has yet to", async (directory, fix) => {
    await expectProblems(mapping({ Department: { directory } }), [warning(`${AT}.Department`, JSON.stringify(directory).slice(0, 100), "a path that AWS documents", fix)]);
  });

  test("the longest path fills AWS's 256 characters, and no more", () => {
    expect(`\${path:${"x".repeat(248)}}`).toHaveLength(256);
  });
});

test("an instance takes fifty", async () => {
  const list = (count: number) => Object.fromEntries(many(count).map((key) => [key, { directory: "userName" }]));
  await expectProblems(mapping(list(50)), []);
  await expectProblems(mapping(list(51)), [error(AT, "51 attributes", "at most 50", "send fewer")]);
});

test("attributes of SAML alone do nothing until somebody enables them", async () => {
  await expectProblems(mapping({ Department: { saml: "user.department" } }), [warning(AT, "SAML attributes only", "at least one directory attribute", "enable them in the console")]);
});

test.each([["none", {}], ["of the directory alone", userName]])("attributes: %s", async (_, attributes) => {
  await expectProblems(mapping(attributes), []);
});

describe("two environments that make an app", () => {
  test("would take turns at the instance's one list of directory attributes", async () => {
    await expectProblems(makeAppAgain({ "again.okta.org": "other", "again.okta.samlApp.attributes": userName }), [error("federation, again", "attributes of the directory in each", "one environment of an instance", "write all of them in one")]);
  });

  test("may each send attributes by SAML", async () => {
    await expectProblems(makeAppAgain({ "again.okta.org": "other", "again.okta.samlApp.attributes": { Team: { saml: "user.team" } } }), [warning("again.okta.samlApp.attributes", "SAML attributes only", "", "")]);
  });
});

test("an environment that leaves Okta alone sends none", async () => {
  await expectProblems(put("federation.okta", "none"), []);
});
