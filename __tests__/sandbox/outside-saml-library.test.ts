import { randomUUID } from "node:crypto";
import * as samlify from "samlify";
import { samlMetadata } from "../../sandbox/okta/saml-metadata";
import { Browser } from "../../sandbox/web/browser";
import { formOf, plain } from "../../sandbox/web/message";
import { spMetadata } from "../../src/saml/signer/metadata";
import { makeCertificate, rsa } from "../saml/idp";
import { ANA, federated, type BothEnds } from "../support/both-ends";

// The library asks for one and ships none; what is checked here are signatures, conditions and addresses.
samlify.setSchemaValidator({ validate: async () => "not validated" });

let ends: BothEnds;
beforeEach(async () => {
  ends = await federated();
});
afterEach(() => ends.close());

/** AWS's end as the library knows it, from the metadata that IAM Identity Center offers. */
const serviceProvider = () => samlify.ServiceProvider({ metadata: spMetadata({ audience: ends.signIn.instance.audience, acsUrls: [ends.signIn.instance.acsUrls[0]] }), wantMessageSigned: true });

test("as the service provider it takes the local Okta's answer to its own request, and refuses it changed", async () => {
  const { okta, app, door } = ends;
  let posted = "";
  door.serve("eu-west-1.signin.aws", (request) => {
    posted = formOf(request).get("SAMLResponse") ?? "";
    return plain(200, "taken");
  });
  const idp = samlify.IdentityProvider({ metadata: samlMetadata(app, okta.org.apps.key(app.id, app.kid), okta.org.base) });
  const sp = serviceProvider();
  const { id, context } = sp.createLoginRequest(idp, "redirect");
  const browser = new Browser(door);
  const factor = await browser.submit(await browser.open(context), { username: ANA, password: okta.org.passwordOf(ANA) });
  await browser.submit(factor, {}, "push/approve");
  const { extract } = await sp.parseLoginResponse(idp, "post", { body: { SAMLResponse: posted } });
  expect(extract).toMatchObject({ nameID: ANA, response: { inResponseTo: id }, audience: ends.signIn.instance.audience });

  const changed = Buffer.from(Buffer.from(posted, "base64").toString("utf8").replace(`>${ANA}<`, ">eve@tarnholt.example<")).toString("base64");
  await expect(sp.parseLoginResponse(idp, "post", { body: { SAMLResponse: changed } })).rejects.toThrow();
});

test("as the identity provider its signed response opens the local AWS's portal, and another key's does not", async () => {
  const key = rsa();
  const entity = "https://idp.tarnholt.example/metadata";
  const make = (privateKey: typeof key.privateKey, certificate: string) => samlify.IdentityProvider({
    entityID: entity,
    privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    signingCert: certificate,
    nameIDFormat: ["urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"],
    singleSignOnService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: "https://idp.tarnholt.example/sso" }],
    // The library warns of metadata without it; IAM Identity Center has no use for it.
    singleLogoutService: [{ Binding: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect", Location: "https://idp.tarnholt.example/slo" }],
    requestSignatureAlgorithm: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
    loginResponseTemplate: samlify.SamlLib.defaultLoginResponseTemplate,
  });
  const idp = make(key.privateKey, makeCertificate({ key }));
  ends.aws.state.console.changeIdentitySource(idp.getMetadata());
  const post = async (by: ReturnType<typeof make>) => {
    const { context } = await by.createLoginResponse(serviceProvider(), { extract: {} }, "post", { email: ANA }, (template) => ({ id: `_${randomUUID()}`, context: filled(template) }));
    const acs = ends.signIn.instance.acsUrls[0];
    return new Browser(ends.door).submit({ url: acs, status: 200, html: "", forms: [{ action: acs, method: "POST", auto: false, fields: { SAMLResponse: context } }] });
  };
  expect((await post(idp)).html).toContain("Payments Prod");
  expect(ends.signIn.signIns.at(-1)).toMatchObject({ outcome: "accepted", findings: [] });

  const other = rsa();
  expect((await post(make(other.privateKey, makeCertificate({ key: other })))).html).not.toContain("Payments Prod");
  expect(ends.signIn.signIns.at(-1)).toMatchObject({ outcome: "refused" });
});

/** The library's own template with its values; what it would leave empty in a sign-in that begins at the identity provider, SAML wants left out. */
function filled(template: string): string {
  const { instance } = ends.signIn;
  const [now, later] = [new Date(), new Date(Date.now() + 5 * 60_000)].map((one) => one.toISOString());
  const authenticated = `<saml:AuthnStatement AuthnInstant="${now}"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`;
  const started = template.replaceAll(/ InResponseTo="[^"]*"/g, "").replace("{AuthnStatement}", authenticated).replace("{AttributeStatement}", "").replace(/<saml:AttributeStatement.*?<\/saml:AttributeStatement>|<saml:AttributeStatement[^>]*\/>/s, "");
  return samlify.SamlLib.replaceTagsByValue(started, {
    ID: `_${randomUUID()}`, AssertionID: `_${randomUUID()}`, Destination: instance.acsUrls[0], Audience: instance.audience, EntityID: instance.audience,
    SubjectRecipient: instance.acsUrls[0], Issuer: "https://idp.tarnholt.example/metadata", IssueInstant: now, AssertionConsumerServiceURL: instance.acsUrls[0],
    StatusCode: "urn:oasis:names:tc:SAML:2.0:status:Success", ConditionsNotBefore: now, ConditionsNotOnOrAfter: later, SubjectConfirmationDataNotOnOrAfter: later,
    NameIDFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", NameID: ANA,
  });
}
