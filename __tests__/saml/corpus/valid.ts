import { ACS, ACS_FRANKFURT, EXPECTED, fromOkta, idp, later, otherIdp, request, signed, tag, tampered } from "../samples";
import type { Cases } from "./case";

const NO_TAGS = { ...EXPECTED, samlAttributes: [] };
const TWO_REGIONS = { ...EXPECTED, acsUrls: [ACS, ACS_FRANKFURT] };
const OLD_ACS = "https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/5f0c1e2d";
const DUAL_ACS = "https://eu-central-1.sso.signin.aws/platform/saml/acs/5f0c1e2d";

/** Responses with nothing wrong. */
export const valid: Cases = {
  "Okta's default shape: both signed, started at AWS": { make: () => signed(), ids: [] },
  "started at Okta": { make: () => fromOkta(), ids: [] },
  "the assertion alone is signed": { make: () => signed({ sign: "assertion" }), ids: [] },
  "the response alone is signed": { make: () => signed({ sign: "response" }), ids: [], unknowns: ["signature-response-only"] },
  "without attributes": { make: () => signed({ attributes: [] }), expectations: NO_TAGS, ids: [] },
  "with attributes that IAM Identity Center ignores": { make: () => signed({ attributes: [...both, { name: "firstName", values: ["Ana"] }, { name: "groups", values: ["a", "b"] }, { name: "https://aws.amazon.com/SAML/Attributes/RoleSessionName", values: ["ana"] }] }), ids: [] },
  "posted to the ACS of an additional Region that is registered": { make: () => signed({ destination: ACS_FRANKFURT }), expectations: TWO_REGIONS, ids: [] },
  "the ACS of before February 2026 in the primary Region": { make: () => signed({ destination: OLD_ACS }), expectations: { ...EXPECTED, acsUrls: [OLD_ACS] }, ids: [] },
  "the dual stack ACS of an additional Region": { make: () => signed({ destination: DUAL_ACS }), expectations: { ...EXPECTED, acsUrls: [ACS, DUAL_ACS] }, ids: [] },
  "GovCloud": {
    make: () => signed({ destination: "https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/acs/5f0c1e2d", audience: "https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/d-1234567890" }),
    expectations: { ...EXPECTED, region: "us-gov-west-1", audience: "https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/d-1234567890", acsUrls: ["https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/acs/5f0c1e2d"] },
    ids: [],
  },
  "a recording: posted to its Destination, with its request beside it": { make: () => ({ ...signed(), container: "HAR entry 14", postedTo: `${ACS}?x=1`, sentAt: later(0.1), relayState: "https://d-1234567890.awsapps.com/start#/?tab=accounts", others: 1 }), options: { otherMessages: [request()] }, ids: [] },
  "AWS's own long RelayState": { make: () => ({ ...signed(), relayState: "H4sIAAAA".repeat(40) }), ids: [] },
  "two certificates are active, the newer one signs": { make: () => signed({}, { ...otherIdp, issuer: idp.issuer }), expectations: { ...EXPECTED, certificates: [idp.certificate, otherIdp.certificate] }, ids: [] },
  "several audiences in one restriction, ours among them": { make: () => signed({ audience: ["https://other.example/saml", String(EXPECTED.audience)] }), ids: [] },
  "at the first and at the last moment": { make: () => signed(), options: { at: later(-5) }, ids: [] },
  "at the last moment": { make: () => signed(), options: { at: new Date(later(5).getTime() - 1) }, ids: [] },
  "an expectation of nothing": { make: () => signed(), expectations: {}, ids: [] },
  "SHA-512": { make: () => signed({ algorithms: { signature: "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", digest: "http://www.w3.org/2001/04/xmlenc#sha512" } }), ids: [] },
  "fifty attributes of the longest form": {
    make: () => signed({ attributes: Array.from({ length: 50 }, (_, index) => tag(`K${index}`.padEnd(128, "é"), "v".repeat(256))) }),
    expectations: { ...EXPECTED, samlAttributes: Array.from({ length: 50 }, (_, index) => `K${index}`.padEnd(128, "é")) },
    ids: [],
    unknowns: ["assertion-nearly-too-large"],
  },
  "the declaration written another way, which nothing signs": { make: () => tampered('<?xml version="1.0" encoding="UTF-8"?>', ""), ids: [] },
};

const both = [tag("Department", "Refinery"), tag("CostCenter", "CC-4711")];
