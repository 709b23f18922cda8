import { ACS, ASSERTIONS, AUDIENCE, CERTIFICATE, CLOCK, CONFIRMATION, ISSUER, NAME_ID, NAME_ID_FORM, NOT_PROVISIONED, OKTA_FAILED, REPLAYED, SESSION_ATTRIBUTES } from "./causes";
import type { Cause, Symptom } from "./symptom";

/** AWS documents no cause for these texts, so whatever makes it refuse a response may be behind them. */
const UNDOCUMENTED: readonly Cause[] = [
  NOT_PROVISIONED,
  NAME_ID,
  AUDIENCE,
  ACS,
  CERTIFICATE,
  ISSUER,
  ASSERTIONS,
  SESSION_ATTRIBUTES,
  CONFIRMATION,
  OKTA_FAILED,
  { why: "AWS itself has trouble: the text comes to many people at once, and a check of the response finds nothing", findings: [], remedy: { console: "AWS Health Dashboard: IAM Identity Center and AWS Sign-In in your Region; CloudTrail, ExternalIdPDirectoryLogin, tells the reason of each refusal" } },
];

/** Symptoms of signing in at AWS, row by row of the team's notes on IAM Identity Center; then texts that AWS shows and does not document. */
export const signInSymptoms: readonly Symptom[] = [
  {
    id: "unexpected-error",
    seenAt: "AWS sign-in page",
    texts: ["An unexpected error has occurred"],
    causes: [NAME_ID, NOT_PROVISIONED, NAME_ID_FORM, SESSION_ATTRIBUTES, AUDIENCE, ACS, ASSERTIONS, CONFIRMATION, OKTA_FAILED],
  },
  {
    id: "not-you-it-is-us",
    seenAt: "AWS sign-in page",
    texts: ["It's not you, it is us"],
    causes: [CERTIFICATE, ISSUER, NAME_ID_FORM, CLOCK, AUDIENCE],
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
      { why: "the start URL or its Region is wrong", findings: ["audience-region", "audience-store", "audience-other", "destination-region", "destination-foreign", "relay-state-foreign", "relay-state-encoded", "relay-state-markup"], remedy: { okta: "the app > Sign On > Advanced, and its Default Relay State", console: "Dashboard: copy the AWS access portal URL", repository: "aws.region and samlApp.acsUrl in environments/federation.ts" } },
      CLOCK,
      { why: "the browser has a session or a request of an earlier attempt", findings: ["response-stale", "in-response-to-differs", "replay-same-response", "replay-same-request", "replay-other-request"], remedy: { console: "sign out, close the tabs, and begin in a private window" } },
    ],
  },
  {
    id: "request-id-not-valid",
    seenAt: "CloudTrail",
    texts: ["Not a valid response for the provided request id", "ExternalIdPDirectoryLogin Failure"],
    causes: [
      REPLAYED,
      { why: "InResponseTo names a request that this browser did not make, or names it differently in response and assertion", findings: ["in-response-to-differs", "in-response-to-empty", "replay-other-request"], remedy: { okta: "take away what rewrites responses (proxies, inline hooks); sign-in from the Okta dashboard needs no InResponseTo", console: "start again at the access portal" } },
    ],
  },
  {
    id: "name-id-policy",
    seenAt: "CloudTrail",
    texts: ["Response contains invalid name id policy format"],
    causes: [NAME_ID_FORM, { ...NAME_ID, why: "the format is right and the value is no e-mail address of the person in IAM Identity Center" }],
  },
  {
    id: "could-not-complete-request",
    seenAt: "AWS sign-in page",
    texts: ["We couldn't complete your request right now. Please try again later.", "Your request could not be completed"],
    causes: UNDOCUMENTED,
  },
  {
    id: "something-went-wrong",
    seenAt: "AWS sign-in page",
    texts: ["Something went wrong"],
    causes: UNDOCUMENTED,
  },
];
