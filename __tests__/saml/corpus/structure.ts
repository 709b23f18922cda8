import { NS } from "../../../src/saml/names";
import { assertionWith, AUDIENCE, EXPECTED, idp, later, once, responseWith, signed, tampered, USER, wrap } from "../samples";
import type { Cases } from "./case";

const FAILED = '<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/>';
const ISSUED = 'IssueInstant="2026-11-24T09:30:00.000Z"';
const CONFIRMATION = /<saml2:SubjectConfirmation .*<\/saml2:SubjectConfirmation>/s;
/** Changed on its way, where the response itself is not signed: nothing but the checker can tell. */
const onItsWay = (from: string | RegExp, to: string) => wrap(once(signed({ sign: "assertion" }).xml, from, to));

function statusLast(xml: string) {
  const status = /<saml2p:Status .*<\/saml2p:Status>/s.exec(xml)?.[0] ?? "";
  return wrap(once(once(xml, status, ""), "</saml2p:Response>", `${status}</saml2p:Response>`));
}

/** What is signed by the right key, or not signed at all, and is not what SAML's schema allows or says two things at once. */
export const structure: Cases = {
  "two Subjects": { make: () => assertionWith("</saml2:Subject>", "</saml2:Subject><saml2:Subject><saml2:NameID>eve@tarnholt.example</saml2:NameID></saml2:Subject>"), ids: ["wrapping-second-element"] },
  "two Subjects, ours the second": { make: () => assertionWith("<saml2:Subject ", "<saml2:Subject><saml2:NameID>eve@tarnholt.example</saml2:NameID></saml2:Subject><saml2:Subject "), ids: ["wrapping-second-element"] },
  "two NameIDs": { make: () => assertionWith("</saml2:NameID>", `</saml2:NameID><saml2:NameID>${USER}</saml2:NameID>`), ids: ["wrapping-second-element"] },
  "two Conditions, one of them over": { make: () => assertionWith("</saml2:Conditions>", '</saml2:Conditions><saml2:Conditions NotOnOrAfter="2001-01-01T00:00:00Z"/>'), ids: ["wrapping-second-element"] },
  "two data of one confirmation": { make: () => assertionWith("</saml2:SubjectConfirmation>", '<saml2:SubjectConfirmationData Recipient="https://evil.example"/></saml2:SubjectConfirmation>'), ids: ["wrapping-second-element"] },
  "an element in the NameID": { make: () => assertionWith(USER, "ana.silva<x/>@tarnholt.example"), ids: ["wrapping-element-in-value"] },
  "an element in the issuer": { make: () => assertionWith("</saml2:Issuer>", "<x>evil</x></saml2:Issuer>"), ids: ["wrapping-element-in-value"] },
  "an element in the audience": { make: () => assertionWith(AUDIENCE, AUDIENCE.replace("d-", "<x/>d-")), ids: ["wrapping-element-in-value"] },
  "a second Status": { make: () => onItsWay("</saml2p:Status>", `</saml2p:Status><saml2p:Status>${FAILED}</saml2p:Status>`), ids: ["wrapping-second-element"] },
  "a second Issuer of the response": { make: () => onItsWay("<saml2p:Status ", `<saml2:Issuer xmlns:saml2="${NS.assertion}">http://www.okta.com/evil</saml2:Issuer><saml2p:Status `), ids: ["wrapping-second-element"] },
  "an encrypted assertion in Extensions": { make: () => onItsWay("<saml2p:Status ", `<saml2p:Extensions><saml2:EncryptedAssertion xmlns:saml2="${NS.assertion}"/></saml2p:Extensions><saml2p:Status `), ids: ["wrapping-second-assertion"] },

  "success with a failure beneath": { make: () => onItsWay(/(<saml2p:StatusCode Value="[^"]*:Success")\/>/, `<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success">${FAILED}</saml2p:StatusCode>`), ids: ["status-contradiction"] },
  "success with somebody's own code beneath": { make: () => responseWith(/(<saml2p:StatusCode Value="[^"]*:Success")\/>/, '<saml2p:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"><saml2p:StatusCode Value="urn:x"/></saml2p:StatusCode>'), ids: ["status-contradiction"] },
  "text between elements": { make: () => onItsWay("<saml2p:Status ", "hello<saml2p:Status "), ids: ["schema-text"] },
  "a no-break space between elements": { make: () => assertionWith("<saml2:Conditions ", "\u00A0<saml2:Conditions "), ids: ["schema-text"] },
  "an element that SAML does not know": { make: () => onItsWay("<saml2p:Status ", '<foo xmlns="urn:x">bar</foo><saml2p:Status '), ids: ["schema-unexpected"] },
  "Extensions, which SAML allows": { make: () => onItsWay("<saml2p:Status ", '<saml2p:Extensions><foo xmlns="urn:x">bar</foo></saml2p:Extensions><saml2p:Status '), ids: [] },
  "the assertion before the status": { make: () => statusLast(signed({ sign: "assertion" }).xml), ids: ["schema-order"] },
  "a condition of an unknown kind": { make: () => assertionWith("<saml2:AudienceRestriction>", `<saml2:Condition xmlns:xsi="${NS.instance}" xsi:type="x:Never" xmlns:x="urn:x"/><saml2:AudienceRestriction>`), ids: ["schema-condition"] },
  "one-time use, which SAML allows": { make: () => assertionWith("</saml2:Conditions>", "<saml2:OneTimeUse/></saml2:Conditions>"), ids: [] },
  "no AuthnInstant": { make: () => assertionWith(/ AuthnInstant="[^"]*"/, ""), ids: ["schema-missing"] },
  "no AuthnContext": { make: () => assertionWith(/<saml2:AuthnContext>.*<\/saml2:AuthnContext>/, ""), expectations: { ...EXPECTED, authnContexts: [] }, ids: ["schema-missing"] },
  "several confirmations, which SAML allows": { make: () => wrap(signed({ edit: { assertion: (xml) => once(xml, CONFIRMATION, (CONFIRMATION.exec(xml)?.[0] ?? "").repeat(2)) } }).xml), ids: [] },

  "no end of the conditions": { make: () => assertionWith(/(?<=<saml2:Conditions [^>]*) NotOnOrAfter="[^"]*"/, ""), ids: [], unknowns: ["conditions-end-missing"] },
  "no end anywhere": { make: () => wrap(signed({ edit: { assertion: (xml) => xml.replaceAll(/ NotOnOrAfter="[^"]*"/g, "") } }).xml), ids: ["confirmation-end-missing"], unknowns: ["conditions-end-missing"] },
  "issued 25 years ago": { make: () => assertionWith(ISSUED, 'IssueInstant="2001-11-24T09:30:00.000Z"'), ids: ["issued-outside"] },
  "issued long after it ends": { make: () => assertionWith(ISSUED, 'IssueInstant="2099-11-24T09:30:00.000Z"'), ids: ["issued-outside"] },
  "a response issued 25 years ago around an assertion of now": { make: () => onItsWay(ISSUED, 'IssueInstant="2001-11-24T09:30:00.000Z"'), ids: ["issued-outside"] },
  "issued an hour from now": { make: () => signed({ issueInstant: later(60), notBefore: later(-5), notOnOrAfter: later(65) }), ids: ["issued-later"] },
  "issued an hour from now, without a validity": { make: () => assertionWith(/(?<=<saml2:Conditions) [^>]*NotOnOrAfter="[^"]*"/, "", { issueInstant: later(60) }), ids: ["issued-later"], unknowns: ["conditions-end-missing"] },
  "authenticated an hour from now": { make: () => signed({ authnInstant: later(60) }), ids: ["authn-later"] },
  "authenticated an hour from now, without an IssueInstant": { make: () => assertionWith(` ${ISSUED}`, "", { authnInstant: later(60) }), ids: ["form-time", "authn-later"] },
  "authenticated hours ago: Okta's session was there": { make: () => signed({ authnInstant: later(-600) }), ids: [] },
  "IDs of letters that are not ASCII": { make: () => signed({ ids: { response: "_re\u0301x", assertion: "_a\u00B7b" } }), ids: [] },
  "an ID that is no name": { make: () => tampered(/(?<=<saml2p:Response [^>]*ID=")[^"]*/, "\u00B7b", { sign: "assertion" }), ids: ["form-id"] },
  "850 values": { make: () => assertionWith("</saml2:AttributeStatement>", `<saml2:Attribute Name="groups">${Array.from({ length: 850 }, (_, index) => `<saml2:AttributeValue>g${index}</saml2:AttributeValue>`).join("")}</saml2:Attribute></saml2:AttributeStatement>`), ids: [], unknowns: ["assertion-nearly-too-large"] },
  "> in the Destination": { make: () => signed({ destination: "https://eu-west-1.signin.aws/platform/saml/acs/5f0c1e2d>" }), ids: ["destination-foreign"] },
  "the key by its numbers in KeyInfo": { make: () => tampered("<ds:X509Data>", "<ds:KeyValue><ds:RSAKeyValue/></ds:KeyValue><ds:X509Data>", { sign: "assertion" }), expectations: { ...EXPECTED, certificates: [idp.certificate] }, ids: [] },
};
