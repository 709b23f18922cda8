import { scim, unionOfGrantedGroups, useApp } from "../src";
import { account, assign, defineEnvironment, ou } from "./catalog";
import { appLabel, oktaOrg, region, state } from "./company";

// One team goes first, with permission sets of its own: editing a set re-provisions every account it is in, so edits are tried here.
export const pilot = defineEnvironment({
  name: "pilot",
  backend: state("pilot"),
  aws: { region, account: "identity", permissionSetPrefix: "pilot-" },
  okta: {
    org: oktaOrg,
    samlApp: useApp({ label: appLabel }),
    access: unionOfGrantedGroups("AWS pilot users"),
    // A person connects SCIM in the Okta app once (README, step 4); then: connected: true, tokenExpires: "2027-11-30".
    provisioning: scim({ connected: false }),
  },
  assignments: [
    assign(["payments-engineers"]).to("ReadOnly").on(ou("Workloads/NonProd", "direct")),
    assign(["payments-engineers"]).to("Deployer").on(account("payments-dev"), account("payments-test"), account("sandbox-payments")),
    assign(["payments-oncall"]).to("ReadOnly", "Support").on(account("payments-prod")),
    assign(["payments-oncall"]).to("DatabaseOperator").on(account("payments-prod")).until("2027-03-31", "peak season, until the database team has its own rota"),
  ],
});
