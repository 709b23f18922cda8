import type { Symptom } from "./symptom";

const RETRY = "Provisioning > Integration > Test API Credentials, then View Logs and retry the task";

/** Symptoms of provisioning and of session attributes; a SAML response shows none of them. */
export const provisioningSymptoms: readonly Symptom[] = [
  {
    id: "scim-unauthorized",
    seenAt: "Okta admin console, provisioning",
    texts: ["Error while verifying if user exists: Unauthorized"],
    causes: [{
      why: "the SCIM token is invalid or has expired: it lives one year",
      findings: [],
      remedy: { console: "Settings > Automatic provisioning > Access tokens: generate a second one (two may exist), delete the old one once the new one works", okta: `Provisioning > Integration > API Token: the new one. ${RETRY}`, repository: "tokenExpires of scim(...) in the data: idc check warns before it ends" },
    }],
  },
  {
    id: "scim-base-url",
    seenAt: "Okta admin console, provisioning",
    texts: ["Base URL: Does not match required pattern"],
    causes: [{ why: "the SCIM endpoint was entered with a slash at its end, or with something else around it", findings: [], remedy: { okta: "Provisioning > Integration > Base URL: https://scim.<region>.amazonaws.com/<tenant>/scim/v2, without a slash at its end", console: "Settings > Automatic provisioning: copy the SCIM endpoint" } }],
  },
  {
    id: "scim-unparsable",
    seenAt: "Okta admin console, provisioning",
    texts: ["Request is unparsable, syntactically incorrect, or violates schema"],
    causes: [
      { why: "the person lacks first name, last name, user name or display name", findings: [], remedy: { okta: "Directory > People > the person > Profile: fill in the four; Provisioning > To App: displayName must be mapped" } },
      { why: "a value has one of < > ; : %, or is an empty text", findings: [], remedy: { okta: "Provisioning > To App > Attribute mappings: unmap what may be empty, or map it only where it has a value" } },
      { why: "the user was made by hand in IAM Identity Center before", findings: [], remedy: { console: "Users: delete the one made by hand, or give it the same userName", okta: RETRY } },
    ],
  },
  {
    id: "scim-several-emails",
    seenAt: "Okta admin console, provisioning",
    texts: ["List attribute emails exceeds allowed limit of 1"],
    causes: [{ why: "more than one e-mail address is sent: IAM Identity Center takes one", findings: [], remedy: { okta: "Provisioning > To App > Attribute mappings: take away the secondary e-mail, keep the primary" } }],
  },
  {
    id: "scim-duplicate",
    seenAt: "Okta admin console, provisioning",
    texts: ["Refused to create a new, duplicate resource"],
    causes: [
      { why: "userName, primary e-mail or externalId belongs to another user there, often one made by hand", findings: [], remedy: { console: "Users: search each of the three; delete the other one or correct it", okta: RETRY } },
      { why: "a group of that name is there already", findings: [], remedy: { console: "Groups: the one made by hand must go or be renamed; its assignments go with it", okta: "Push Groups: link the group instead of making it", repository: "groups in environments/catalog/groups.ts: two with one name" } },
    ],
  },
  {
    id: "abac-not-enabled",
    seenAt: "IAM Identity Center console",
    texts: ["Attributes for access control failed to enable"],
    signs: ["iam:UpdateAssumeRolePolicy missing"],
    causes: [{ why: "whoever enables them lacks iam:UpdateAssumeRolePolicy: the trust of every provisioned role changes", findings: [], remedy: { console: "give the role that applies iam:UpdateAssumeRolePolicy, then enable again at Settings > Attributes for access control", repository: "the same for the credentials that apply the environment federation" } }],
  },
];
