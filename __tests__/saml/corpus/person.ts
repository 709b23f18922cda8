import { ACCESS_CONTROL, URI_FORMAT } from "../../../src/saml/names";
import { ACS, assertionWith, EXPECTED, fromOkta, later, request, responseWith, signed, tag, USER } from "../samples";
import type { Cases } from "./case";

const UNEXPECTED = "An unexpected error has occurred";
const NOT_YOU = "It's not you, it is us";
const REPLAYED = "Not a valid response for the provided request id";
const CLASS = "urn:oasis:names:tc:SAML:2.0:ac:classes:";
const named = (value: string) => signed({ nameId: { value } });
const attributes = (...more: Parameters<typeof tag>[]) => signed({ attributes: [tag("Department", "Refinery"), tag("CostCenter", "CC-4711"), ...more.map((one) => tag(...one))] });
const named2 = (name: string, value = "Refinery") => signed({ attributes: [{ name, nameFormat: URI_FORMAT, values: [value] }, tag("CostCenter", "CC-4711")] });
const REGION_TAG = { ...EXPECTED, samlAttributes: ["Department", "CostCenter", "Site"] };
const { userName: _, ...NO_USER } = EXPECTED;

/** Who, when, and what the assertion brings. */
export const person: Cases = {
  "no NameID": { make: () => assertionWith(/<saml2:NameID.*?<\/saml2:NameID>/, ""), ids: ["name-id-missing"], symptom: UNEXPECTED },
  "no Subject": { make: () => assertionWith(/<saml2:Subject .*?<\/saml2:Subject>/, ""), ids: ["name-id-missing"] },
  "an empty NameID": { make: () => named(""), ids: ["name-id-empty"], symptom: UNEXPECTED },
  "NameID format unspecified": { make: () => signed({ nameId: { value: USER, format: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" } }), ids: ["name-id-format"], symptom: NOT_YOU },
  "NameID format persistent": { make: () => signed({ nameId: { value: USER, format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" } }), ids: ["name-id-format"], symptom: UNEXPECTED },
  "NameID without a format": { make: () => assertionWith(/<saml2:NameID Format="[^"]*"/, "<saml2:NameID"), ids: ["name-id-format"] },
  "NameID in another case": { make: () => named("Ana.Silva@tarnholt.example"), ids: ["name-id-case"], symptom: UNEXPECTED },
  "NameID with a space": { make: () => named(`${USER} `), ids: ["name-id-space"] },
  "NameID with a zero-width space": { make: () => named("ana\u200B.silva@tarnholt.example"), ids: ["name-id-invisible"] },
  "NameID with a Cyrillic letter": { make: () => named("аna.silva@tarnholt.example"), ids: ["name-id-lookalike"] },
  "NameID with a plus alias": { make: () => named("ana.silva+aws@tarnholt.example"), ids: ["name-id-alias"] },
  "NameID of another domain": { make: () => named("ana.silva@tarnholt.com"), ids: ["name-id-domain"] },
  "NameID without the domain": { make: () => named("ana.silva"), ids: ["name-id-short"] },
  "NameID is the login, userName the e-mail address": { make: () => named("asilva@tarnholt.example"), ids: ["name-id-attribute"], symptom: UNEXPECTED },
  "NameID in another case and with a space": { make: () => named("Ana.Silva@tarnholt.example "), ids: ["name-id-space"], symptom: UNEXPECTED },
  "NameID in another case and of another domain": { make: () => named("Ana.Silva@tarnholt.com"), ids: ["name-id-domain"] },
  "NameID is a login in a subdomain": { make: () => named("asilva@corp.tarnholt.example"), ids: ["name-id-other"] },
  "NameID begins as the userName does": { make: () => named("ANA"), ids: ["name-id-other"] },
  "NameID of white space": { make: () => named("   "), ids: ["name-id-empty"] },
  "NameID is an employee number": { make: () => named("00417"), ids: ["name-id-other"] },
  "NameID with white space, userName unknown": { make: () => named(` ${USER}`), expectations: NO_USER, ids: ["name-id-white-space"] },
  "NameID of nothing but white space, userName unknown": { make: () => named(" "), expectations: NO_USER, ids: ["name-id-empty"] },
  "NameID with unseen characters, userName unknown": { make: () => named(`${USER}\u200E`), expectations: NO_USER, ids: ["name-id-unseen"] },

  "the assertion is encrypted": { make: () => responseWith(/<saml2:Assertion .*<\/saml2:Assertion>/s, '<saml2:EncryptedAssertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"/>'), ids: ["encrypted-assertion"], symptom: UNEXPECTED },
  "the NameID is encrypted": { make: () => assertionWith(/<saml2:NameID.*?<\/saml2:NameID>/, "<saml2:EncryptedID/>"), ids: ["encrypted-name-id"] },
  "an attribute is encrypted": { make: () => assertionWith("</saml2:AttributeStatement>", "<saml2:EncryptedAttribute/></saml2:AttributeStatement>"), ids: ["encrypted-attribute"] },

  "expired, a copy looked at later": { make: () => signed(), options: { at: later(60) }, ids: ["conditions-expired"] },
  "posted long after its issue": { make: () => ({ ...signed(), sentAt: later(45) }), ids: ["response-stale"], symptom: "Something doesn't compute" },
  "expired within the common tolerance": { make: () => signed(), options: { at: later(7) }, ids: [], unknowns: ["conditions-expired"] },
  "Okta's clock is ahead": { make: () => ({ ...signed(), sentAt: later(-20) }), ids: ["clock-ahead"], symptom: NOT_YOU },
  "Okta's clock is a little ahead": { make: () => ({ ...signed(), sentAt: later(-7) }), ids: [], unknowns: ["clock-ahead"] },
  "Okta's clock is behind, and so the response expired": { make: () => ({ ...signed(), sentAt: later(12) }), options: { otherMessages: [request(undefined, later(11))] }, ids: ["clock-behind"], symptom: NOT_YOU },
  "the response is a minute older than the request: clocks agree as well as clocks do": { make: () => ({ ...signed(), sentAt: later(3) }), options: { otherMessages: [request(undefined, later(1))] }, ids: [] },
  "a recording with a request that has no ID": { make: () => ({ ...fromOkta(), sentAt: later(3) }), options: { otherMessages: [{ ...request(), xml: request("x", later(2)).xml.replace(' ID="x"', "") }] }, ids: [] },
  "Okta's clock is a little behind": { make: () => ({ ...signed(), sentAt: later(3) }), options: { otherMessages: [request(undefined, later(2))] }, ids: ["clock-behind"] },
  "a window that never opens": { make: () => signed({ notBefore: later(5), notOnOrAfter: later(5) }), options: { at: later(5) }, ids: ["conditions-window"] , unknowns: ["confirmation-expired"] },
  "the confirmation ended before the conditions": { make: () => assertionWith(/(<saml2:SubjectConfirmationData[^>]*NotOnOrAfter=")[^"]*/, `<saml2:SubjectConfirmationData InResponseTo="_1f3c9a52-0f2b-4f3c-9f3d-6c1f0a9b7c11" NotOnOrAfter="2026-11-24T09:00:00.000Z`), ids: ["confirmation-expired"] },
  "no confirmation": { make: () => assertionWith(/<saml2:SubjectConfirmation .*?<\/saml2:SubjectConfirmation>/, ""), ids: ["confirmation-missing"] },
  "confirmed by holder of key": { make: () => assertionWith("cm:bearer", "cm:holder-of-key"), ids: ["confirmation-method"] },
  "a confirmation without data": { make: () => assertionWith(/<saml2:SubjectConfirmationData.*?<\/saml2:SubjectConfirmationData>|<saml2:SubjectConfirmationData[^>]*\/>/, ""), ids: ["confirmation-data"] },
  "a confirmation with NotBefore": { make: () => assertionWith("<saml2:SubjectConfirmationData", '<saml2:SubjectConfirmationData NotBefore="2026-11-24T09:25:00.000Z"'), ids: ["confirmation-not-before"] },
  "a confirmation without end": { make: () => assertionWith(/(?<=<saml2:SubjectConfirmationData[^>]*) NotOnOrAfter="[^"]*"/, ""), ids: ["confirmation-end-missing"] },
  "no authentication statement": { make: () => assertionWith(/<saml2:AuthnStatement .*?<\/saml2:AuthnStatement>/, ""), ids: ["authn-missing"] },
  "the session ends at this moment": { make: () => assertionWith("<saml2:AuthnStatement ", '<saml2:AuthnStatement SessionNotOnOrAfter="2026-11-24T09:30:20.000Z" '), ids: [], unknowns: ["authn-session-over"] },
  "the session goes on": { make: () => assertionWith("<saml2:AuthnStatement ", '<saml2:AuthnStatement SessionNotOnOrAfter="2026-11-24T09:30:20.001Z" '), ids: [] },
  "the session is over": { make: () => assertionWith("<saml2:AuthnStatement ", '<saml2:AuthnStatement SessionNotOnOrAfter="2026-11-24T09:30:10.000Z" '), ids: [], unknowns: ["authn-session-over"] },
  "step-up wanted, Okta's default context sent": { make: () => signed(), expectations: { ...EXPECTED, authnContexts: [`${CLASS}TimeSyncToken`] }, ids: ["authn-context-default"] },
  "step-up wanted, one of two statements has it": { make: () => assertionWith("</saml2:AuthnStatement>", `</saml2:AuthnStatement><saml2:AuthnStatement AuthnInstant="2026-11-24T09:30:00.000Z"><saml2:AuthnContext><saml2:AuthnContextClassRef>${CLASS}TimeSyncToken</saml2:AuthnContextClassRef></saml2:AuthnContext></saml2:AuthnStatement>`), expectations: { ...EXPECTED, authnContexts: [`${CLASS}TimeSyncToken`] }, ids: [] },
  "step-up wanted, another context sent": { make: () => signed({ authnContextClassRef: `${CLASS}X509` }), ids: ["authn-context-other"] },
  "step-up wanted, no context sent": { make: () => assertionWith(/<saml2:AuthnContext>.*?<\/saml2:AuthnContext>/, "<saml2:AuthnContext/>"), ids: ["schema-missing", "authn-context-missing"] },

  "AWS refused, and nothing tells why": { make: () => ({ ...signed(), sentAt: later(0.1), postedTo: ACS, posted: true, answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 400, text: "An unexpected error has occurred" }] }), ids: ["answer-refused"], symptom: UNEXPECTED },
  "AWS refused with a text alone": { make: () => ({ ...signed(), answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 200, text: "It's not you, it's us" }] }), ids: ["answer-refused"], symptom: NOT_YOU },
  "AWS refused, and the NameID tells why": { make: () => ({ ...named("Ana.Silva@tarnholt.example"), answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 400 }] }), ids: ["name-id-case"], symptom: UNEXPECTED },
  "Okta answered an error, AWS let the person in": { make: () => ({ ...signed(), answers: [{ of: "okta", host: "tarnholt.okta.com", status: 404 }, { of: "aws", host: "eu-west-1.signin.aws", status: 302 }] }), ids: [] },
  "AWS let the person in": { make: () => ({ ...signed(), answers: [{ of: "aws", host: "eu-west-1.signin.aws", status: 302 }, { of: "aws", host: "d-1234567890.awsapps.com", status: 200 }] }), ids: [] },

  "InResponseTo differs within": { make: () => assertionWith(/(?<=<saml2:SubjectConfirmationData[^>]*InResponseTo=")[^"]*/, "_other"), ids: ["in-response-to-differs"], symptom: REPLAYED },
  "InResponseTo in the assertion alone": { make: () => responseWith(/(?<=<saml2p:Response[^>]*) InResponseTo="[^"]*"/, ""), ids: ["in-response-to-differs"], symptom: REPLAYED },
  "an empty InResponseTo": { make: () => signed({ inResponseTo: "" }), ids: ["in-response-to-empty"] },
  "an InResponseTo of white space": { make: () => signed({ inResponseTo: " " }), ids: ["in-response-to-empty"] },
  "posted twice": { make: () => signed({ ids: { response: "id1", assertion: "id2" } }), options: { otherMessages: [signed({ ids: { response: "id1", assertion: "id2" } })] }, ids: ["replay-same-response"], symptom: REPLAYED },
  "the same assertion in two responses": { make: () => signed({ ids: { response: "id1", assertion: "id2" } }), options: { otherMessages: [signed({ ids: { response: "id3", assertion: "id2" } })] }, ids: ["replay-same-response"] },
  "two requests of one recording, ours among them": { make: () => signed(), options: { otherMessages: [request("_another"), request()] }, ids: [] },
  "two responses to one request": { make: () => signed(), options: { otherMessages: [signed()] }, ids: ["replay-same-request"], symptom: REPLAYED },
  "an answer to another request than the recorded one": { make: () => signed(), options: { otherMessages: [request("_another")] }, ids: ["replay-other-request"], symptom: REPLAYED },
  "a request of Okta's own to a further identity provider": { make: () => signed(), options: { otherMessages: [request("_upstream", undefined, "https://www.okta.com/saml2/service-provider/sp1")] }, ids: [] },
  "two sign-ins from Okta in one recording": { make: () => fromOkta(), options: { otherMessages: [fromOkta()] }, ids: [] },

  "http in the attribute's name": { make: () => named2(`${ACCESS_CONTROL.replace("https", "http")}Department`), ids: ["attribute-scheme"] },
  "the prefix in lower case": { make: () => named2(`${ACCESS_CONTROL.toLowerCase()}Department`), ids: ["attribute-case"] },
  "a space before the name": { make: () => named2(` ${ACCESS_CONTROL}Department`), ids: ["attribute-space"] },
  "the name without AccessControl:": { make: () => named2("https://aws.amazon.com/SAML/Attributes/Department"), ids: ["attribute-prefix"] },
  "the name of IAM's session tags": { make: () => named2("https://aws.amazon.com/SAML/Attributes/PrincipalTag:Department"), ids: ["attribute-principal-tag"] },
  "an expected attribute is not sent": { make: () => signed({ attributes: [tag("CostCenter", "CC-4711")] }), ids: ["attribute-missing"] },
  "an attribute that the environment does not know": { make: () => attributes(["Clearance", "top"]), ids: ["attribute-unexpected"] },
  "a key spelled otherwise": { make: () => attributes(["Sites", "north"]), expectations: REGION_TAG, ids: ["attribute-missing"] },
  "a key in another case": { make: () => signed({ attributes: [tag("Department", "Refinery"), tag("costcenter", "CC-4711")] }), ids: ["attribute-key-case"] },
  "a bare name, without the prefix": { make: () => signed({ attributes: [tag("Department", "Refinery"), { name: "costcenter", values: ["CC-4711"] }] }), ids: ["attribute-missing"] },
  "a key sent both ways": { make: () => attributes(["UserName", "x"]), ids: ["attribute-both-ways"] },
  "two values": { make: () => attributes(["Site", "north", "south"]), expectations: REGION_TAG, ids: ["attribute-several-values"], symptom: UNEXPECTED },
  "an empty value": { make: () => attributes(["Site", ""]), expectations: REGION_TAG, ids: ["attribute-empty"] },
  "no value": { make: () => attributes(["Site"]), expectations: REGION_TAG, ids: ["attribute-empty"] },
  "XML in a value": { make: () => assertionWith(">Refinery</saml2:AttributeValue>", "><b>Refinery</b></saml2:AttributeValue>"), ids: ["attribute-xml"], symptom: UNEXPECTED },
  "a value of 257 characters": { make: () => attributes(["Site", "v".repeat(257)]), expectations: REGION_TAG, ids: ["attribute-value-length"] },
  "a value with a comma": { make: () => attributes(["Site", "north, south"]), expectations: REGION_TAG, ids: ["attribute-value-characters"] },
  "a key of 129 characters": { make: () => attributes(["k".repeat(129), "x"]), expectations: { ...EXPECTED, samlAttributes: ["Department", "CostCenter", "k".repeat(129)] }, ids: ["attribute-key"] },
  "a key with a space behind it": { make: () => attributes(["Site ", "x"]), expectations: { ...EXPECTED, samlAttributes: ["Department", "CostCenter", "Site "] }, ids: ["attribute-key"] },
  "the name without AccessControl: and with a space behind it": { make: () => named2("https://aws.amazon.com/SAML/Attributes/Department "), ids: ["attribute-prefix"] },
  "no key": { make: () => attributes(["", "x"]), expectations: { ...EXPECTED, samlAttributes: ["Department", "CostCenter", ""] }, ids: ["attribute-key"] },
  "the same key twice": { make: () => attributes(["department", "Finance"]), expectations: { ...EXPECTED, samlAttributes: ["Department", "CostCenter", "department"] }, ids: ["attribute-duplicate"], symptom: UNEXPECTED },
  "name format unspecified": { make: () => signed({ attributes: [{ name: `${ACCESS_CONTROL}Department`, values: ["Refinery"] }, tag("CostCenter", "CC-4711")] }), ids: ["attribute-name-format"], symptom: UNEXPECTED },
  "51 attributes": { make: () => signed({ attributes: Array.from({ length: 51 }, (_one, index) => tag(`K${index}`, "x")) }), expectations: { ...EXPECTED, samlAttributes: Array.from({ length: 51 }, (_one, index) => `K${index}`) }, ids: ["attribute-too-many"], symptom: UNEXPECTED },
  "an assertion of more than 50,000 characters": { make: () => signed({ attributes: [tag("Department", "Refinery"), tag("CostCenter", "CC-4711"), { name: "groups", values: Array.from({ length: 60 }, (_one, index) => `group ${index} `.padEnd(900, "x")) }] }), ids: ["assertion-too-large"], symptom: UNEXPECTED },
  "an assertion with more values than is verified": { make: () => signed({ attributes: [tag("Department", "Refinery"), tag("CostCenter", "CC-4711"), { name: "groups", values: Array.from({ length: 1_500 }, (_one, index) => `a group with a long name ${index}`) }] }), ids: ["signature-too-large", "assertion-too-large"] },
};
