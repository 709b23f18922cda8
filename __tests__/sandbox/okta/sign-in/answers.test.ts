import { deflateRawSync } from "node:zlib";
import type { JsonObject } from "../../../../sandbox/okta/json";
import { issuer, samlMetadata, signInUrl } from "../../../../sandbox/okta/saml-metadata";
import { readSignOn } from "../../../../sandbox/okta/sign-on";
import { ACS, customBody, ENTITY } from "../client";
import { ANA, closeDoor, policy, redirectUrl, request, world, type World } from "./world";

afterAll(closeDoor);

const VIRGINIA = "https://us-east-1.signin.aws/platform/saml/acs/0a1b2c3d";
const DUBLIN = "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d";

/** Signed in with a password, at an app of one's own making where `signOn` is given. */
async function signedIn(signOn?: JsonObject): Promise<World> {
  const made = await world();
  const { org, browser, login } = made;
  const app = signOn === undefined ? made.app : await org.apps.add(customBody(signOn), true);
  if (app !== made.app) org.assignments.put(app.id, org.groups.named("access")?.id ?? "");
  policy(org, app, { name: "all", signOn: { verificationMethod: { factorMode: "1FA" } } });
  await login(await browser.open("https://acme.okta.com/"));
  return { ...made, app, url: signInUrl(app, org.base), report: (userName) => made.report(userName, app) };
}

