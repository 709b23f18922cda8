import { createHash, verify, X509Certificate } from "node:crypto";
import { EMAIL_FORMAT, NS } from "../../../src/saml/names";
import { signResponse } from "../../../src/saml/signer/response";
import { readXml } from "../../../src/saml/xml/read";
import { attribute, elements, textOf } from "../../../src/saml/xml/tree";
import { newIdp, once, outcome, response, rootOf, SPEC } from "../signature/world";

const idps = newIdp();

/** Okta's own shape, written out: what changes with key and digest is left open. */
test("the whole text of a response in Okta's shape", async () => {
  const idp = await idps;
  const signature = (id: string) =>
    `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#${id}"><ds:Transforms><ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"><ec:InclusiveNamespaces PrefixList="xs" xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>…</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>…</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${idp.certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>`;
  const issuer = `<saml2:Issuer Format="urn:oasis:names:tc:SAML:2.0:nameid-format:entity" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">http://www.okta.com/exk1a2b3c4d5e6f7g8h9</saml2:Issuer>`;
  expect(response(idp).replace(/(<ds:(?:DigestValue|SignatureValue)>)[^<]*/g, "$1…")).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?><saml2p:Response Destination="https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/7d6f4c2e-1111-2222-3333-444455556666" ID="id10000000001" InResponseTo="_6c3a4f8b9c2d" IssueInstant="2026-06-09T13:12:30.000Z" Version="2.0" xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:xs="http://www.w3.org/2001/XMLSchema">',
      issuer,
      signature("id10000000001"),
      '<saml2p:Status xmlns:saml2p="urn:oasis:names:tc:SAML:2.0:protocol"><saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></saml2p:Status>',
      '<saml2:Assertion ID="id20000000002" IssueInstant="2026-06-09T13:12:30.000Z" Version="2.0" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="http://www.w3.org/2001/XMLSchema">',
      issuer,
      signature("id20000000002"),
      '<saml2:Subject xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">anna@acme.example</saml2:NameID>',
      '<saml2:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml2:SubjectConfirmationData InResponseTo="_6c3a4f8b9c2d" NotOnOrAfter="2026-06-09T13:17:30.000Z" Recipient="https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/7d6f4c2e-1111-2222-3333-444455556666"/></saml2:SubjectConfirmation></saml2:Subject>',
      '<saml2:Conditions NotBefore="2026-06-09T13:07:30.000Z" NotOnOrAfter="2026-06-09T13:17:30.000Z" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:AudienceRestriction><saml2:Audience>https://eu-west-1.signin.aws.amazon.com/platform/saml/d-1234567890</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>',
      '<saml2:AuthnStatement AuthnInstant="2026-06-09T13:12:30.000Z" SessionIndex="_6c3a4f8b9c2d" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:AuthnContext><saml2:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>',
      '<saml2:AttributeStatement xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:Attribute Name="https://aws.amazon.com/SAML/Attributes/AccessControl:team" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified"><saml2:AttributeValue xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xs:string">red &amp; blue</saml2:AttributeValue></saml2:Attribute></saml2:AttributeStatement>',
      "</saml2:Assertion></saml2p:Response>",
    ].join(""),
  );
});

test("without attributes neither xs nor a prefix list", async () => {
  const idp = await idps;
  const xml = response(idp, { attributes: [] });
  expect(xml).not.toMatch(/xmlns:xs|InclusiveNamespaces|AttributeStatement/);
  expect(xml).toContain('<ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms>');
});

