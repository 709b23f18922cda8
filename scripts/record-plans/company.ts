import { createOinApp, customerManaged, defineCatalog, defineGroups, defineOrganization, definePermissionSets, hours, local, scim, signOnPolicy, unionOfGrantedGroups, useApp } from "../../src";
import type { Environment, OktaSide } from "../../src/model/environment";
import type { PermissionSet } from "../../src/model/permission-set";

/** The day on which the recorded plans are made, unless a scenario says otherwise. */
export const TODAY = "2026-11-24";

export const { organization, account, ou, everyMemberAccount } = defineOrganization({
  id: "o-plans00001",
  managementAccount: "management",
  delegatedAdministrator: "identity",
  takenAt: "2026-11-20T06:00:00Z",
  units: {
    Infrastructure: { id: "ou-plan-infra0001", name: "Infrastructure", parent: "/" },
    Workloads: { id: "ou-plan-workl0001", name: "Workloads", parent: "/" },
    "Workloads/NonProd": { id: "ou-plan-workl0002", name: "NonProd", parent: "Workloads" },
    "Workloads/Prod": { id: "ou-plan-workl0003", name: "Prod", parent: "Workloads" },
  },
  accounts: {
    management: { id: "000000000001", name: "Management", unit: "/", status: "ACTIVE" },
    identity: { id: "111122223333", name: "Identity", unit: "Infrastructure", status: "ACTIVE" },
    "shop-dev": { id: "222233334444", name: "Shop Dev", unit: "Workloads/NonProd", status: "ACTIVE" },
    "shop-test": { id: "333344445555", name: "Shop Test", unit: "Workloads/NonProd", status: "ACTIVE" },
    "shop-prod": { id: "444455556666", name: "Shop Prod", unit: "Workloads/Prod", status: "ACTIVE" },
  },
});

const groups = defineGroups({
  engineers: { name: "AWS Engineers", description: "Engineers" },
  auditors: { name: "AWS Auditors", description: "Auditors" },
  oncall: { name: "AWS On Call", description: "Whoever is on call" },
});

const permissionSets = definePermissionSets({
  ReadOnly: { description: "Look, do not touch", managed: ["job-function/ViewOnlyAccess"] },
  Deployer: {
    description: "Ship workloads",
    session: hours(2),
    relayState: "https://eu-west-1.console.aws.amazon.com/ecs/v2/home",
    inline: { Version: "2012-10-17", Statement: [{ Sid: "Ship", Effect: "Allow", Action: ["ecs:UpdateService", "ecs:DescribeServices"], Resource: "*" }] },
    boundary: customerManaged("/platform/WorkloadBoundary"),
    tags: { owner: "platform" },
  },
  Operator: { description: "Run what is there", managed: ["SecurityAudit"], customerManaged: [customerManaged("/platform/Operate")] },
  OrganizationAdmin: { description: "The organization itself", managed: ["AdministratorAccess"] },
});

export const { catalog, assign, defineEnvironment } = defineCatalog({
  organization,
  groups,
  permissionSets,
  customerManagedPolicies: { "/platform/WorkloadBoundary": { existsIn: [everyMemberAccount()] }, "/platform/Operate": { existsIn: [everyMemberAccount()] } },
});

export const aws = { region: "eu-west-1", account: "identity" } as const;

/** Grants alone, federated by others: two permission sets in two accounts, to two groups. */
export const grants = defineEnvironment({
  name: "grants",
  backend: local("state/grants.tfstate"),
  aws,
  okta: "none",
  assignments: [
    assign(["engineers", "auditors"]).to("ReadOnly").on(ou("Workloads/NonProd", "direct")),
    assign(["engineers"]).to("Deployer").on(account("shop-dev")),
  ],
});

/** What a rule of the sign-on policy asks for at first. */
export const rules = [
  { name: "Engineers", assurance: "phishing-resistant-hardware", groups: ["engineers"] },
  { name: "Everybody", assurance: "phishing-resistant" },
] as const;

export const app = createOinApp<"engineers" | "auditors" | "oncall">({
  label: "AWS",
  acsUrl: "https://eu-west-1.signin.aws/platform/saml/acs/0a1b2c3d",
  signOn: signOnPolicy<"engineers" | "auditors" | "oncall">({ name: "AWS", description: "Who may sign in", rules }),
  attributes: { Department: { saml: "user.department" }, UserName: { directory: "userName" } },
});

/** The trust alone. */
export const federation = defineEnvironment({ name: "federation", backend: local("state/federation.tfstate"), aws, okta: { org: "small", samlApp: app } });

/** Grants with the pushes of their groups and the group that assigns the app. */
export const pilot = defineEnvironment({
  name: "pilot",
  backend: local("state/pilot.tfstate"),
  aws: { ...aws, permissionSetPrefix: "pilot-" },
  okta: { org: "small", samlApp: useApp({ label: "AWS" }), access: unionOfGrantedGroups("AWS pilot users"), provisioning: scim({ connected: true, tokenExpires: "2027-09-30" }) },
  assignments: [assign(["engineers"]).to("ReadOnly").on(account("shop-dev")), assign(["auditors"]).to("ReadOnly").on(account("shop-test"))],
});

/** The environment with part of its Okta side changed. */
export function withOkta(environment: Environment, change: Partial<OktaSide>): Environment {
  if (environment.okta === "none") throw new Error("the environment has no Okta side");
  return { ...environment, okta: Object.assign({}, environment.okta, change) };
}

/** The environment with one permission set of its catalog made anew from what it was. */
export function withSet(environment: Environment, key: string, change: (set: PermissionSet) => PermissionSet): Environment {
  const set = environment.catalog.permissionSets[key];
  if (set === undefined) throw new Error(`no permission set ${key}`);
  return { ...environment, catalog: { ...environment.catalog, permissionSets: { ...environment.catalog.permissionSets, [key]: change(set) } } };
}

/** The environment with an account in another unit of the snapshot. */
export function withAccountIn(environment: Environment, key: string, unit: string): Environment {
  const there = environment.catalog.organization.accounts[key];
  if (there === undefined) throw new Error(`no account ${key}`);
  const { organization: before } = environment.catalog;
  return { ...environment, catalog: { ...environment.catalog, organization: { ...before, accounts: { ...before.accounts, [key]: { ...there, unit } } } } };
}
