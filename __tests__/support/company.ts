import {
  createOinApp, customerManaged, defineCatalog, defineGroups, defineOrganization, definePermissionSets, hours, local, scim, signOnPolicy, unionOfGrantedGroups, useApp,
} from "../../src";

/** A small company whose data has no fault: each test breaks the one thing it is about. */
export const TODAY = "2026-11-24";

const snapshot = {
  id: "o-small00001",
  managementAccount: "management",
  delegatedAdministrator: "identity",
  takenAt: "2026-11-20T06:00:00Z",
  units: {
    Infrastructure: { id: "ou-smal-infra0001", name: "Infrastructure", parent: "/" },
    Workloads: { id: "ou-smal-workl0001", name: "Workloads", parent: "/" },
    "Workloads/Prod": { id: "ou-smal-workl0002", name: "Prod", parent: "Workloads" },
    Empty: { id: "ou-smal-empty0001", name: "Empty", parent: "/" },
  },
  accounts: {
    management: { id: "000000000001", name: "Management", unit: "/", status: "ACTIVE" },
    identity: { id: "111122223333", name: "Identity", unit: "Infrastructure", status: "ACTIVE" },
    shop: { id: "222233334444", name: "Shop", unit: "Workloads", status: "ACTIVE", tags: { team: "shop" } },
    "shop-prod": { id: "333344445555", name: "Shop Prod", unit: "Workloads/Prod", status: "ACTIVE", tags: { team: "shop" } },
    closed: { id: "444455556666", name: "Closed", unit: "Workloads/Prod", status: "SUSPENDED", tags: { team: "shop" } },
  },
};

export const { organization, account, ou, tagged, everyMemberAccount } = defineOrganization(snapshot);

const groups = defineGroups({
  engineers: { name: "AWS Engineers", description: "Engineers" },
  auditors: { name: "AWS Auditors", description: "Auditors" },
});

const permissionSets = definePermissionSets({
  ReadOnly: { description: "Look", managed: ["job-function/ViewOnlyAccess"] },
  Deployer: {
    description: "Ship",
    session: hours(2),
    inline: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "ecs:UpdateService", Resource: "*" }] },
    boundary: customerManaged("/platform/Boundary"),
  },
});

const catalogInput = {
  organization,
  groups,
  permissionSets,
  customerManagedPolicies: { "/platform/Boundary": { existsIn: [ou("Workloads", "recursive")] } },
};

export const { catalog, assign, defineEnvironment, defineGuardrails } = defineCatalog(catalogInput);

export const aws = { region: "eu-west-1", account: "identity" } as const;

export const oinApp = createOinApp({
  label: "AWS",
  acsUrl: "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d",
  signOn: signOnPolicy({ name: "AWS", description: "Who may sign in", rules: [{ name: "Everybody", assurance: "phishing-resistant" }] }),
  attributes: { Department: { saml: "user.department" }, UserName: { directory: "userName" } },
});

export const federation = defineEnvironment({ name: "federation", backend: local("state/federation.tfstate"), aws, okta: { org: "small", samlApp: oinApp } });

export const pilot = defineEnvironment({
  name: "pilot",
  backend: local("state/pilot.tfstate"),
  aws: { ...aws, permissionSetPrefix: "pilot-" },
  okta: { org: "small", samlApp: useApp({ label: "AWS" }), access: unionOfGrantedGroups("AWS pilot users"), provisioning: scim({ connected: true, tokenExpires: "2027-09-30" }) },
  assignments: [assign(["engineers"]).to("ReadOnly", "Deployer").on(ou("Workloads", "recursive"))],
});

export const broad = defineEnvironment({
  name: "broad",
  backend: local("state/broad.tfstate"),
  aws,
  okta: { org: "small", samlApp: useApp({ label: "AWS" }), access: unionOfGrantedGroups("AWS users"), provisioning: scim({ connected: true, tokenExpires: "2027-09-30" }) },
  assignments: [assign(["auditors"]).to("ReadOnly").on(everyMemberAccount())],
});

export const environments = [federation, pilot, broad];
