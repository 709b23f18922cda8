import type { Cause, Symptom } from "./symptom";

const NAME_ID: Cause = {
  why: "the NameID is not the person's userName in IAM Identity Center, character for character (its e-mail attribute plays no part)",
  findings: ["name-id-case", "name-id-space", "name-id-invisible", "name-id-lookalike", "name-id-alias", "name-id-domain", "name-id-short", "name-id-attribute", "name-id-other", "name-id-white-space", "name-id-unseen"],
  remedy: { okta: "the app > Sign On > Credentials details > Application username format: the attribute that SCIM sends as userName", console: "Users > the person: compare Username with the NameID (idc saml check FILE --user NAME)", repository: "samlApp.nameId in environments/federation.ts" },
};

const NOT_PROVISIONED: Cause = {
  why: "the person is not in IAM Identity Center: it makes nobody at sign-in",
  findings: [],
  remedy: { okta: "assign the person to the app, then Provisioning > Provision User; look at the errors under Tasks", console: "Users: the person must be listed and enabled", repository: "the group of okta.access must hold the person, and provisioning be scim({ connected: true })" },
};

const NAME_ID_FORM: Cause = {
  why: "the NameID is missing, doubled, or not of the format emailAddress",
  findings: ["name-id-format", "name-id-missing", "name-id-empty", "name-id-several"],
  remedy: { okta: "a custom app: Name ID format EmailAddress; the app of the Okta Integration Network sets it itself", repository: "apply the environment federation again; createCustomApp sets the format" },
};

const CERTIFICATE: Cause = {
  why: "Okta signs with a certificate that IAM Identity Center does not have, or one that has expired",
  findings: ["signature-other-certificate", "certificate-expired", "certificate-not-yet-valid", "signature-content-changed", "signature-pretty-printed", "signature-none", "issuer-other", "issuer-other-app"],
  remedy: { okta: "the app > Sign On > SAML Signing Certificates: which is active; download its metadata", console: "Settings > Identity source > Actions > Manage authentication > Manage SAML 2.0 certificates: import it (several may be active)", repository: "idc saml check FILE --metadata METADATA compares the two; npx cdktf output federation shows the certificate" },
};

const CLOCK: Cause = {
  why: "the response came too early or too late: a clock is off, or the page was open too long before it was sent",
  findings: ["clock-ahead", "clock-behind", "conditions-expired", "confirmation-expired", "response-stale"],
  remedy: { okta: "status.okta.com: Okta keeps its own clocks", console: "start again at the access portal; look at the time of the computer and of proxies in between" },
};

const REGION_ACS: Cause = {
  why: "the ACS URL of that Region is not registered in the Okta app",
  findings: ["destination-unregistered", "recipient-unregistered", "destination-region", "recipient-region", "posted-elsewhere"],
  remedy: { okta: "a custom app: General > SAML settings > Other requestable SSO URLs, one for each Region", console: "Settings > Identity source > Actions > Manage authentication: the ACS URLs of every Region", repository: "samlApp.additionalAcs with createCustomApp in environments/federation.ts" },
};

