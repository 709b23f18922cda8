import { generateKeyPairSync } from "node:crypto";
import { checkMetadata } from "../../../src/saml/metadata/check-metadata";
import { checkedParts } from "../../../src/saml/format/checked";
import { metadataFacts } from "../../../src/saml/format/facts";
import { compareMetadata } from "../../../src/saml/metadata/compare";
import { metadataRules } from "../../../src/saml/metadata/rules";
import type { Expectations } from "../../../src/saml/expectations";
import type { SamlInput } from "../../../src/saml/input/input";
import { makeCertificate, rsa } from "../idp";
import { ACS, ACS_FRANKFURT, AT, AUDIENCE, EXPECTED, idp, once, otherIdp, wrap } from "../samples";
import { change, ending, expired, fromAws, fromOkta, future, ISSUER, SSO } from "./samples";

interface Case {
  make(): SamlInput;
  readonly expectations?: Expectations;
  readonly ids: readonly string[];
  readonly unknowns?: readonly string[];
}

const padded = (characters: number) => change(fromOkta(), "<md:IDPSSODescriptor", `${" ".repeat(characters - fromOkta().xml.length)}<md:IDPSSODescriptor`);
const two = (...certificates: string[]) => fromOkta(certificates);
/** Okta's metadata with its role twice, the second one changed. */
const again = (changed: (role: string) => string) => {
  const [role = ""] = /<md:IDPSSODescriptor.*<\/md:IDPSSODescriptor>/s.exec(fromOkta().xml) ?? [];
  return change(fromOkta(), role, role + changed(role));
};
const BOTH = { ...EXPECTED, acsUrls: [ACS, ACS_FRANKFURT] };

