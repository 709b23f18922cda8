import type { Cause } from "./symptom";

/** Causes that stand behind several symptoms, in one wording each. */
export const NAME_ID: Cause = {
  why: "the NameID is not the person's userName in IAM Identity Center, character for character (its e-mail attribute plays no part)",
  findings: ["name-id-case", "name-id-space", "name-id-invisible", "name-id-lookalike", "name-id-alias", "name-id-domain", "name-id-short", "name-id-attribute", "name-id-other", "name-id-white-space", "name-id-unseen"],
  remedy: { okta: "the app > Sign On > Credentials details > Application username format: the attribute that SCIM sends as userName", console: "Users > the person: compare Username with the NameID (idc saml check FILE --user NAME)", repository: "samlApp.nameId in environments/federation.ts" },
};

export const NOT_PROVISIONED: Cause = {
  why: "the person is not in IAM Identity Center: it makes nobody at sign-in",
  findings: [],
  remedy: { okta: "assign the person to the app, then Provisioning > Provision User; look at the errors under Tasks", console: "Users: the person must be listed and enabled", repository: "the group of okta.access must hold the person, and provisioning be scim({ connected: true })" },
};

export const NAME_ID_FORM: Cause = {
  why: "the NameID is missing, doubled, or not of the format emailAddress",
  findings: ["name-id-format", "name-id-missing", "name-id-empty", "status-name-id-policy"],
  remedy: { okta: "a custom app: Name ID format EmailAddress; the app of the Okta Integration Network sets it itself", repository: "apply the environment federation again; createCustomApp sets the format" },
};

export const CERTIFICATE: Cause = {
  why: "Okta signs with a certificate that IAM Identity Center does not have, or one that has expired, or not at all",
  findings: ["signature-other-certificate", "signature-unknown-key", "certificate-expired", "certificate-not-yet-valid", "signature-content-changed", "signature-pretty-printed", "signature-none", "signature-value", "signature-key-type", "signature-algorithm", "digest-algorithm"],
  remedy: { okta: "the app > Sign On > SAML Signing Certificates: which is active; download its metadata", console: "Settings > Identity source > Actions > Manage authentication > Manage SAML 2.0 certificates: import it (several may be active)", repository: "idc saml check FILE --metadata METADATA compares the two; npx cdktf output federation shows the certificate" },
};

export const ISSUER: Cause = {
  why: "another Okta app or org issued the response than the one whose metadata was uploaded",
  findings: ["issuer-other", "issuer-other-app", "issuer-scheme", "issuer-space", "issuer-missing", "issuer-differs"],
  remedy: { okta: "the app > Sign On > View SAML setup instructions: Identity Provider Issuer", console: "Settings > Identity source > Actions > Manage authentication: the IdP issuer URL", repository: "idc saml check FILE --metadata METADATA compares the two" },
};

export const AUDIENCE: Cause = {
  why: "the audience of the response is not exactly this instance's (slash, case, Region, identity store, or the ACS URL in its place)",
  findings: ["audience-region", "audience-store", "audience-acs", "audience-slash", "audience-case", "audience-scheme", "audience-space", "audience-host", "audience-other", "audience-roles", "audience-no-instance", "audience-given", "audience-acs-region", "audience-missing"],
  remedy: { okta: "the app > Sign On > Advanced > AWS SSO issuer URL; a custom app: Audience URI", console: "Settings > Identity source > Actions > Manage authentication: the IAM Identity Center issuer URL", repository: "apply the environment federation again, which derives it from aws.region and the instance" },
};

export const ACS: Cause = {
  why: "the response goes to another ACS URL, or names another, than this instance's",
  findings: ["destination-foreign", "destination-region", "destination-unregistered", "destination-missing", "recipient-differs", "recipient-foreign", "recipient-region", "recipient-unregistered", "recipient-missing", "posted-elsewhere"],
  remedy: { okta: "the app > Sign On > Advanced: AWS SSO ACS URL and issuer URL", console: "Settings > Identity source > Actions > Manage authentication: copy the ACS URL", repository: "samlApp.acsUrl in environments/federation.ts" },
};

export const CLOCK: Cause = {
  why: "the response came too early or too late: a clock is off, or the page was open too long before it was sent",
  findings: ["clock-ahead", "clock-behind", "conditions-expired", "conditions-window", "confirmation-expired", "response-stale", "authn-session-over", "issued-later", "issued-outside", "authn-later"],
  remedy: { okta: "status.okta.com: Okta keeps its own clocks", console: "start again at the access portal; look at the time of the computer and of proxies in between" },
};

export const SESSION_ATTRIBUTES: Cause = {
  why: "session attributes: more than 50, one with several values, one twice, one with XML in its value or too long, or in another name format than URI",
  findings: ["attribute-too-many", "attribute-several-values", "attribute-duplicate", "attribute-xml", "attribute-name-format", "attribute-both-ways", "attribute-key", "attribute-value-length", "attribute-value-characters", "assertion-too-large"],
  remedy: { okta: "the app > Sign On > Attribute statements: one value each, format URI Reference", console: "Settings > Attributes for access control", repository: "samlApp.attributes in environments/federation.ts: each key sent one way" },
};

export const ASSERTIONS: Cause = {
  why: "the response has more than one assertion, one in a wrong place, an encrypted one, or none: two assertions that Okta did not make are signature wrapping",
  findings: [
    "assertion-several", "wrapping-second-assertion", "wrapping-second-response", "wrapping-second-element", "wrapping-element-in-value", "wrapping-signature-place", "wrapping-duplicate-id", "wrapping-reference", "several-signatures", "signature-structure",
    "assertion-missing", "assertion-beside-failure", "encrypted-assertion", "encrypted-name-id", "encrypted-attribute",
  ],
  remedy: { okta: "a custom app: Assertion Encryption Unencrypted; take away SAML inline hooks that add an assertion. If nobody in your company made the second one, keep the response as evidence of an attack" },
};

export const CONFIRMATION: Cause = {
  why: "the assertion lacks what a sign-in by browser needs: a bearer confirmation with its end, an authentication statement, version and ids of SAML 2.0",
  findings: ["confirmation-missing", "confirmation-method", "confirmation-data", "confirmation-not-before", "confirmation-end-missing", "authn-missing", "form-version", "form-id", "form-time", "status-missing", "schema-missing", "schema-unexpected", "schema-order", "schema-text", "schema-condition"],
  remedy: { okta: "take away what rewrites responses (proxies, inline hooks); the app of the Okta Integration Network writes all of it" },
};

export const OKTA_FAILED: Cause = {
  why: "Okta itself answered with a failure: the status of the response is not Success",
  findings: ["status-denied", "status-authn-failed", "status-authn-context", "status-no-passive", "status-unknown-principal", "status-requester", "status-version", "status-other", "status-contradiction"],
  remedy: { okta: "Reports > System Log: the sign-in by its time; the rule of the app's sign-on policy that decided", repository: "samlApp.signOn in environments/federation.ts" },
};

export const REPLAYED: Cause = {
  why: "the response was posted twice (reload, back button, a second tab)",
  findings: ["replay-same-response", "replay-same-request"],
  remedy: { console: "start again at the access portal; do not bookmark the page in between" },
};
