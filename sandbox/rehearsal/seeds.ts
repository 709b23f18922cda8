import type { Environment } from "../../src/model/environment";
import { audience } from "../../src/model/region";
import { ROOT } from "../../src/model/organization";
import type { AwsSeed } from "../aws/seed";
import type { OktaSeed } from "../okta";
import { OUTSIDER, type Person } from "./people";

const IDENTITY_STORE = "d-9067f1e2d3";

/** What the company's AWS has before the first apply: its organization, and groups that others have brought there. */
export function awsSeed(environments: readonly Environment[]): AwsSeed {
  const [first] = environments;
  if (first === undefined) throw new Error("no environment");
  const { organization } = first.catalog;
  const unitId = (key: string): string | undefined => (key === ROOT ? undefined : organization.units[key]?.id);
  const managementAccount = organization.accounts[organization.managementAccount]?.id ?? "";
  const delegated = organization.accounts[organization.delegatedAdministrator ?? ""]?.id;
  const tenant = environments.flatMap(({ okta }) => (okta === "none" || okta.samlApp.kind === "use" ? [] : [okta.samlApp.acsUrl.split("/").at(-1) ?? ""]))[0];
  return {
    account: organization.accounts[first.aws.account]?.id ?? managementAccount,
    managementAccount,
    region: first.aws.region,
    identityStoreId: environments.flatMap(({ aws }) => aws.identityStore ?? [])[0] ?? IDENTITY_STORE,
    ...(tenant === undefined ? {} : { acsTenant: tenant }),
    organization: {
      id: organization.id,
      units: Object.values(organization.units).map(({ id, name, parent }) => ({ id, name, ...parented(unitId(parent)) })),
      accounts: Object.values(organization.accounts).map(({ id, name, unit, status, tags = {} }) => ({ id, name, tags, status: statusOf(status), ...parented(unitId(unit)) })),
      ...(delegated === undefined ? {} : { delegatedAdministrators: [delegated] }),
    },
    groups: [...new Set(environments.flatMap(broughtByOthers))],
  };
}

function parented(parent: string | undefined) {
  return parent === undefined ? {} : { parent };
}

function statusOf(status: string): "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" {
  return status === "SUSPENDED" || status === "PENDING_CLOSURE" ? status : "ACTIVE";
}

/** Groups that no environment here pushes or makes: they are in IAM Identity Center already. */
function broughtByOthers({ okta, catalog, assignments }: Environment): string[] {
  const granted = assignments.flatMap(({ groups }) => groups);
  const keys = okta === "none" ? granted : okta.provisioning?.kind === "scim" ? (okta.provisioning.pushedByHand ?? []) : [];
  return keys.map((key) => catalog.groups[key]?.name ?? key);
}

/** What the company's Okta has before the first apply: people, groups, policies and apps that the data refers to and does not make; undefined where no environment has an Okta end. */
export function oktaSeed(environments: readonly Environment[], people: readonly Person[]): OktaSeed | undefined {
  const sides = environments.flatMap((environment) => (environment.okta === "none" ? [] : [{ environment, okta: environment.okta }]));
  const [first] = sides;
  if (first === undefined) return undefined;
  const members = (name: string): string[] => people.filter(({ groups }) => groups.includes(name)).map(({ profile }) => profile.login);
  const names = new Map<string, readonly string[]>();
  for (const { environment, okta } of sides) {
    const own = new Set((okta.ownGroups ?? []).map(({ group }) => group));
    const keys = [...environment.assignments.flatMap(({ groups }) => groups), ...rulesOf(okta.samlApp)].filter((key) => !own.has(key));
    for (const key of keys) names.set(environment.catalog.groups[key]?.name ?? key, members(environment.catalog.groups[key]?.name ?? key));
    // An access group that exists holds whoever is granted something here.
    if (okta.access?.kind === "existing") names.set(okta.access.group, [...new Set(environment.assignments.flatMap(({ groups }) => groups).flatMap((key) => members(environment.catalog.groups[key]?.name ?? key)))]);
  }
  const made = new Set(sides.flatMap(({ okta }) => (okta.samlApp.kind === "use" ? [] : [okta.samlApp.label])));
  const used = [...new Set(sides.flatMap(({ okta }) => (okta.samlApp.kind === "use" && okta.samlApp.label !== undefined && !made.has(okta.samlApp.label) ? [okta.samlApp.label] : [])))];
  return {
    name: first.okta.org,
    users: [...people.map(({ profile }) => profile), { login: OUTSIDER, email: OUTSIDER, firstName: "No", lastName: "Body" }],
    groups: [...names].map(([name, logins]) => ({ name, members: logins })),
    policies: sides.flatMap(({ okta }) => (okta.samlApp.kind !== "use" && okta.samlApp.signOn.kind === "existing" ? [okta.samlApp.signOn.name] : [])),
    apps: used.map((label) => ({ label, acsURL: `https://${first.environment.aws.region}.signin.aws/platform/saml/acs/sandbox`, entityID: audience(first.environment.aws.region, first.environment.aws.identityStore ?? IDENTITY_STORE) })),
  };
}

function rulesOf(app: Exclude<Environment["okta"], "none">["samlApp"]): string[] {
  return app.kind === "use" || app.signOn.kind === "existing" ? [] : app.signOn.rules.flatMap(({ groups = [] }) => groups);
}
