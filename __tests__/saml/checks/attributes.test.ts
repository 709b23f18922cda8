import { judgePrefix } from "../../../src/saml/checks/shared/attributes";
import { CLOSE } from "../../../src/saml/checks/shared/unchecked";
import { checkResponse } from "../../../src/saml/check-response";
import { ACCESS_CONTROL, URI_FORMAT } from "../../../src/saml/names";
import { assertionWith, EXPECTED, OPTIONS, signed, tag } from "../samples";

const BASE = "https://aws.amazon.com/SAML/Attributes/";

test.each([
  [`${ACCESS_CONTROL}Department`, undefined],
  [`${ACCESS_CONTROL.replace("https", "http")}Department`, { kind: "scheme", key: "Department" }],
  [`${ACCESS_CONTROL.toUpperCase()}Department`, { kind: "case", key: "Department" }],
  [`${BASE}accessControl:Department`, { kind: "case", key: "Department" }],
  [`\t${ACCESS_CONTROL}Department`, { kind: "space", key: "Department" }],
  [`${BASE}Department`, { kind: "prefix", key: "Department" }],
  [`${BASE}AccessControl/Department`, { kind: "prefix", key: "Department" }],
  [`${BASE}AccessControlDepartment`, { kind: "prefix", key: "Department" }],
  [`${BASE}Access-Control:Department`, { kind: "prefix", key: "Department" }],
  ["https://www.aws.amazon.com/SAML/Attributes/AccessControl:Department", { kind: "prefix", key: "Department" }],
  ["AccessControl:Department", { kind: "prefix", key: "Department" }],
  [`${BASE}PrincipalTag:Department`, { kind: "principal-tag", key: "Department" }],
  [`${BASE}Role`, undefined],
  [`${BASE}SessionDuration`, undefined],
  ["Department", undefined],
  ["urn:oid:2.5.4.3", undefined],
])("%j", (name, miss) => {
  expect(judgePrefix(name)).toEqual(miss);
});

describe("values", () => {
  const idsOf = (...values: string[]) => checkResponse(signed({ attributes: [tag("Department", ...values), tag("CostCenter", "1")] }), EXPECTED, OPTIONS).findings.map(({ id }) => id);
  test.each([
    ["256 characters", "v".repeat(256), []],
    ["257 characters", "v".repeat(257), ["attribute-value-length"]],
    ["every kind of character that a tag takes", "aé例1 _.:/=+-@", []],
    ["an apostrophe", "L'Oréal", ["attribute-value-characters"]],
    ["escaped markup", "<b>x</b>", ["attribute-value-characters"]],
    ["nothing", "", ["attribute-empty"]],
  ])("%s", (_, value, ids) => {
    expect(idsOf(value)).toEqual(ids);
  });

  test.each([
    ["L'Oréal", "U+0027 punctuation"],
    ["<b>x</b>", "U+003C symbol, U+003E symbol"],
    ["Ana\u200bSilva, 47%", "U+0025 punctuation, U+002C punctuation, U+200B format character"],
    ["अना", "combining mark"],
    ["a\ud83d\ude00b", "U+1F600 symbol"],
    ["!\"#$%&'()*,;", "U+0021 punctuation, U+0022 punctuation, U+0023 punctuation, U+0024 symbol, U+0025 punctuation, U+0026 punctuation, U+0027 punctuation, U+0028 punctuation, U+0029 punctuation, U+002A punctuation and 2 more"],
  ])("of %j the kinds of characters are told, not the characters", (value, found) => {
    const { findings } = checkResponse(signed({ attributes: [tag("Department", value), tag("CostCenter", "1")] }), EXPECTED, OPTIONS);
    expect(findings).toMatchObject([{ id: "attribute-value-characters", found, sensitive: expect.stringContaining(JSON.stringify(value).slice(1, 3)) }]);
  });

  test("several values are one finding, whatever they are", () => {
    expect(idsOf("", "<", "x")).toEqual(["attribute-several-values"]);
  });
});

test("attributes that are missing for no visible reason are one finding", () => {
  expect(checkResponse(signed({ attributes: [] }), EXPECTED, OPTIONS).findings).toMatchObject([{ id: "attribute-missing", title: expect.stringContaining('"Department", "CostCenter"'), found: "no such attribute" }]);
});

