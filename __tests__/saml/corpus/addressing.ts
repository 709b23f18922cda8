import { ACS, ACS_FRANKFURT, assertionWith, AUDIENCE, EXPECTED, fromOkta, idp, responseWith, signed, without } from "../samples";
import type { Cases } from "./case";

const VIRGINIA = "https://us-east-1.signin.aws/platform/saml/acs/5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77";
const OTHER_TENANT = "https://eu-west-1.signin.aws/platform/saml/acs/99999999-7a41-4be2-9d0e-3c6b9b1f2a77";
const OLD_FRANKFURT = "https://eu-central-1.signin.aws.amazon.com/platform/saml/acs/0d0d0d0d";
const OLD_DUBLIN = "https://eu-west-1.signin.aws.amazon.com/platform/saml/acs/0d0d0d0d";
const UNEXPECTED = "An unexpected error has occurred";
/** Region and ACS URLs are known, the instance is not: what an environment without aws.identityStore gives. */
const FORM = without("audience");
const audience = (value: string) => signed({ audience: value });

/** From whom, for whom and where to: status, issuer, audience, Destination, Recipient, RelayState. */
export const addressing: Cases = {
  "Okta refused: the person is not assigned": { make: () => refused("Responder", "RequestDenied", "User is not assigned to the client application."), ids: ["status-denied"] },
  "Okta refused: authentication failed": { make: () => refused("Responder", "AuthnFailed"), ids: ["status-authn-failed"] },
  "Okta refused: no such context": { make: () => refused("Responder", "NoAuthnContext"), ids: ["status-authn-context"] },
  "Okta refused: no such NameID": { make: () => refused("Requester", "InvalidNameIDPolicy"), ids: ["status-name-id-policy"] },
  "Okta refused: passive": { make: () => refused("Responder", "NoPassive"), ids: ["status-no-passive"] },
  "Okta refused: unknown person": { make: () => refused("Responder", "UnknownPrincipal", "ana.silva@tarnholt.example"), ids: ["status-unknown-principal"] },
  "Okta refused: the request": { make: () => refused("Requester"), ids: ["status-requester"] },
  "Okta refused: the version": { make: () => refused("VersionMismatch"), ids: ["status-version"] },
  "Okta refused: no reason": { make: () => refused("Responder"), ids: ["status-other"] },
  "a status without a code": { make: () => responseWith(/<saml2p:StatusCode [^>]*(\/>|><\/saml2p:StatusCode>)/, ""), ids: ["status-missing"] },
  "no status": { make: () => responseWith(/<saml2p:Status .*?<\/saml2p:Status>/, ""), ids: ["status-missing"] },
  "success without an assertion": { make: () => responseWith(/<saml2:Assertion .*<\/saml2:Assertion>/s, "", { sign: "response" }), ids: ["assertion-missing"], symptom: UNEXPECTED },

  "an empty issuer": { make: () => assertionWith(/(?<=<saml2:Issuer[^>]*>)[^<]*/, ""), ids: ["issuer-missing"] },
  "white space around the issuer of the response": { make: () => signed({}, { ...idp, issuer: `${idp.issuer} ` }), ids: ["issuer-space"] },
  "no issuer in the response, which SAML allows": { make: () => responseWith(/<saml2:Issuer.*?<\/saml2:Issuer>/, ""), ids: [] },
  "no issuer in the assertion": { make: () => assertionWith(/<saml2:Issuer.*?<\/saml2:Issuer>/, ""), ids: ["issuer-missing"] },
  "two issuers": { make: () => responseWith("exk1a2b3c4d5e6f7g8h9", "exk0000000000000000"), ids: ["issuer-differs"] },
  "the issuer written with https": { make: () => signed(), expectations: { ...EXPECTED, issuer: String(EXPECTED.issuer).replace("http:", "https:") }, ids: ["issuer-scheme"] },
  "white space around the issuer": { make: () => signed(), expectations: { ...EXPECTED, issuer: `${EXPECTED.issuer} ` }, ids: ["issuer-space"] },
  "the app was made anew": { make: () => signed(), expectations: { ...EXPECTED, issuer: "http://www.okta.com/exkold" }, ids: ["issuer-other-app"] },
  "another identity provider": { make: () => signed(), expectations: { ...EXPECTED, issuer: "https://sts.windows.net/1/" }, ids: ["issuer-other"] },

  "no audience": { make: () => assertionWith(/<saml2:AudienceRestriction>.*?<\/saml2:AudienceRestriction>/, ""), ids: ["audience-missing"] },
  "white space as the audience": { make: () => audience("  "), ids: ["audience-missing"] },
  "a blank audience beside another service provider's": { make: () => signed({ audience: ["", "https://wiki.tarnholt.example/saml"] }), ids: ["audience-other"] },
  "a blank audience beside ours": { make: () => signed({ audience: ["", AUDIENCE] }), ids: [] },
  "a near miss beside another service provider's": { make: () => signed({ audience: ["https://wiki.tarnholt.example/saml", `${AUDIENCE}/`] }), ids: ["audience-slash"] },
  "a restriction to nobody beside ours": { make: () => assertionWith("</saml2:Conditions>", "<saml2:AudienceRestriction/></saml2:Conditions>"), ids: ["audience-missing"] },
  "a blank audience": { make: () => audience(""), ids: ["audience-missing"] },
  "a slash behind the audience": { make: () => audience(`${AUDIENCE}/`), ids: ["audience-slash"], symptom: UNEXPECTED },
  "http in the audience": { make: () => audience(AUDIENCE.replace("https", "http")), ids: ["audience-scheme"] },
  "a space behind the audience": { make: () => audience(`${AUDIENCE} `), ids: ["audience-space"] },
  "capitals in the audience": { make: () => audience(AUDIENCE.replace("saml/d-", "SAML/d-")), ids: ["audience-case"] },
  "the ACS URL as the audience": { make: () => audience(ACS), ids: ["audience-acs"] },
  "another identity store": { make: () => audience(AUDIENCE.replace("1234567890", "0987654321")), ids: ["audience-store"], symptom: "Something doesn't compute" },
  "the host of the ACS in the audience": { make: () => audience(AUDIENCE.replace("signin.aws.amazon.com", "signin.aws")), ids: ["audience-host"] },
  "another service provider": { make: () => audience("https://wiki.tarnholt.example/saml"), ids: ["audience-other"] },
  "another Region's audience alone": { make: () => audience(AUDIENCE.replace("eu-west-1", "us-east-1")), ids: ["audience-region"], symptom: "Something doesn't compute" },
  "a response for another Region, in all its parts": { make: () => signed({ audience: AUDIENCE.replace("eu-west-1", "us-east-1"), destination: VIRGINIA }), ids: ["audience-region"], symptom: "Something doesn't compute" },
  "a second restriction that is not ours": { make: () => assertionWith("</saml2:Conditions>", "<saml2:AudienceRestriction><saml2:Audience>https://wiki.tarnholt.example/saml</saml2:Audience></saml2:AudienceRestriction></saml2:Conditions>"), ids: ["audience-other"] },

  "the instance unknown, the audience of its form": { make: () => audience(AUDIENCE.replace("1234567890", "0987654321")), expectations: FORM, ids: [] },
  "the instance unknown: a slash": { make: () => audience(`${AUDIENCE}/`), expectations: FORM, ids: ["audience-slash"], symptom: UNEXPECTED },
  "the instance unknown: a space": { make: () => audience(` ${AUDIENCE}`), expectations: FORM, ids: ["audience-space"] },
  "the instance unknown: capitals": { make: () => audience(AUDIENCE.replace("eu-west", "EU-West")), expectations: FORM, ids: ["audience-case"] },
  "the instance unknown: http": { make: () => audience(AUDIENCE.replace("https", "http")), expectations: FORM, ids: ["audience-scheme"] },
  "the instance unknown: http, capitals, a slash and a space": { make: () => audience(`${AUDIENCE.replace("https", "HTTP").replace("/d-", "/D-")}/ `), expectations: FORM, ids: ["audience-space"] },
  "the instance unknown: the ACS URL": { make: () => audience(ACS), expectations: FORM, ids: ["audience-acs"] },
  "the instance unknown: another Region": { make: () => audience(AUDIENCE.replace("eu-west-1", "us-east-1")), expectations: FORM, ids: ["audience-region"], symptom: "Something doesn't compute" },
  "the instance unknown: another Region's host of the ACS": { make: () => audience("https://us-east-1.signin.aws/platform/saml/d-1234567890"), expectations: FORM, ids: ["audience-host"] },
  "the instance unknown: another partition": { make: () => audience("https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/d-1234567890"), expectations: FORM, ids: ["audience-region"] },
  "the instance unknown: the audience of role federation": { make: () => audience("urn:amazon:webservices"), expectations: FORM, ids: ["audience-roles"] },
  "the instance unknown: the sign-in URL of role federation": { make: () => audience("https://signin.aws.amazon.com/saml"), expectations: FORM, ids: ["audience-roles"] },
  "the instance unknown: no instance": { make: () => audience("https://eu-west-1.signin.aws.amazon.com/platform/saml/"), expectations: FORM, ids: ["audience-no-instance"] },
  "the instance unknown: an id of nine digits": { make: () => audience(AUDIENCE.slice(0, -1)), expectations: FORM, ids: ["audience-other"] },
  "nothing known: a slash all the same": { make: () => audience(`${AUDIENCE}/`), expectations: {}, ids: ["audience-slash"] },
  "nothing known: audience and ACS URL of two Regions": { make: () => signed({ destination: ACS_FRANKFURT }), expectations: {}, ids: [], unknowns: ["audience-acs-region"] },
  "nothing known: a Recipient of another Region, no Destination": { make: () => responseWith(/ Destination="[^"]*"/, "", { destination: ACS_FRANKFURT }), expectations: {}, ids: ["destination-missing"], unknowns: ["audience-acs-region"] },
  "nothing known: the ACS URL has the host of primary Regions, the audience another Region": { make: () => signed({ destination: OLD_FRANKFURT }), expectations: {}, ids: ["audience-acs-region"] },
  "nothing known: audience and ACS URL of two partitions": { make: () => signed({ destination: "https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/acs/5f0c1e2d" }), expectations: {}, ids: ["audience-acs-region"] },
  "the Region known, so the ACS URL is judged by it": { make: () => signed({ destination: ACS_FRANKFURT }), expectations: { region: "eu-west-1" }, ids: ["destination-region"] },
  "the audience given has a slash, the response's has none": { make: () => signed(), expectations: { ...EXPECTED, audience: `${AUDIENCE}/` }, ids: ["audience-given"] },
  "both audiences have a slash": { make: () => audience(`${AUDIENCE}/`), expectations: { ...EXPECTED, audience: `${AUDIENCE}//` }, ids: ["audience-slash"] },

  "no Destination": { make: () => responseWith(/ Destination="[^"]*"/, ""), ids: ["destination-missing"], symptom: "sign-in lands on the Okta dashboard" },
  "the ACS URL is blank in Okta": { make: () => signed({ destination: "" }), ids: ["destination-blank"], symptom: "sign-in lands on the Okta dashboard" },
  "the Destination is Okta's own": { make: () => signed({ destination: "https://tarnholt.okta.com/app/UserHome" }), ids: ["destination-foreign"], symptom: "sign-in lands on the Okta dashboard" },
  "another tenant": { make: () => signed({ destination: OTHER_TENANT }), ids: ["destination-unregistered"], symptom: UNEXPECTED },
  "an additional Region that is not registered": { make: () => signed({ destination: ACS_FRANKFURT }), ids: ["destination-region"], symptom: "additional Region or app link fails" },
  "an additional Region registered by the host of primary Regions": { make: () => signed({ destination: OLD_FRANKFURT }), expectations: { ...EXPECTED, acsUrls: [ACS, OLD_FRANKFURT] }, ids: ["destination-primary-host"] },
  "the host of primary Regions, the Region known by the first ACS alone": { make: () => signed({ destination: OLD_FRANKFURT }), expectations: { ...without("region"), acsUrls: [OLD_FRANKFURT] }, ids: [] },
  "an additional Region by the host of primary Regions, the Region known by the first ACS alone": { make: () => signed({ destination: OLD_FRANKFURT }), expectations: { ...without("region"), acsUrls: [OLD_DUBLIN, OLD_FRANKFURT] }, ids: ["destination-primary-host"] },
  "GovCloud's ACS in the commercial partition": { make: () => signed({ destination: "https://us-gov-west-1.signin.amazonaws-us-gov.com/platform/saml/acs/5f0c1e2d" }), ids: ["destination-region"] },
  "no ACS URLs given, and another Region": { make: () => signed({ destination: VIRGINIA }), expectations: { region: "eu-west-1" }, ids: ["destination-region"] },
  "posted, without a Destination": { make: () => ({ ...responseWith(/ Destination="[^"]*"/, ""), postedTo: ACS }), ids: ["destination-missing"] },
  "posted, with a blank Destination": { make: () => ({ ...signed({ destination: " " }), postedTo: ACS }), ids: ["destination-blank"] },
  "posted elsewhere": { make: () => ({ ...signed(), postedTo: "https://proxy.tarnholt.example/acs" }), ids: ["posted-elsewhere"] },
  "no Recipient": { make: () => assertionWith(/ Recipient="[^"]*"/, ""), ids: ["recipient-missing"] },
  "a blank Recipient": { make: () => signed({ recipient: "" }), ids: ["recipient-blank"] },
  "the Recipient is no ACS": { make: () => signed({ recipient: "https://tarnholt.okta.com/sso" }), ids: ["recipient-foreign"], symptom: UNEXPECTED },
  "the Recipient is another Region's": { make: () => signed({ recipient: VIRGINIA }), ids: ["recipient-region"] },
  "the Recipient is another tenant's": { make: () => signed({ recipient: OTHER_TENANT }), ids: ["recipient-unregistered"] },
  "Recipient and Destination are two registered URLs": { make: () => signed({ recipient: ACS_FRANKFURT }), expectations: { ...EXPECTED, acsUrls: [ACS, ACS_FRANKFURT] }, ids: ["recipient-differs"] },

  "RelayState with markup": { make: () => ({ ...fromOkta(), relayState: "<script>" }), ids: ["relay-state-markup"] },
  "RelayState encoded twice": { make: () => ({ ...fromOkta(), relayState: "https%3A%2F%2Fd-1234567890.awsapps.com%2Fstart" }), ids: ["relay-state-encoded"] },
  "RelayState to somewhere else": { make: () => ({ ...fromOkta(), relayState: "https://evil.example/awsapps.com" }), ids: ["relay-state-foreign"] },
  "RelayState to somebody's bucket": { make: () => ({ ...fromOkta(), relayState: "https://evil.s3.amazonaws.com/start" }), ids: ["relay-state-foreign"] },
  "RelayState to the portal by instance": { make: () => ({ ...fromOkta(), relayState: "https://ssoins-1234567890abcdef.eu-west-1.portal.amazonaws.com" }), ids: [] },
  "RelayState to a script": { make: () => ({ ...fromOkta(), relayState: "javascript:alert(1)" }), ids: ["relay-state-foreign"] },
  "RelayState without a scheme": { make: () => ({ ...fromOkta(), relayState: "//evil.example/x" }), ids: ["relay-state-foreign"] },
  "RelayState as long as SAML allows": { make: () => ({ ...fromOkta(), relayState: "x".repeat(80) }), ids: [] },
  "RelayState to the console": { make: () => ({ ...fromOkta(), relayState: "https://eu-west-1.console.aws.amazon.com/ec2/home" }), ids: [] },
  "RelayState longer than SAML allows": { make: () => ({ ...fromOkta(), relayState: "x".repeat(81) }), ids: [], unknowns: ["relay-state-long"] },
};

function refused(code: string, subcode?: string, message?: string) {
  const status = "urn:oasis:names:tc:SAML:2.0:status:";
  return signed({ sign: "response", status: { code: `${status}${code}`, ...(subcode === undefined ? {} : { subcode: `${status}${subcode}` }), ...(message === undefined ? {} : { message }) } });
}
