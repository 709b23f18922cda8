import { scim, unionOfGrantedGroups, useApp } from "../src";
import { account, assign, defineEnvironment, everyMemberAccount, ou, tagged } from "./catalog";
import { appLabel, oktaOrg, region, state } from "./company";

// Everybody else. Payments is still in the pilot; when it has proved itself its lines move from pilot.ts to here.
export const broad = defineEnvironment({
  name: "broad",
  backend: state("broad"),
  aws: { region, account: "identity" },
  okta: {
    org: oktaOrg,
    samlApp: useApp({ label: appLabel }),
    access: unionOfGrantedGroups("AWS users"),
    // A person connects SCIM in the Okta app once (README, step 4); then: connected: true, tokenExpires: "2027-11-30".
    provisioning: scim({ connected: false }),
  },
  assignments: [
    // Everywhere
    assign(["security-auditors", "security-engineers"]).to("SecurityAudit").on(everyMemberAccount()),
    assign(["finops"]).to("Billing").on(everyMemberAccount()),
    assign(["break-glass"]).to("BreakGlass").on(everyMemberAccount()).except("log-archive", "forensics"),
    assign(["incident-responders"]).to("IncidentResponder").on(ou("Workloads", "recursive"), ou("Infrastructure", "recursive"), ou("Sandbox", "direct")),

    // Platform and security
    assign(["cloud-platform"]).to("ReadOnly").on(ou("Workloads", "recursive"), ou("Infrastructure", "recursive")).except(tagged("data", "cardholder")),
    assign(["cloud-platform"]).to("PlatformOperator").on(ou("Infrastructure", "recursive"), ou("Deployments", "direct"), account("policy-staging")),
    assign(["network-engineers"]).to("NetworkAdministrator").on(account("network-prod"), account("network-nonprod")),
    assign(["security-engineers"]).to("SecurityEngineer").on(ou("Security", "direct")).except("log-archive"),

    // Teams: deploy before production, look at production
    assign(["orders-engineers"]).to("Deployer").on(account("orders-dev"), account("orders-test")),
    assign(["orders-engineers"]).to("ReadOnly").on(tagged("team", "orders")),
    assign(["tracking-engineers"]).to("Deployer").on(account("tracking-dev"), account("tracking-test")),
    assign(["tracking-engineers"]).to("ReadOnly").on(tagged("team", "tracking")),
    assign(["warehouse-engineers"]).to("Deployer").on(account("warehouse-dev"), account("warehouse-test")),
    assign(["warehouse-engineers"]).to("ReadOnly").on(tagged("team", "warehouse")),
    assign(["portal-engineers"]).to("Deployer").on(account("portal-dev"), account("portal-test"), account("pricing-dev"), account("pricing-test")),
    assign(["portal-engineers"]).to("ReadOnly").on(tagged("team", "portal"), tagged("team", "pricing")),

    // Data
    assign(["data-engineers"]).to("DataEngineer").on(account("data-lake-nonprod"), account("data-lake-prod")),
    assign(["data-engineers"]).to("Developer").on(account("sandbox-data")),
    assign(["data-analysts"]).to("DataAnalyst").on(account("analytics-prod")),
    assign(["cloud-platform"]).to("Developer").on(account("sandbox-platform")),
  ],
});