test("a key nearly spelled right is one finding, a further unknown one its own", () => {
  const report = checkResponse(signed({ attributes: [tag("Departments", "x"), tag("CostCenter", "1"), tag("Clearance", "y")] }), EXPECTED, OPTIONS);
  expect(report.findings).toMatchObject([{ id: "attribute-missing", found: 'an attribute "Departments" instead' }, { id: "attribute-unexpected", found: expect.stringContaining("Clearance") }]);
});

test("a wrong name explains that the expected one is missing: one finding", () => {
  const report = checkResponse(signed({ attributes: [{ name: `${BASE}department`, nameFormat: URI_FORMAT, values: ["x"] }, tag("CostCenter", "1")] }), EXPECTED, OPTIONS);
  expect(report.findings).toMatchObject([{ id: "attribute-prefix", expected: expect.stringContaining("AccessControl:department") }]);
});

test("a bare name is offered as what came instead, whatever its case and white space", () => {
  const report = checkResponse(signed({ attributes: [{ name: " DEPARTMENT", values: ["x"] }, tag("CostCenter", "1")] }), EXPECTED, OPTIONS);
  expect(report.findings).toMatchObject([{ id: "attribute-missing", found: 'an attribute " DEPARTMENT" instead' }]);
});

test("an unexpected tag says what is expected, and none where none is", () => {
  const expected = (samlAttributes: readonly string[]) => checkResponse(signed({ attributes: [tag("X1", "1"), ...samlAttributes.map((key) => tag(key, "1"))] }), { ...EXPECTED, samlAttributes }, OPTIONS).findings[0]?.expected;
  expect([expected([]), expected(["Department"])]).toEqual(["no attribute for access control", 'only "Department" (environments/federation.ts samlApp.attributes)']);
});

test("a key that AWS does not take is shown with its length", () => {
  const found = (key: string) => checkResponse(signed({ attributes: [tag(key, "1")] }), { ...EXPECTED, samlAttributes: [key] }, OPTIONS).findings[0]?.found;
  expect([found(""), found("a;b")]).toEqual(["no key behind the prefix", '"a;b", 3 characters']);
});

test("every attribute of a wrong name format is named in one finding", () => {
  const report = checkResponse(signed({ attributes: ["Department", "CostCenter"].map((key) => ({ name: `${ACCESS_CONTROL}${key}`, values: ["x"] })) }), EXPECTED, OPTIONS);
  expect(report.findings).toMatchObject([{ id: "attribute-name-format", title: expect.stringContaining('"Department", "CostCenter"'), found: expect.stringContaining("unspecified") }]);
});

test("an attribute without NameFormat has the unspecified one", () => {
  const input = assertionWith(` NameFormat="${URI_FORMAT}"`, "");
  expect(checkResponse(input, EXPECTED, OPTIONS).findings).toMatchObject([{ id: "attribute-name-format", found: "no NameFormat, which means unspecified (SAML core 2.7.3.1)" }]);
});

test("without expectations nothing is missing and nothing is too much", () => {
  const report = checkResponse(signed({ attributes: [tag("Anything", "x")] }), {}, OPTIONS);
  expect(report.findings).toEqual([]);
  expect(report.unchecked).toContainEqual({ what: "the session attributes are those of the environment", why: "no environment was given", close: CLOSE.environment });
});

test("a key in another case: the mapping first, and what IAM makes of it", () => {
  const report = checkResponse(signed({ attributes: [tag("Department", "x"), tag("costcenter", "1")] }), EXPECTED, OPTIONS);
  expect(report.findings).toMatchObject([{ id: "attribute-key-case", severity: "warning", fix: expect.stringMatching(/^Write the key as the environment does: .*Policies match all the same/) }]);
  expect(report.findings[0]?.fix).not.toMatch(/refuse|profile/);
});

test("a name instead of another is put right in the mapping first, one that is not sent in the profile", () => {
  const fix = (...attributes: Parameters<typeof tag>[]) => checkResponse(signed({ attributes: attributes.map((one) => tag(...one)) }), EXPECTED, OPTIONS).findings[0]?.fix;
  expect(fix(["Department", "x"], ["CostCentre", "1"])).toMatch(/^Correct the statement's name/);
  expect(fix(["Department", "x"])).toMatch(/^Okta may leave out an attribute whose value is empty/);
});