/** Symptoms of signing in, row by row of the team's notes on IAM Identity Center. */
export const signInSymptoms: readonly Symptom[] = [
  {
    id: "unexpected-error",
    seenAt: "AWS sign-in page",
    texts: ["An unexpected error has occurred"],
    causes: [
      NAME_ID,
      NOT_PROVISIONED,
      NAME_ID_FORM,
      {
        why: "session attributes: more than 50, one with several values, one twice, one with XML in its value, or in another name format than URI",
        findings: ["attribute-too-many", "attribute-several-values", "attribute-duplicate", "attribute-xml", "attribute-name-format", "attribute-both-ways"],
        remedy: { okta: "the app > Sign On > Attribute statements: one value each, format URI Reference", console: "Settings > Attributes for access control", repository: "samlApp.attributes in environments/federation.ts: each key sent one way" },
      },
      {
        why: "the response goes to another ACS URL, or names another, than this instance's",
        findings: ["destination-foreign", "destination-region", "destination-unregistered", "recipient-differs", "recipient-foreign", "recipient-region", "posted-elsewhere"],
        remedy: { okta: "the app > Sign On > Advanced: AWS SSO ACS URL and issuer URL", console: "Settings > Identity source > Actions > Manage authentication: copy the ACS URL", repository: "samlApp.acsUrl in environments/federation.ts" },
      },
      {
        why: "the response has more than one assertion, or an encrypted one",
        findings: ["assertion-several", "assertion-missing", "encrypted-assertion", "encrypted-name-id", "encrypted-attribute"],
        remedy: { okta: "a custom app: Assertion Encryption Unencrypted; take away SAML inline hooks that add an assertion" },
      },
    ],
  },
  {
    id: "not-you-it-is-us",
    seenAt: "AWS sign-in page",
    texts: ["It's not you, it is us"],
    causes: [CERTIFICATE, NAME_ID_FORM, CLOCK],
  },
  {
    id: "invalid-mfa-credentials",
    seenAt: "AWS sign-in page",
    texts: ["Invalid MFA credentials"],
    causes: [{ ...NOT_PROVISIONED, why: "the person is not provisioned by SCIM yet, whatever the message says of MFA" }, NAME_ID],
  },
  {
    id: "something-does-not-compute",
    seenAt: "AWS sign-in page",
    texts: ["Something doesn't compute"],
    causes: [
      { why: "the identity source is still the directory of IAM Identity Center, not the external identity provider", findings: [], remedy: { console: "Settings > Identity source > Actions > Change identity source > External identity provider; there is no API for it" } },
      { why: "the start URL or its Region is wrong", findings: ["audience-region", "audience-store", "audience-other", "destination-region", "destination-foreign"], remedy: { okta: "the app > Sign On > Advanced, and its Default Relay State", console: "Dashboard: copy the AWS access portal URL", repository: "aws.region and samlApp.acsUrl in environments/federation.ts" } },
      CLOCK,
      { why: "the browser has a session or a request of an earlier attempt", findings: ["response-stale", "in-response-to-differs", "replay-same-response", "replay-same-request", "replay-other-request"], remedy: { console: "sign out, close the tabs, and begin in a private window" } },
    ],
  },
  {
    id: "request-id-not-valid",
    seenAt: "CloudTrail",
    texts: ["Not a valid response for the provided request id", "ExternalIdPDirectoryLogin Failure"],
    causes: [
      { why: "the response was posted twice (reload, back button, a second tab)", findings: ["replay-same-response", "replay-same-request"], remedy: { console: "start again at the access portal; do not bookmark the page in between" } },
      { why: "InResponseTo names a request that this browser did not make, or names it differently in response and assertion", findings: ["in-response-to-differs", "in-response-to-empty", "replay-other-request"], remedy: { okta: "take away what rewrites responses (proxies, inline hooks); sign-in from the Okta dashboard needs no InResponseTo", console: "start again at the access portal" } },
    ],
  },
  {
    id: "lands-on-okta-dashboard",
    seenAt: "Okta sign-in",
    texts: ["sign-in lands on the Okta dashboard"],
    signs: ["after sign-in the Okta dashboard opens instead of AWS", "redirected back to the Okta end user dashboard", "stays on my apps page of Okta"],
    causes: [{ why: "the ACS URL is blank in the Okta app", findings: ["destination-blank", "recipient-blank", "destination-missing"], remedy: { okta: "the app > Sign On > Advanced: AWS SSO ACS URL", console: "Settings > Identity source > Actions > Manage authentication: copy the ACS URL", repository: "samlApp.acsUrl in environments/federation.ts, then apply federation" } }],
  },
  {
    id: "additional-region-fails",
    seenAt: "AWS access portal",
    texts: ["additional Region or app link fails"],
    signs: ["sign-in works in the primary Region and fails in an additional Region", "the link of an app in another Region fails"],
    causes: [REGION_ACS],
  },
  {
    id: "account-missing",
    seenAt: "AWS access portal",
    texts: ["signed in, account missing"],
    signs: ["signed in but the account is not listed", "no accounts in the access portal after sign-in", "permission set or role missing in the portal"],
    causes: [
      { why: "the group was deleted and pushed again, so it has a new id, and the assignment names the old one", findings: [], remedy: { console: "the account's Users and groups: an assignment to an id without a name", repository: "npx cdktf diff of the environment that grants it: the plan replaces the assignment" } },
      { why: "the permission set is assigned and not provisioned in the account", findings: [], remedy: { console: "Permission sets > the set > Accounts: reprovision those that failed", repository: "apply again; the error of the last apply names the account" } },
      { why: "the same Okta group assigns the app and is pushed, so its members arrive late or not at all", findings: [], remedy: { okta: "one group that assigns the app, others that are pushed (Push Groups: errors)", repository: "okta.access: a group of its own, such as unionOfPushedGroups" } },
    ],
  },
];
