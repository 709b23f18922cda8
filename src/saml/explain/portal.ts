import type { Cause, Symptom } from "./symptom";

const NEW_GROUP: Cause = { why: "the group was deleted and pushed again, so it has a new id, and the assignment names the old one", findings: [], remedy: { console: "the account's Users and groups: an assignment to an id without a name", repository: "npx cdktf diff of the environment that grants it: the plan replaces the assignment" } };

/** Symptoms in the access portal, once sign-in has worked. */
export const portalSymptoms: readonly Symptom[] = [
  {
    id: "additional-region-fails",
    seenAt: "AWS access portal",
    texts: ["additional Region or app link fails"],
    signs: ["sign-in works in the primary Region and fails in an additional Region", "the link of an app in another Region fails"],
    causes: [{
      why: "the ACS URL of that Region is not registered in the Okta app",
      findings: ["destination-unregistered", "recipient-unregistered", "destination-region", "recipient-region", "destination-primary-host", "posted-elsewhere"],
      remedy: { okta: "a custom app: General > SAML settings > Other requestable SSO URLs, one for each Region", console: "Settings > Identity source > Actions > Manage authentication: the ACS URLs of every Region", repository: "samlApp.additionalAcs with createCustomApp in environments/federation.ts" },
    }],
  },
  {
    id: "account-missing",
    seenAt: "AWS access portal",
    texts: ["signed in, account missing"],
    signs: ["signed in but the account is not listed", "permission set or role missing in the portal"],
    causes: [
      NEW_GROUP,
      { why: "the permission set is assigned and not provisioned in the account", findings: [], remedy: { console: "Permission sets > the set > Accounts: reprovision those that failed", repository: "apply again; the error of the last apply names the account" } },
      { why: "the same Okta group assigns the app and is pushed, so its members arrive late or not at all", findings: [], remedy: { okta: "one group that assigns the app, others that are pushed (Push Groups: errors)", repository: "okta.access: a group of its own, such as unionOfGrantedGroups" } },
    ],
  },
  {
    id: "no-applications",
    seenAt: "AWS access portal",
    texts: ["You do not have any applications"],
    signs: ["no accounts are shown or listed in the portal", "the portal is empty", "the portal lists nothing"],
    causes: [
      { why: "sign-in works and nothing is granted: no assignment names the person or a group that holds the person", findings: [], remedy: { console: "Users > the person > AWS accounts and Groups: both empty", repository: "the assign(...) lines of pilot.ts and broad.ts: which group was meant; the person must be in it" } },
      { why: "the grants wait: the group was not in IAM Identity Center yet when the plan was made", findings: [], remedy: { okta: "the app > Push Groups: the group must be Active, without an error", console: "Groups: the group is there, with the person among its members", repository: "npx cdktf deploy of the environment again: the plan names the grants that wait" } },
      { ...NEW_GROUP, why: "every group was pushed anew, so the grants name ids that nobody has any more" },
      { why: "the person signed in as another user than the one with the grants", findings: ["name-id-other", "name-id-attribute", "name-id-alias"], remedy: { console: "the name at the top right of the portal; Users: two entries for one person", okta: "the app > Assignments > the person: the user name" } },
    ],
  },
];
