import { existingGroup, scim, useApp } from "../src";
import { account, assign, defineEnvironment } from "./catalog";
import { appLabel, oktaOrg, region, state } from "./company";

// The management account has sets and groups of its own and is applied with its own credentials: one assignment of a set
// there would lock that set for the delegated administrator everywhere.
export const management = defineEnvironment({
  name: "management",
  backend: state("management"),
  aws: { region, account: "management" },
  okta: {
    org: oktaOrg,
    samlApp: useApp({ label: appLabel }),
    access: existingGroup("AWS management account users"),
    // A person connects SCIM in the Okta app once (README, step 4); then: connected: true, tokenExpires: "2027-11-30".
    provisioning: scim({ connected: false }),
  },
  assignments: [assign(["organization-admins"]).to("OrganizationAdmin", "OrganizationBilling").on(account("management"))],
});
