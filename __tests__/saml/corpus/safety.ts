import { generateKeyPairSync } from "node:crypto";
import type { Expectations } from "../../../src/saml/expectations";
import { makeIdp, rsa } from "../idp";
import { assertionWith, EXPECTED, idp, later, once, otherIdp, rotatedIdp, signed, tampered, USER, without, wrap } from "../samples";
import type { Cases } from "./case";

const short = makeIdp({ key: rsa(1024) });
const curve = makeIdp({ key: generateKeyPairSync("ec", { namedCurve: "P-256" }) });
const expired = makeIdp({ from: "2023-11-01T00:00:00Z", to: "2026-11-01T00:00:00Z" });
const future = makeIdp({ from: "2026-12-01T00:00:00Z" });
const ending = makeIdp({ to: "2027-01-15T00:00:00Z" });
const lasting = makeIdp({ to: "2027-02-22T09:30:21Z" });
const starting = makeIdp({ from: "2026-11-24T09:30:20Z" });
const SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

/** What Okta has is known, what IAM Identity Center has is not. */
const OKTA_ONLY = (certificate: string): Expectations => ({ ...without("certificates", "issuer"), oktaIssuer: idp.issuer, oktaCertificates: [certificate] });

/** Signatures, certificates, and forms that a gate refuses before anything is read. */
export const safety: Cases = {
  "nothing is signed": { make: () => signed({ sign: "none" }), ids: ["signature-none"] },
  "the NameID was changed after signing": { make: () => tampered(USER, "eve@tarnholt.example"), expectations: { ...EXPECTED, userName: "eve@tarnholt.example" }, ids: ["signature-content-changed"] },
  "the Destination was changed after signing": { make: () => tampered(/Destination="[^"]*"/, `Destination="https://eu-west-1.signin.aws/platform/saml/acs/5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77 "`), ids: ["signature-content-changed", "destination-foreign"] },
  "a person's value was blackened in the copy": { make: () => tampered(USER, "XXXX"), ids: ["signature-content-changed", "name-id-other"] },
  "a no-break space was added to the NameID after signing": { make: () => tampered(USER, `${USER}\u00A0`), expectations: { ...EXPECTED, userName: `${USER}\u00A0` }, ids: ["signature-content-changed"] },
  "the response was pretty-printed": { make: () => wrap(pretty(signed().xml)), ids: ["signature-pretty-printed"] },
  "another certificate signed, Okta rotated it": { make: () => signed({}, rotatedIdp), ids: ["signature-other-certificate"], symptom: "It's not you, it is us" },
  "another app signed and issued it": { make: () => signed({}, otherIdp), ids: ["signature-other-certificate", "issuer-other-app"], symptom: "It's not you, it is us" },
  "another key than that of the certificate it brings": { make: () => wrap(once(signed({ sign: "assertion" }, otherIdp).xml, otherIdp.certificate, short.certificate)), expectations: { ...EXPECTED, issuer: otherIdp.issuer }, ids: ["signature-unknown-key"] },
  "Okta's metadata has the certificate, IAM Identity Center is unknown": { make: () => signed({}, rotatedIdp), expectations: OKTA_ONLY(rotatedIdp.certificate), ids: [] },
  "Okta's metadata has another certificate": { make: () => signed({}, rotatedIdp), expectations: OKTA_ONLY(idp.certificate), ids: ["signature-other-certificate"], symptom: "It's not you, it is us" },
  "Okta's metadata has the certificate, IAM Identity Center has not": { make: () => signed({}, rotatedIdp), expectations: { ...EXPECTED, oktaCertificates: [rotatedIdp.certificate] }, ids: ["signature-other-certificate"], symptom: "It's not you, it is us" },
  "IAM Identity Center has the certificate, an older file of Okta's has not": { make: () => signed(), expectations: { ...EXPECTED, oktaCertificates: [rotatedIdp.certificate] }, ids: [] },
  "Okta's metadata names another issuer": { make: () => signed(), expectations: { ...OKTA_ONLY(idp.certificate), oktaIssuer: "http://www.okta.com/exkold" }, ids: ["issuer-other-app"] },
  "IAM Identity Center trusts the issuer, whatever Okta's metadata says": { make: () => signed(), expectations: { ...EXPECTED, oktaIssuer: "http://www.okta.com/exkold" }, ids: [] },
  "no certificate to compare with": { make: () => signed({}, otherIdp), expectations: without("certificates", "issuer"), ids: [] },
  "no certificate to verify with at all": { make: () => tampered(/<ds:KeyInfo>.*?<\/ds:KeyInfo>/, "", { sign: "assertion" }), expectations: without("certificates"), ids: [], unknowns: ["signature-no-certificate"] },
  "a key of an elliptic curve in KeyInfo, and no signature": { make: () => wrap(once(once(signed({ sign: "assertion" }).xml, idp.certificate, curve.certificate), /(?<=<ds:SignatureValue>)[^<]*/, "AAAA")), expectations: without("certificates"), ids: ["signature-key-type", "signature-value"] },
  "no certificate to verify with, and no signature": { make: () => wrap(once(once(signed({ sign: "assertion" }).xml, /<ds:KeyInfo>.*?<\/ds:KeyInfo>/, ""), /(?<=<ds:SignatureValue>)[^<]*/, "AAAA")), expectations: without("certificates"), ids: ["signature-value"] },
  "signed with SHA-1": { make: () => signed({ algorithms: { signature: SHA1 } }), ids: ["signature-algorithm"] },
  "digest of SHA-1": { make: () => signed({ algorithms: { digest: "http://www.w3.org/2000/09/xmldsig#sha1" } }), ids: ["digest-algorithm"] },
  "a key of 1,024 bits": { make: () => signed({}, short), expectations: { ...EXPECTED, certificates: [short.certificate] }, ids: ["signature-key-size"] },
  "the certificate has expired": { make: () => signed({}, expired), expectations: { ...EXPECTED, certificates: [expired.certificate] }, ids: ["certificate-expired"], symptom: "It's not you, it is us" },
  "the certificate ends at this moment": { make: () => signed({}, lasting), options: { at: new Date("2027-02-22T09:30:21Z") }, expectations: { ...EXPECTED, certificates: [lasting.certificate] }, ids: ["certificate-expired", "conditions-expired"] },
  "the certificate begins at this moment": { make: () => signed({}, starting), expectations: { ...EXPECTED, certificates: [starting.certificate] }, ids: [] },
  "the certificate is not valid yet": { make: () => signed({}, future), expectations: { ...EXPECTED, certificates: [future.certificate] }, ids: [], unknowns: ["certificate-not-yet-valid"] },
  "the certificate ends after 90 days and a second": { make: () => signed({}, lasting), expectations: { ...EXPECTED, certificates: [lasting.certificate] }, ids: [] },
  "the certificate ends after 90 days": { make: () => signed({}, lasting), options: { now: new Date("2026-11-24T09:30:21Z") }, expectations: { ...EXPECTED, certificates: [lasting.certificate] }, ids: ["certificate-expires-soon"] },
  "the certificate ends within 90 days": { make: () => signed({}, ending), expectations: { ...EXPECTED, certificates: [ending.certificate] }, ids: ["certificate-expires-soon"] },
  "old evidence, the certificate ended since": { make: () => signed({}, ending), options: { now: new Date("2027-01-15T00:00:00Z") }, expectations: { ...EXPECTED, certificates: [ending.certificate] }, ids: ["certificate-expired"] },
  "old evidence of a certificate that was young then": { make: () => signed({}, lasting), options: { now: new Date("2027-02-01T00:00:00Z") }, expectations: { ...EXPECTED, certificates: [lasting.certificate] }, ids: ["certificate-expires-soon"] },
  "the certificate ends soon, and nobody said whether it is the right one": { make: () => signed({}, ending), expectations: without("certificates"), ids: ["certificate-expires-soon"] },
  "an expected certificate is no certificate": { make: () => signed(), expectations: { ...EXPECTED, certificates: ["AAAA", idp.certificate] }, ids: ["expected-certificate"] },
  "a second assertion": { make: () => wrap(secondAssertion(signed({ sign: "none" }).xml)), ids: ["wrapping-second-assertion"], symptom: "An unexpected error has occurred" },
  "a second assertion with its signature": { make: () => wrap(secondAssertion(signed({ sign: "assertion" }).xml)), ids: ["wrapping-second-assertion"], symptom: "An unexpected error has occurred" },
  "two assertions, one of them encrypted": { make: () => wrap(once(signed({ sign: "assertion" }).xml, "</saml2p:Response>", "<saml2:EncryptedAssertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"/></saml2p:Response>")), ids: ["assertion-several", "encrypted-assertion"], symptom: "An unexpected error has occurred" },
  "a comment in the NameID": { make: () => tampered(USER, "ana.silva@tarnholt.example<!---->.evil.example"), ids: ["xml-comment"] },
  "a DOCTYPE": { make: () => wrap(`<!DOCTYPE x [<!ENTITY e "x">]>${signed().xml.replace(/^<\?xml[^>]*\?>/, "")}`), ids: ["xml-doctype"] },
  "cut off in the middle": { make: () => wrap(signed().xml.slice(0, 900)), ids: ["xml-not-well-formed"] },
  "nothing at all": { make: () => wrap(""), ids: ["xml-not-well-formed"] },
  "an assertion without its response": { make: () => wrap(/<saml2:Assertion .*<\/saml2:Assertion>/s.exec(signed().xml)?.[0] ?? ""), ids: ["not-a-response"] },
  "a response of SAML 1.1": { make: () => wrap('<Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol" MajorVersion="1" MinorVersion="1"/>'), ids: ["not-a-response"] },
  "something noticed when the container was read": { make: () => ({ ...signed(), notes: [{ id: "container-twice", severity: "warning", title: "encoded twice", expected: "once", found: "twice", fix: "take it again" }] }), ids: ["container-twice"] },
  "an assertion in a response that reports failure": { make: () => wrap(once(signed({ sign: "assertion" }).xml, "status:Success", "status:Responder")), ids: ["status-other", "assertion-beside-failure"] },
  "version 1.1 of the assertion": { make: () => assertionWith('Version="2.0"', 'Version="1.1"'), ids: ["form-version"] },
  "no ID in the assertion": { make: () => assertionWith(/ ID="[^"]*"/, "", { sign: "response" }), ids: ["form-id"], unknowns: ["signature-response-only"] },
  "an IssueInstant with an offset": { make: () => assertionWith('IssueInstant="2026-11-24T09:30:00.000Z"', 'IssueInstant="2026-11-24T10:30:00+01:00"'), ids: ["form-time"] },
  "no IssueInstant": { make: () => assertionWith(' IssueInstant="2026-11-24T09:30:00.000Z"', ""), ids: ["form-time"] },
  "long expired, and looked at with the right time": { make: () => signed({ issueInstant: later(-60) }), options: { at: later(-60) }, ids: [] },
};

/** As viewers show it: every element on a line of its own. */
export function pretty(xml: string): string {
  return xml.replaceAll(/></g, ">\n  <");
}

function secondAssertion(xml: string): string {
  const assertion = /<saml2:Assertion .*<\/saml2:Assertion>/s.exec(xml)?.[0] ?? "";
  return once(xml, assertion, assertion + assertion.replace(/ID="[^"]*"/, 'ID="id999"'));
}
