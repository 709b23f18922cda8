import type { Symptom } from "./symptom";

/** Symptoms that Okta shows before AWS is reached. */
export const oktaSymptoms: readonly Symptom[] = [
  {
    id: "not-assigned",
    seenAt: "Okta sign-in",
    texts: ["403 App Not Assigned", "You are not assigned this app in Okta", "You are not assigned to this app in Okta", "User is not assigned to this application", "User is not assigned to the client application"],
    signs: ["Okta says that the person has no access to the AWS app"],
    causes: [
      {
        why: "the person is not assigned the app in Okta: Okta then makes no response, and AWS is never reached",
        findings: ["input-okta-no-response", "status-denied", "status-unknown-principal"],
        remedy: { okta: "the app > Assignments: the person, or a group that holds the person; Directory > Groups > the group > People", repository: "okta.access of the environment: the person must be in that group (with unionOfGrantedGroups in one of the pushed groups)" },
      },
      {
        why: "the assignment is there and failed, or the app is inactive",
        findings: [],
        remedy: { okta: "Dashboard > Tasks: errors of this app, which keep an assignment from taking effect; Applications: the app must be Active; Reports > System Log, \"User attempted unauthorized access to app\", names the app and the person" },
      },
      {
        why: "the sign-in went to another app than the one that people are assigned: AWS still has the metadata of an app that was made anew, or a bookmark names the old one",
        findings: ["issuer-other-app"],
        remedy: { okta: "compare the app's id in the address of the refused page (/app/…/exk…/sso/saml) with the app in use", console: "Settings > Identity source > Actions > Manage authentication: the IdP sign-in URL", repository: "idc saml metadata FILE tells the sign-on address of an app's metadata" },
      },
      {
        why: "the person is signed in to Okta as somebody else (a second account, an admin account)",
        findings: ["name-id-other"],
        remedy: { okta: "sign out of Okta, or use a private window" },
      },
    ],
  },
  {
    id: "lands-on-okta-dashboard",
    seenAt: "Okta sign-in",
    texts: ["sign-in lands on the Okta dashboard"],
    signs: ["after sign-in the Okta dashboard opens instead of AWS", "redirected back to the Okta end user dashboard", "stays on my apps page of Okta"],
    causes: [{ why: "the ACS URL is blank in the Okta app", findings: ["destination-blank", "recipient-blank", "destination-missing"], remedy: { okta: "the app > Sign On > Advanced: AWS SSO ACS URL", console: "Settings > Identity source > Actions > Manage authentication: copy the ACS URL", repository: "samlApp.acsUrl in environments/federation.ts, then apply federation" } }],
  },
];
