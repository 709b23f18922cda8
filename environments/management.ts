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
    provisioning: scim({ connected: true, tokenExpires: "2027-09-30" }),
  },
  assignments: [assign(["organization-admins"]).to("OrganizationAdmin", "OrganizationBilling").on(account("management"))],
});
