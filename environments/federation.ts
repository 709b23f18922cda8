import { createOinApp, signOnPolicy } from "../src";
import { defineEnvironment } from "./catalog";
import { appLabel, oktaOrg, region, state } from "./company";

// The trust between Okta and IAM Identity Center, and nothing else: no change about access can touch it.
export const federation = defineEnvironment({
  name: "federation",
  backend: state("federation"),
  aws: { region, account: "identity" },
  okta: {
    org: oktaOrg,
    samlApp: createOinApp({
      label: appLabel,
      // Console: IAM Identity Center > Settings > Identity source > Change identity source > "ACS URL".
      acsUrl: "https://eu-west-1.signin.aws/platform/saml/acs/5f0c1e2d-7a41-4be2-9d0e-3c6b9b1f2a77",
      nameId: "${source.email}",
      signOn: signOnPolicy({
        name: "AWS IAM Identity Center",
        description: "Who may sign in to AWS, and how sure Okta must be of them. Kept in code.",
        rules: [
          {
            name: "Powerful groups: hardware key, every time",
            groups: ["break-glass", "organization-admins", "incident-responders"],
            assurance: "phishing-resistant-hardware",
            reauthenticateAfter: "PT0S",
          },
          { name: "Everybody: phishing-resistant", assurance: "phishing-resistant", reauthenticateAfter: "PT8H", inactivity: "PT1H" },
        ],
      }),
      attributes: {
        Department: { saml: "user.department" },
        CostCenter: { saml: "user.costCenter" },
        UserName: { directory: "userName" },
      },
    }),
  },
});