const CASES: Readonly<Record<string, Case>> = {
  "Okta's metadata": { make: () => fromOkta(), ids: [] },
  "Okta's metadata without expectations": { make: () => fromOkta(), expectations: {}, ids: [] },
  "exactly 75,000 characters": { make: () => padded(75_000), ids: [] },
  "75,001 characters": { make: () => padded(75_001), ids: ["metadata-too-large"] },
  "a list of entities": { make: () => wrap('<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"/>'), ids: ["metadata-not-an-entity"] },
  "a login page": { make: () => wrap("<html><body/></html>"), ids: ["metadata-not-an-entity"] },
  "no role": { make: () => change(fromOkta(), /<md:IDPSSODescriptor.*<\/md:IDPSSODescriptor>/s, ""), ids: ["metadata-no-role"] },
  "its validity has not ended": { make: () => change(fromOkta(), " entityID=", ' validUntil="2026-11-25T00:00:00Z" entityID='), ids: [] },
  "its validity ends at this moment": { make: () => change(fromOkta(), " entityID=", ' validUntil="2026-11-24T09:30:20Z" entityID='), ids: ["metadata-expired"] },
  "its validity ended": { make: () => change(fromOkta(), " entityID=", ' validUntil="2026-11-01T00:00:00Z" entityID='), ids: ["metadata-expired"] },
  "no entity id": { make: () => change(fromOkta(), / entityID="[^"]*"/, ""), ids: ["metadata-entity-id-missing"] },
  "an empty entity id": { make: () => fromOkta(undefined, { issuer: "" }), ids: ["metadata-entity-id-missing"] },
  "an entity id of white space": { make: () => fromOkta(undefined, { issuer: "  " }), ids: ["metadata-entity-id-missing"] },
  "its validity can't be read": { make: () => change(fromOkta(), " entityID=", ' validUntil="soon" entityID='), ids: ["metadata-valid-until"] },
  "its role's validity ended": { make: () => change(fromOkta(), "<md:IDPSSODescriptor ", '<md:IDPSSODescriptor validUntil="2001-01-01T00:00:00Z" '), ids: ["metadata-expired"] },
  "its role's validity has not ended": { make: () => change(fromOkta(), "<md:IDPSSODescriptor ", '<md:IDPSSODescriptor validUntil="2026-11-24T09:30:21Z" '), ids: [] },
  "its role's validity can't be read": { make: () => change(fromAws(), "<md:SPSSODescriptor ", '<md:SPSSODescriptor validUntil="2026-02-30T00:00:00Z" '), expectations: BOTH, ids: ["metadata-valid-until"] },
  "no protocol": { make: () => change(fromOkta(), / protocolSupportEnumeration="[^"]*"/, ""), ids: ["metadata-protocol"] },
  "SAML 1.1 alone": { make: () => change(fromAws(), /(?<= protocolSupportEnumeration=")[^"]*/, "urn:oasis:names:tc:SAML:1.1:protocol"), expectations: BOTH, ids: ["metadata-protocol"] },
  "SAML 1.1 beside 2.0": { make: () => change(fromOkta(), ' protocolSupportEnumeration="', ' protocolSupportEnumeration="urn:oasis:names:tc:SAML:1.1:protocol '), ids: [] },
  "a protocol that only begins as SAML 2.0": { make: () => change(fromOkta(), "SAML:2.0:protocol", "SAML:2.0:protocols"), ids: ["metadata-protocol"] },
  "a use in another case": { make: () => change(fromOkta(), 'use="signing"', 'use="Signing"'), ids: ["metadata-key-use"] },
  "an empty use": { make: () => change(fromOkta(), 'use="signing"', 'use=""'), ids: ["metadata-key-use"] },
  "a role of another namespace": { make: () => change(fromOkta(), "<md:IDPSSODescriptor ", '<md:IDPSSODescriptor xmlns:md="urn:x" '), ids: ["metadata-no-role"] },
  "a second role with another host": { make: () => again((role) => once(role, /(?<=Location=")[^"]*/, "http://evil.example/sso")), ids: ["metadata-service-insecure", "metadata-roles-several", "metadata-certificate-twice"], unknowns: ["metadata-certificates-several"] },
  "a second role with a broken certificate": { make: () => again((role) => once(role, /(?<=<ds:X509Certificate>)[^<]*/, "AAAA")), ids: ["metadata-certificate-unreadable", "metadata-roles-several"], unknowns: ["metadata-certificates-several"] },
  "a second role of SAML 1.1 that wants signed requests": { make: () => again((role) => once(once(role, "SAML:2.0:protocol", "SAML:1.1:protocol"), 'WantAuthnRequestsSigned="false"', 'WantAuthnRequestsSigned="true"')), ids: ["metadata-protocol", "metadata-wants-signed-requests", "metadata-roles-several", "metadata-certificate-twice"], unknowns: ["metadata-certificates-several"] },
  "a second service provider's role that wants nothing signed": { make: () => change(fromAws(), "</md:EntityDescriptor>", `<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAssertionsSigned="0"/></md:EntityDescriptor>`), expectations: BOTH, ids: ["metadata-roles-several", "metadata-assertions-unsigned"] },
  "a list of entities that has a role itself": { make: () => wrap(fromOkta().xml.replaceAll("EntityDescriptor", "EntitiesDescriptor")), ids: ["metadata-not-an-entity"] },
  "an entity of another namespace": { make: () => wrap(fromOkta().xml.replaceAll("urn:oasis:names:tc:SAML:2.0:metadata", "urn:x")), ids: ["metadata-not-an-entity"] },
  "a service whose host is hidden behind a name": { make: () => change(fromOkta(), "https://tarnholt.okta.com", "https://tarnholt.okta.com:x@evil.example"), ids: ["metadata-service-userinfo"] },
  "a service with a user's name": { make: () => change(fromOkta(), "https://tarnholt", "https://jane@tarnholt"), ids: ["metadata-service-userinfo"] },
  "both roles: judged as an identity provider's": { make: () => change(fromOkta(), "</md:EntityDescriptor>", '<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/></md:EntityDescriptor>'), ids: ["metadata-roles-several"] },
  "an entity id of 1,024 characters": { make: () => fromOkta(undefined, { issuer: "x".repeat(1024) }), expectations: {}, ids: [] },
  "an entity id of 1,025 characters": { make: () => fromOkta(undefined, { issuer: "x".repeat(1025) }), ids: ["metadata-entity-id-long"] },
  "another app": { make: () => fromOkta(undefined, { issuer: "http://www.okta.com/exkother" }), ids: ["metadata-issuer-differs"] },
  "no certificate": { make: () => change(fromOkta(), /<md:KeyDescriptor.*?<\/md:KeyDescriptor>/s, ""), ids: ["metadata-certificate-missing"] },
  "a certificate for encryption alone": { make: () => change(fromOkta(), 'use="signing"', 'use="encryption"'), ids: ["metadata-certificate-missing"] },
  "a certificate for any use": { make: () => change(fromOkta(), ' use="signing"', ""), ids: [] },
  "a certificate that is none": { make: () => two("AAAA", idp.certificate), ids: ["metadata-certificate-unreadable"], unknowns: ["metadata-certificates-several"] },
  "a certificate of more than 2,500 characters": { make: () => fromOkta([makeCertificate({ name: "x".repeat(700) })]), expectations: {}, ids: ["metadata-certificate-too-long"] },
  "a certificate with an elliptic key": { make: () => fromOkta([makeCertificate({ key: generateKeyPairSync("ec", { namedCurve: "P-256" }) })]), expectations: {}, ids: [], unknowns: ["metadata-certificate-key-type"] },
  "a key of 1,024 bits": { make: () => fromOkta([makeCertificate({ key: rsa(1024) })]), expectations: {}, ids: ["metadata-certificate-key-size"] },
  "a certificate signed with SHA-1": { make: () => fromOkta([makeCertificate({ hash: "sha1" })]), expectations: {}, ids: ["metadata-certificate-weak"] },
  "the same certificate twice": { make: () => two(idp.certificate, idp.certificate), ids: ["metadata-certificate-twice"], unknowns: ["metadata-certificates-several"] },
  "a certificate that is not active in IAM Identity Center": { make: () => fromOkta([otherIdp.certificate]), ids: ["metadata-certificate-unexpected"] },
  "a rotation: two certificates": { make: () => two(idp.certificate, otherIdp.certificate), ids: [], unknowns: ["metadata-certificates-several"] },
  "an expired certificate": { make: () => fromOkta([expired]), expectations: {}, ids: ["metadata-certificate-expired"] },
  "an expired certificate before a valid one": { make: () => two(expired, idp.certificate), ids: ["metadata-certificate-expired-first"], unknowns: ["metadata-certificates-several"] },
  "an expired certificate after a valid one": { make: () => two(idp.certificate, expired), ids: ["metadata-certificate-expired"], unknowns: ["metadata-certificates-several"] },
  "a certificate that is not valid yet": { make: () => fromOkta([future]), expectations: {}, ids: ["metadata-certificate-not-yet-valid"] },
  "a certificate that ends after 90 days and a second": { make: () => fromOkta([makeCertificate({ to: "2027-02-22T09:30:21Z" })]), expectations: {}, ids: [] },
  "a certificate that ends after 90 days": { make: () => fromOkta([makeCertificate({ to: "2027-02-22T09:30:20Z" })]), expectations: {}, ids: ["metadata-certificate-expires-soon"] },
  "a certificate that ends now": { make: () => fromOkta([makeCertificate({ to: "2026-11-24T09:30:20Z" })]), expectations: {}, ids: ["metadata-certificate-expired"] },
  "a certificate that begins now": { make: () => fromOkta([makeCertificate({ from: "2026-11-24T09:30:20Z" })]), expectations: {}, ids: [] },
  "an expired certificate before one that begins at this moment": { make: () => two(expired, makeCertificate({ from: "2026-11-24T09:30:20Z" })), expectations: {}, ids: ["metadata-certificate-expired-first"], unknowns: ["metadata-certificates-several"] },
  "a certificate that is not valid yet beside a valid one": { make: () => two(idp.certificate, future), ids: ["metadata-certificate-not-yet-valid"], unknowns: ["metadata-certificates-several"] },
  "a certificate that ends within 90 days": { make: () => fromOkta([ending]), expectations: {}, ids: ["metadata-certificate-expires-soon"] },
  "a certificate that ends within 90 days, its successor beside it": { make: () => two(ending, idp.certificate), ids: [], unknowns: ["metadata-certificates-several"] },
  "no single sign-on service": { make: () => change(fromOkta(), /<md:SingleSignOnService .*\/>/, ""), ids: ["metadata-service-missing"] },
  "a service by SOAP alone": { make: () => change(fromOkta(), /<md:SingleSignOnService .*\/>/, `<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:SOAP" Location="${SSO}"/>`), ids: ["metadata-service-binding"] },
  "a service by http": { make: () => change(fromOkta(), SSO, SSO.replace("https", "http")), ids: ["metadata-service-insecure"] },
  "a service without an address": { make: () => change(fromOkta(), ` Location="${SSO}"`, ""), ids: ["metadata-service-location"] },
  "an identity provider that wants signed requests": { make: () => change(fromOkta(), 'WantAuthnRequestsSigned="false"', 'WantAuthnRequestsSigned="true"'), ids: ["metadata-wants-signed-requests"] },
  "a DOCTYPE": { make: () => wrap(`<!DOCTYPE a>${fromOkta().xml.replace(/^<\?xml[^>]*\?>/, "")}`), ids: ["xml-doctype"] },
  "nothing": { make: () => wrap(""), ids: ["xml-not-well-formed"] },

  "IAM Identity Center's metadata": { make: () => fromAws(), expectations: BOTH, ids: [] },
  "IAM Identity Center's metadata without expectations": { make: () => fromAws(), expectations: {}, ids: [] },
  "another instance's": { make: () => fromAws(undefined, AUDIENCE.replace("1234567890", "0987654321")), expectations: BOTH, ids: ["metadata-audience-differs"] },
  "another service provider's": { make: () => fromAws(["https://wiki.example/acs"], "https://wiki.example"), expectations: {}, ids: ["metadata-not-identity-center", "metadata-acs-foreign"] },
  "an ACS URL that is not registered": { make: () => fromAws(), ids: ["metadata-acs-unregistered"] },
  "no ACS": { make: () => fromAws([]), ids: ["metadata-acs-missing"] },
  "an ACS by redirect": { make: () => change(fromAws(), "HTTP-POST", "HTTP-Redirect"), expectations: BOTH, ids: ["metadata-acs-binding"] },
  "whether assertions are signed is not said": { make: () => change(fromAws(), ' WantAssertionsSigned="true"', ""), expectations: BOTH, ids: ["metadata-assertions-unsigned"] },
  "assertions need not be signed": { make: () => change(fromAws(), 'WantAssertionsSigned="true"', 'WantAssertionsSigned="false"'), expectations: BOTH, ids: ["metadata-assertions-unsigned"] },
};

const run = (one: Case) => checkMetadata(one.make(), one.expectations ?? EXPECTED, { at: AT });

test.each(Object.entries(CASES))("%s", (_, one) => {
  const { findings, unknowns } = run(one);
  expect({ ids: findings.map(({ id }) => id), unknowns: unknowns.map(({ id }) => id) }).toEqual({ ids: one.ids, unknowns: one.unknowns ?? [] });
});

test("every finding that a rule can give is among the cases", () => {
  const given = new Set(Object.values(CASES).flatMap(({ ids, unknowns = [] }) => [...ids, ...unknowns]));
  expect(metadataRules.flatMap(({ finds }) => finds).filter((id) => !given.has(id))).toEqual([]);
});

test("the words of each finding", () => {
  const steady = (text: string) => text.replaceAll(/([0-9A-F]{2}:)+[0-9A-F]{2}/g, "<fingerprint>").replaceAll(/\b\d{3,} characters (as PEM|that are none)/g, "<many> characters $1");
  const words = Object.entries(CASES).flatMap(([name, one]) => [...run(one).findings, ...run(one).unknowns].map(({ id, severity, title, found, fix, at }) => steady(`${name}: ${severity} ${id}: ${title}; ${found}; ${at?.path ?? ""}\n  ${fix}`)));
  expect(words.join("\n")).toMatchSnapshot();
});

test.each([
  ["2026-11-24T09:30:20Z", -1, "expired 0 s before"],
  ["2026-11-24T04:30:20Z", -1, "expired 5 h before"],
  ["2026-11-22T09:30:20Z", -2, "expired 2 days before"],
  ["2026-11-21T12:00:00Z", -2, "expired 2 days before"],
  ["2026-07-01T00:00:00Z", -146, "expired 146 days before"],
  ["2026-12-24T12:00:00Z", 30, "expires in 30 days"],
  ["2026-11-27T09:30:19Z", 2, "expires in 2 days"],
])("a certificate that ends at %s has the same days in its summary (%i) and in the finding", (to, daysLeft, words) => {
  const { summary, findings } = checkMetadata(fromOkta([makeCertificate({ to })]), {}, { at: AT });
  expect([summary.certificates[0]?.daysLeft, findings[0]?.title]).toEqual([daysLeft, expect.stringContaining(words)]);
});

test("a certificate is summed up as people compare it", () => {
  const { summary } = checkMetadata(fromOkta([ending]), {}, { at: AT });
  expect(summary).toMatchObject({
    of: "idp",
    entityId: ISSUER,
    services: [{ binding: "HTTP-POST", location: SSO }, { binding: "HTTP-Redirect", location: SSO }],
    certificates: [{ subject: "CN=tarnholt", notBefore: "2026-01-01T00:00:00.000Z", notAfter: "2027-01-15T00:00:00.000Z", daysLeft: 51, keyType: "rsa", keyBits: 2048, signatureAlgorithm: "RSA with SHA-256", fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) }],
  });
});

test.each<[string, Parameters<typeof makeCertificate>[0], string]>([
  ["an address as a further part", { subject: { "1.2.840.113549.1.9.1": "jane.doe@tarnholt.example", "2.5.4.6": "PT", "2.5.4.11": "Jane Doe" } }, "CN=tarnholt"],
  ["an organization", { subject: { "2.5.4.10": "Tarnholt SA" } }, "CN=tarnholt, O=Tarnholt SA"],
  ["an address as common name", { name: "jane.doe@tarnholt.example" }, "CN=j*******@t*******.example (25 characters)"],
  ["an address inside the organization", { subject: { "2.5.4.10": "of jane.doe@tarnholt.example" } }, "CN=tarnholt, O=**************************** (28 characters; white space at 3)"],
])("of a certificate's subject its names alone are shown, no address: %s", (_, spec, subject) => {
  const report = checkMetadata(fromOkta([makeCertificate(spec)]), {}, { at: AT });
  expect(report.summary.certificates[0]?.subject).toBe(subject);
  expect(metadataFacts(report.summary).flat().join()).not.toMatch(/jane/i);
});

test("an expired certificate beside a valid one is a warning, alone or in front an error", () => {
  const severities = (...certificates: string[]) => checkMetadata(fromOkta(certificates), {}, { at: AT }).findings.map(({ severity }) => severity);
  expect([severities(idp.certificate, expired), severities(expired), severities(expired, idp.certificate)]).toEqual([["warning"], ["error"], ["error"]]);
});

describe("expectations of a response", () => {
  test("of service provider metadata: audience, Region, ACS URLs with the default first", () => {
    const input = change(change(fromAws([ACS, ACS_FRANKFURT]), ' isDefault="true"', ""), 'index="1"', 'index="1" isDefault="true"');
    expect(checkMetadata(input, {}, { at: AT }).expectations).toEqual({ audience: AUDIENCE, region: "eu-west-1", acsUrls: [ACS_FRANKFURT, ACS] });
  });

  test("of identity provider metadata: issuer and the certificates that can be read", () => {
    expect(checkMetadata(fromOkta([idp.certificate, "AAAA"]), {}, { at: AT }).expectations).toEqual({ issuer: ISSUER, certificates: [idp.certificate] });
  });

  test("of what can't be read: nothing", () => {
    expect(checkMetadata(wrap("x"), {}, { at: AT }).expectations).toEqual({});
  });
});

test("what was not compared is named", () => {
  expect(checkMetadata(fromOkta(), {}, { at: AT }).unchecked.map(({ what }) => what)).toEqual(["the entity id is the issuer that IAM Identity Center trusts", "the certificates are those that are active in IAM Identity Center", "the metadata comes from whom it names"]);
  expect(checkMetadata(fromAws(), {}, { at: AT }).unchecked.map(({ what }) => what)).toEqual(["the entity id is this instance's audience", "the ACS URLs are registered in the Okta app", "the metadata comes from whom it names"]);
  expect(checkMetadata(fromAws(), EXPECTED, { at: AT }).unchecked.map(({ what }) => what)).toEqual(["the metadata comes from whom it names"]);
});

test("of both roles in one file the one that was not judged is named", () => {
  const both = change(fromOkta(), "</md:EntityDescriptor>", '<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/></md:EntityDescriptor>');
  expect(checkMetadata(both, EXPECTED, { at: AT }).unchecked).toContainEqual({ what: "what the service provider's role says: ACS URLs, audience, whether signed assertions are asked for", why: "the file has an identity provider's role too, and was judged as that" });
});

test("all services of several roles are shown, and all their certificates expected", () => {
  const { summary, expectations } = checkMetadata(again((role) => once(role.replaceAll(SSO, "https://evil.example/sso"), /(?<=<ds:X509Certificate>)[^<]*/, otherIdp.certificate)), {}, { at: AT });
  expect(summary.services.map(({ location }) => location)).toEqual([SSO, SSO, "https://evil.example/sso", "https://evil.example/sso"]);
  expect(expectations.certificates).toEqual([idp.certificate, otherIdp.certificate]);
});

describe("what was looked at", () => {
  const parts = (input: SamlInput) => checkedParts(checkMetadata(input, {}, { at: AT }));
  test("of what is no entity, and of an entity without a role, only its form is claimed, and nothing is expected", () => {
    for (const input of [wrap(fromOkta().xml.replaceAll("EntityDescriptor", "EntitiesDescriptor")), wrap(fromAws().xml.replaceAll("urn:oasis:names:tc:SAML:2.0:metadata", "urn:x")), change(fromOkta(), /<md:IDPSSODescriptor.*<\/md:IDPSSODescriptor>/s, "")]) {
      expect(parts(input)).toEqual(["form and size"]);
      expect(checkMetadata(input, {}, { at: AT }).expectations).toEqual({});
    }
  });

  test("of each role its own parts", () => {
    expect(parts(fromOkta())).toEqual(["form and size", "entity id", "protocols and uses of keys", "certificates: form, key, dates", "single sign-on addresses"]);
    expect(parts(fromAws())).toEqual(["form and size", "entity id", "protocols and uses of keys", "ACS URLs", "whether signed assertions are asked for"]);
    expect(parts(wrap("x"))).toEqual([]);
  });

  test.each<[string, SamlInput, SamlInput, boolean]>([
    ["two of Okta's", fromOkta(), fromOkta(), true],
    ["two of IAM Identity Center's", fromAws(), fromAws(), true],
    ["files of two kinds", fromOkta(), fromAws(), false],
    ["files of two kinds, the other way", fromAws(), fromOkta(), false],
    ["an earlier one that can't be read", wrap("x"), fromOkta(), false],
    ["a later one that can't be read", fromOkta(), wrap("x"), false],
    ["two lists", wrap("<a/>"), wrap("<a/>"), false],
  ])("that they were compared is said only where they were: %s", (_, before, after, compared) => {
    expect(checkedParts(compareMetadata(before, after, { at: AT })).includes("what changes from the earlier file")).toBe(compared);
  });
});

test("never throws", () => {
  expect(checkMetadata(wrap(undefined as unknown as string), {}, { at: AT }).findings).toMatchObject([{ id: "check-failed" }]);
});