const change = ({ app }: World, signOn: JsonObject): void => void Object.assign(app, { signOn: { ...app.signOn, ...signOn } });
const statement = (name: string, ...values: string[]): JsonObject => ({ type: "EXPRESSION", name, namespace: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri", values });
const attribute = (xml: string, name: string): string[] | undefined => {
  const found = new RegExp(`<saml2:Attribute Name="${name}"[^>]*>(.*?)</saml2:Attribute>`).exec(xml)?.[1];
  return found === undefined ? undefined : [...found.matchAll(/<saml2:AttributeValue[^>]*>([^<]*)</g)].map(([, value = ""]) => value);
};

describe("attribute statements", () => {
  test("expressions are evaluated for the person, and one without value sends no attribute", async () => {
    const made = await signedIn();
    change(made, { attributeStatements: [statement("Department", "String.toUpperCase(user.department)"), statement("CostCenter", "user.costCenter"), statement("Names", "user.firstName", "${user.lastName}")] });
    await made.browser.open(made.url);
    const xml = made.posted[0]?.xml ?? "";
    expect(["Department", "CostCenter", "Names"].map((name) => attribute(xml, name))).toEqual([["REFINERY"], undefined, ["Ana", "Silva"]]);
    expect(xml).toContain('NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"');
  });

  test.each([
    ["STARTS_WITH", "acc", ["access"]],
    ["EQUALS", "Every", undefined],
    ["CONTAINS", "e", ["Everyone", "access"]],
    ["REGEX", ".*s", ["access"]],
    ["REGEX", "acc", undefined],
  ])("groups by %s %s", async (filterType, filterValue, expected) => {
    const made = await signedIn();
    change(made, { attributeStatements: [{ type: "GROUP", name: "Groups", namespace: "x", filterType, filterValue }] });
    await made.browser.open(made.url);
    expect(attribute(made.posted[0]?.xml ?? "", "Groups")).toEqual(expected);
  });

  test.each<[string, JsonObject, string]>([
    ["a misspelt attribute", statement("A", "user.departmnt"), "departmnt"],
    ["a function of nothing", statement("A", "String.toUpperCase(user.title)"), "without a value"],
    ["no regular expression", { type: "GROUP", name: "A", filterType: "REGEX", filterValue: "(" }, "no regular expression"],
    ["an unknown filter", { type: "GROUP", name: "A", filterType: "ENDS_WITH", filterValue: "(" }, "the filter"],
  ])("%s is said, and nothing is posted", async (_, broken, message) => {
    const made = await signedIn();
    change(made, { attributeStatements: [broken] });
    const shown = await made.browser.open(made.url);
    expect([shown.status, made.posted.length]).toEqual([500, 0]);
    expect(shown.html).toContain(message);
    expect(made.org.log.events("user.authentication.sso")).toMatchObject([{ result: "FAILURE", reason: expect.stringContaining(message) }]);
  });

  test("markup in a value stays a value", async () => {
    const made = await signedIn();
    made.org.users.get(ANA.login).profile = { ...ANA, department: '<b>&"R&D"</b>' };
    change(made, { attributeStatements: [statement("Department", "user.department")] });
    await made.browser.open(made.url);
    expect(attribute(made.posted[0]?.xml ?? "", "Department")).toEqual(['&lt;b&gt;&amp;"R&amp;D"&lt;/b&gt;']);
    expect(made.report().findings.filter(({ id }) => /signature|digest/.test(id))).toEqual([]);
  });
});

describe("the name of the person", () => {
  test.each([
    ["${source.email}", "ana@mail.example"],
    ["${source.login}", ANA.login],
    ["String.toUpperCase(source.login)", ANA.login.toUpperCase()],
  ])("OIN app, template %s", async (template, expected) => {
    const made = await signedIn();
    made.org.users.get(ANA.login).profile = { ...ANA, email: "ana@mail.example" };
    Object.assign(made.app, { userNameTemplate: { type: "BUILT_IN", template } });
    await made.browser.open(made.url);
    expect(made.posted[0]?.xml).toContain(`Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">${expected}</saml2:NameID>`);
  });

  test("without a value there is no answer", async () => {
    const made = await signedIn();
    Object.assign(made.app, { userNameTemplate: { type: "BUILT_IN", template: "${source.secondEmail}" } });
    expect((await made.browser.open(made.url)).html).toContain("has no value for ana@example.com");
    expect(made.posted).toEqual([]);
  });
});

describe("a custom app", () => {
  const endpoints = { allowMultipleAcsEndpoints: true, acsEndpoints: [{ url: VIRGINIA, index: 0 }, { url: DUBLIN, index: 7 }] };

  test("answers as it is set up: name, format, context, audience, both signatures", async () => {
    const made = await signedIn({ assertionSigned: true, subjectNameIdTemplate: '${fn:substringBefore(user.userName, "@")}@aws', subjectNameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified", authnContextClassRef: "urn:oasis:names:tc:SAML:2.0:ac:classes:X509", audience: "urn:own" });
    await made.browser.open(redirectUrl(made.url, request("id-1")));
    const xml = made.posted[0]?.xml ?? "";
    for (const part of ['nameid-format:unspecified">ana@aws</saml2:NameID>', "<saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:X509<", "<saml2:Audience>urn:own</saml2:Audience>", `Destination="${ACS}"`]) expect(xml).toContain(part);
    expect(made.report("ana@aws").summary.signatures).toMatchObject([{ of: "Response", verdict: "valid" }, { of: "Assertion", verdict: "valid" }]);
  });

  test.each([
    [{ responseSigned: true, assertionSigned: false }, ["Response"]],
    [{ responseSigned: false, assertionSigned: true }, ["Assertion"]],
    [{ responseSigned: false, assertionSigned: false }, []],
  ])("signs what it is told to: %j", async (flags, expected) => {
    const made = await signedIn(flags);
    await made.browser.open(made.url);
    expect(made.report().summary.signatures.map(({ of, verdict }) => `${of} ${verdict}`)).toEqual(expected.map((of) => `${of} valid`));
  });

  test("the weak algorithms it may choose are in the answer", async () => {
    const made = await signedIn({ signatureAlgorithm: "RSA_SHA1", digestAlgorithm: "SHA1" });
    await made.browser.open(made.url);
    expect(made.posted[0]?.xml).toContain('SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"');
    expect(made.posted[0]?.xml).toContain('DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"');
  });

  test("recipient and destination are its own settings", async () => {
    const made = await signedIn({ recipient: "https://recipient.example/", destination: "https://destination.example/" });
    await made.browser.open(made.url);
    expect(made.posted).toMatchObject([{ url: ACS }]);
    expect(made.posted[0]?.xml).toContain('Recipient="https://recipient.example/"');
    expect(made.posted[0]?.xml).toContain('Destination="https://destination.example/"');
  });

  test.each([
    ["a registered URL", ` AssertionConsumerServiceURL="${VIRGINIA}"`, VIRGINIA],
    ["a registered index", ' AssertionConsumerServiceIndex="7"', DUBLIN],
    ["an unregistered URL, even with a registered index beside it", ' AssertionConsumerServiceURL="https://evil.signin.aws/acs" AssertionConsumerServiceIndex="7"', ACS],
    ["an unregistered index", ' AssertionConsumerServiceIndex="3"', ACS],
    ["nothing", "", ACS],
  ])("%s is asked for", async (_, attributes, expected) => {
    const made = await signedIn(endpoints);
    await made.browser.open(redirectUrl(made.url, request("id-1", attributes)));
    expect(made.posted.map(({ url }) => url)).toEqual([expected]);
    expect(made.posted[0]?.xml).toContain(`Destination="${expected}"`);
    expect(made.posted[0]?.xml).toContain(`Recipient="${expected}"`);
  });

  test("without further endpoints no request moves the answer, and an OIN app's never does", async () => {
    for (const signOn of [{ acsEndpoints: endpoints.acsEndpoints }, undefined]) {
      const made = await signedIn(signOn);
      await made.browser.open(redirectUrl(made.url, request("id-1", ` AssertionConsumerServiceURL="${VIRGINIA}"`)));
      expect(made.posted.map(({ url }) => url)).toEqual([ACS]);
    }
  });

  test.each([[true, "Username"], [false, "signed in"]])("ForceAuthn, honoured: %s", async (honorForceAuthn, expected) => {
    const made = await signedIn({ honorForceAuthn });
    const shown = await made.browser.open(redirectUrl(made.url, request("id-1", ' ForceAuthn="true"')));
    expect(shown.html).toContain(expected);
    if (honorForceAuthn) expect((await made.login(shown)).html).toContain("signed in");
  });

  test("an issuer of its own is in the answer and in the metadata alike", async () => {
    const made = await signedIn({ idpIssuer: "https://acme.example/${org.externalKey}" });
    expect(issuer(made.app)).toBe(`https://acme.example/${made.app.externalKey}`);
    await made.browser.open(made.url);
    expect(made.posted[0]?.xml).toContain(`>${issuer(made.app)}</saml2:Issuer>`);
    expect(samlMetadata(made.app, made.org.apps.key(made.app.id, made.app.kid), made.org.base)).toContain(`entityID="${issuer(made.app)}"`);
  });
});

test("an OIN app's overrides go before its settings", async () => {
  const made = await signedIn();
  change(made, readSignOn(made.app.catalog, { ssoAcsUrlOverride: DUBLIN, audienceOverride: "urn:other", recipientOverride: VIRGINIA }, true));
  await made.browser.open(made.url);
  expect(made.posted.map(({ url }) => url)).toEqual([DUBLIN]);
  for (const part of [`Destination="${DUBLIN}"`, `Recipient="${VIRGINIA}"`, "<saml2:Audience>urn:other<"]) expect(made.posted[0]?.xml).toContain(part);
  expect(made.posted[0]?.xml).not.toContain(ENTITY);
});

describe("requests that are none", () => {
  const deflated = (text: string): string => deflateRawSync(text).toString("base64");
  test.each([
    ["empty", ""],
    ["no base64", "%%%"],
    ["not deflated", Buffer.from(request("id-1")).toString("base64")],
    ["a bomb that would be a request", deflated(request("id-1", ` ProviderName="${"x".repeat(300 * 1024)}"`))],
    ["no XML", deflated("hello")],
    ["an entity", deflated(`<!DOCTYPE a [<!ENTITY b "c">]>${request("id-1")}`)],
    ["another message", deflated(request("id-1").replaceAll("AuthnRequest", "LogoutRequest"))],
    ["another namespace", deflated(request("id-1").replace("SAML:2.0:protocol", "SAML:1.0:protocol"))],
    ["no ID", deflated(request(""))],
    ["another version", deflated(request("id-1").replace('Version="2.0"', 'Version="1.1"'))],
    ["an index that is no number", deflated(request("id-1", ' AssertionConsumerServiceIndex="-1"'))],
  ])("%s", async (_, SAMLRequest) => {
    const made = await signedIn();
    const shown = await made.browser.open(`${made.url}?${new URLSearchParams({ SAMLRequest })}`);
    expect([shown.status, made.posted.length]).toEqual([400, 0]);
    expect(shown.html).toContain("Bad SAML request");
  });

  test("a sign-in that was answered, and one that never was, cannot go on", async () => {
    const made = await world();
    made.org.enroll(ANA.login, "push");
    const asked = await made.login(await made.browser.open(redirectUrl(made.url, request("id-1"))));
    await made.browser.submit(asked, {}, "push/approve");
    for (const state of [{}, { stateToken: "made up" }]) {
      const again = await made.browser.submit(asked, state, "push/approve");
      expect([again.status, made.posted.length]).toEqual([400, 1]);
    }
  });

  test("nobody approves a factor for somebody else: without a session, or with one that has not enrolled it", async () => {
    const made = await world({ users: [ANA, { login: "bo@example.com" }], groups: [{ name: "access", members: [ANA.login, "bo@example.com"] }] });
    made.org.enroll(ANA.login, "push");
    const asked = await made.login(await made.browser.open(made.url));
    const [nobody, bo] = [made.another(), made.another()];
    expect((await nobody.submit(asked, {}, "push/approve")).status).toBe(400);
    await made.login(await bo.open("https://acme.okta.com/"), "bo@example.com", bo);
    expect((await bo.submit(asked, {}, "push/approve")).status).toBe(404);
    expect(made.posted).toEqual([]);
  });

  test("what was proved by one person does not count for another on the same sign-in", async () => {
    const made = await world({ users: [ANA, { login: "bo@example.com" }], groups: [{ name: "access", members: [ANA.login, "bo@example.com"] }] });
    policy(made.org, made.app, { name: "always", signOn: { verificationMethod: { reauthenticateIn: "PT0S" } } });
    for (const login of [ANA.login, "bo@example.com"]) made.org.enroll(login, "push");
    const first = await made.browser.open(made.url);
    await made.login(first);
    const asked = await made.login(first, "bo@example.com");
    expect(asked.html).toContain("Okta Verify push");
    await made.browser.submit(asked, {}, "push/approve");
    expect(made.posted[0]?.xml).toContain(">bo@example.com</saml2:NameID>");
  });
});