/** The canonical bytes written out by hand: neither this project's canonicalization nor xml-crypto's makes them here. */
test("digest and signature fit bytes that were canonicalized by hand", async () => {
  const idp = await idps;
  const tiny = '<saml2:Assertion xmlns:xs="urn:xs" Z="1" ID="id20000000002" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><saml2:Issuer/></saml2:Assertion>';
  const xml = signResponse(idp, { ...SPEC, sign: "assertion", edit: { assertion: () => tiny } }).xml;
  const info = /<ds:SignedInfo>.*<\/ds:SignedInfo>/.exec(xml)?.[0] ?? "";
  const content = '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:xs="urn:xs" ID="id20000000002" Z="1"><saml2:Issuer></saml2:Issuer></saml2:Assertion>';
  expect(/<ds:DigestValue>(.*)<\/ds:DigestValue>/.exec(info)?.[1]).toBe(createHash("sha256").update(content).digest("base64"));
  const canonicalInfo = info
    .replace("<ds:SignedInfo>", '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">')
    .replace('<ec:InclusiveNamespaces PrefixList="xs" xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#"/>', '<ec:InclusiveNamespaces xmlns:ec="http://www.w3.org/2001/10/xml-exc-c14n#" PrefixList="xs"></ec:InclusiveNamespaces>')
    .replace(/<(ds:\w+)((?: \w+="[^"]*")+)\/>/g, "<$1$2></$1>");
  const value = Buffer.from(/<ds:SignatureValue>(.*)<\/ds:SignatureValue>/.exec(xml)?.[1] ?? "", "base64");
  expect(verify("sha256", Buffer.from(canonicalInfo), new X509Certificate(Buffer.from(idp.certificate, "base64")).publicKey, value)).toBe(true);
});

test("everything that can be varied arrives", async () => {
  const idp = await idps;
  const at = (minute: string) => new Date(`2026-06-09T13:${minute}:00Z`);
  const root = rootOf(
    response(idp, {
      destination: "https://acs.example/?a=1&b=2",
      recipient: "https://recipient.example",
      audience: ["https://one.example", "https://two.example"],
      nameId: { value: "<anna>", format: "urn:format" },
      issueInstant: at("30"),
      notBefore: at("29"),
      notOnOrAfter: at("45"),
      authnInstant: at("10"),
      sessionIndex: "session",
      authnContextClassRef: "urn:context",
      attributes: [{ name: "n", nameFormat: "urn:f", values: ["1", "2"], type: "xs:integer" }],
      ids: { response: "r1", assertion: "a1" },
    }),
  );
  const [assertion] = elements(root, NS.assertion, "Assertion");
  if (assertion === undefined) throw new Error("no assertion");
  const deep = (...names: readonly string[]) => names.reduce((element, name) => elements(element, NS.assertion, name)[0] ?? element, assertion);
  expect([attribute(root, "Destination"), attribute(root, "ID"), attribute(assertion, "ID")]).toEqual(["https://acs.example/?a=1&b=2", "r1", "a1"]);
  expect([textOf(deep("Subject", "NameID")), attribute(deep("Subject", "NameID"), "Format")]).toEqual(["<anna>", "urn:format"]);
  expect(attribute(deep("Subject", "SubjectConfirmation", "SubjectConfirmationData"), "Recipient")).toBe("https://recipient.example");
  expect(attribute(deep("Conditions"), "NotBefore")).toBe("2026-06-09T13:29:00.000Z");
  expect(attribute(deep("Conditions"), "NotOnOrAfter")).toBe("2026-06-09T13:45:00.000Z");
  expect(elements(deep("Conditions", "AudienceRestriction")).map(textOf)).toEqual(["https://one.example", "https://two.example"]);
  expect(attribute(deep("AuthnStatement"), "AuthnInstant")).toBe("2026-06-09T13:10:00.000Z");
  expect(attribute(deep("AuthnStatement"), "SessionIndex")).toBe("session");
  expect(textOf(deep("AuthnStatement", "AuthnContext", "AuthnContextClassRef"))).toBe("urn:context");
  expect(elements(deep("AttributeStatement", "Attribute")).map(textOf)).toEqual(["1", "2"]);
  expect(attribute(deep("AttributeStatement", "Attribute"), "NameFormat")).toBe("urn:f");
});

test("a sign-in that begins at Okta has no InResponseTo; ids are its own and new each time", async () => {
  const idp = await idps;
  const { inResponseTo: _request, ids: _ids, ...spec } = SPEC;
  const [one, two] = [signResponse(idp, spec).xml, signResponse(idp, spec).xml];
  expect(one).not.toContain("InResponseTo");
  expect(attribute(rootOf(one), "ID")).toMatch(/^id\d{29}$/);
  expect(attribute(rootOf(one), "ID")).not.toBe(attribute(rootOf(two), "ID"));
});

test("a failed sign-in has a status and no assertion", async () => {
  const idp = await idps;
  const root = rootOf(response(idp, { status: { code: "urn:responder", subcode: "urn:denied", message: "no & no" } }));
  const [status] = elements(root, NS.protocol, "Status");
  expect(elements(root, NS.assertion, "Assertion")).toEqual([]);
  expect(status && textOf(elements(status, NS.protocol, "StatusMessage")[0] ?? status)).toBe("no & no");
  expect(status && elements(elements(status, NS.protocol, "StatusCode")[0] ?? status).map((one) => attribute(one, "Value"))).toEqual(["urn:denied"]);
});

test("base64 is that of the XML, the email format the default, and a PEM certificate goes in without its lines", async () => {
  const idp = await idps;
  const pem = `-----BEGIN CERTIFICATE-----\n${idp.certificate}\n-----END CERTIFICATE-----\n`;
  const { xml, base64 } = signResponse({ ...idp, certificate: pem }, SPEC);
  expect(Buffer.from(base64, "base64").toString("utf8")).toBe(xml);
  expect(xml).toContain(`Format="${EMAIL_FORMAT}"`);
  expect(xml).toContain(`<ds:X509Certificate>${idp.certificate}</ds:X509Certificate>`);
});

test("edits come before the signature that covers them", async () => {
  const idp = await idps;
  const xml = response(idp, { edit: { assertion: (one) => once(one, "anna@", "eve@"), response: (one) => once(one, "<saml2p:Status ", "<saml2p:Extensions/><saml2p:Status ") } });
  expect(readXml(xml).root).toBeDefined();
  expect(xml).toContain("eve@acme.example");
  expect(xml).toContain("<saml2p:Extensions/>");
});

test("what is no XML is not signed", async () => {
  const idp = await idps;
  expect(() => response(idp, { edit: { assertion: () => "<a>" } })).toThrow("what is to be signed is no XML");
  expect(() => response(idp, { algorithms: { signature: "urn:none" } })).toThrow("no hash in the algorithm urn:none");
});

describe("the signature stands right after the Issuer", () => {
  const after = /<\/saml2:Issuer><ds:Signature [\s\S]*<saml2p:Status /;
  test.each([
    ["> in an attribute of the root", { destination: "https://acs.example/?a=>&b" }],
    ["> and quotes in an attribute of the root", { destination: `https://acs.example/?a=">'` }],
    ["> in an attribute of the Issuer", { edit: { response: (one: string) => once(one, "<saml2:Issuer ", "<saml2:Issuer NameQualifier='a>\"b' ") } }],
    ["white space before the Issuer", { edit: { response: (one: string) => once(one, "<saml2:Issuer ", "\n  <saml2:Issuer ") } }],
  ])("with %s", async (_name, changes) => {
    const idp = await idps;
    const xml = response(idp, changes);
    expect(xml).toMatch(after);
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: ["Response valid", "Assertion valid"], faults: [] });
  });

  test("also after one that is empty, and first where there is none", async () => {
    const idp = await idps;
    const tiny = (inside: string) => response(idp, { sign: "assertion", edit: { assertion: () => `<saml2:Assertion a=">" ID="id20000000002" xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion">${inside}</saml2:Assertion>` } });
    expect(tiny('<saml2:Issuer a="/>"/><saml2:Subject/>')).toContain('<saml2:Issuer a="/>"/><ds:Signature ');
    expect(tiny('<saml2:Issuer a="/"></saml2:Issuer><saml2:Subject/>')).toContain("</saml2:Issuer><ds:Signature ");
    for (const first of ["<saml2:Subject/><saml2:Issuer/>", "<saml2:IssuerOf/>"]) expect(tiny(first)).toContain('xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"><ds:Signature ');
  });
});
