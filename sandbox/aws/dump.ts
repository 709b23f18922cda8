import { compare } from "../../src/model/keys";
import { ROOT } from "../../src/model/organization";
import { canonical, differences, fact, type Fact } from "../kept/facts";
import type { Fields } from "./input";
import type { Organization } from "./organization";
import type { AwsState } from "./state";

/** All that people look at in an instance, by names and sorted, so that two dumps can be compared; ids that AWS gave, times, certificates and tokens stay out. */
export interface AwsDump {
  readonly instance: {
    readonly region: string;
    readonly organization: string;
    readonly signIn: "Identity Center directory" | "external identity provider";
    readonly automaticProvisioning: boolean;
    readonly tags: Readonly<Record<string, string>>;
  };
  /** By account id; the unit is the path of its names. */
  readonly accounts: readonly { readonly id: string; readonly name: string; readonly status: string; readonly unit: string; readonly tags: Readonly<Record<string, string>>; readonly role?: "management" | "delegated administrator" }[];
  readonly users: readonly { readonly userName: string; readonly active: boolean; readonly groups: readonly string[]; readonly attributes: Fields }[];
  readonly groups: readonly { readonly name: string; readonly description?: string }[];
  readonly permissionSets: readonly {
    readonly name: string;
    readonly description?: string;
    readonly session: string;
    readonly relayState?: string;
    readonly managed: readonly string[];
    readonly customerManaged: readonly string[];
    readonly inlinePolicy?: string;
    readonly boundary?: string;
    readonly provisionedIn: readonly string[];
    /** Accounts whose role is of an earlier revision. */
    readonly outdatedIn: readonly string[];
    readonly tags: Readonly<Record<string, string>>;
  }[];
  readonly grants: readonly string[];
  /** Of IAM in each account; of the certificates that one trusts, how many. */
  readonly samlProviders: readonly { readonly account: string; readonly name: string; readonly issuer: string; readonly certificates: number; readonly tags: Readonly<Record<string, string>> }[];
  /** Attributes for access control; absent while they are off. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export function dumpAws(state: AwsState): AwsDump {
  const { users, groups, memberships } = state.directory;
  const groupsOf = new Map<string, string[]>();
  for (const { user, group } of memberships.values()) groupsOf.set(user, [...(groupsOf.get(user) ?? []), groups.get(group)?.displayName ?? GONE]);
  const { provider, tenant } = state.console.save();
  return {
    instance: { region: state.region, organization: state.organization.id, signIn: provider === undefined ? "Identity Center directory" : "external identity provider", automaticProvisioning: tenant !== undefined, tags: sorted(state.instanceTags) },
    accounts: accountsOf(state.organization),
    users: [...users.values()].map(({ id, userName, active, attributes, enterprise }) => ({ userName, active, groups: (groupsOf.get(id) ?? []).toSorted(compare), attributes: { ...attributes, ...(enterprise === undefined ? {} : { enterprise }) } })).toSorted((a, b) => compare(a.userName, b.userName)),
    groups: [...groups.values()].map(({ displayName: name, description }) => ({ name, ...(description === undefined ? {} : { description }) })).toSorted((a, b) => compare(a.name, b.name)),
    permissionSets: [...state.permissionSets.values()].map((set) => ({
      name: set.name,
      ...(set.description === undefined ? {} : { description: set.description }),
      session: set.sessionDuration,
      ...(set.relayState === undefined ? {} : { relayState: set.relayState }),
      managed: [...set.managed].toSorted(compare),
      customerManaged: [...set.customerManaged.keys()].toSorted(compare),
      ...(set.inlinePolicy === undefined ? {} : { inlinePolicy: set.inlinePolicy }),
      ...(set.boundary === undefined ? {} : { boundary: canonical(set.boundary) }),
      provisionedIn: [...set.provisioned.keys()].toSorted(compare),
      outdatedIn: [...set.provisioned].flatMap(([account, revision]) => (revision === set.revision ? [] : [account])).toSorted(compare),
      tags: sorted(set.tags),
    })).toSorted((a, b) => compare(a.name, b.name)),
    grants: [...state.assignments].map(({ account, permissionSet, principal, principalType }) => {
      const name = principalType === "GROUP" ? (groups.get(principal)?.displayName ?? `a group that is ${GONE}`) : `user ${users.get(principal)?.userName ?? `that is ${GONE}`}`;
      return `${name}: ${state.permissionSets.get(permissionSet)?.name ?? GONE} in ${account}`;
    }).toSorted(compare),
    samlProviders: [...state.samlProviders.all.values()].map(({ account, name, metadata, tags }) => ({ account, name, issuer: metadata.issuer, certificates: metadata.certificates.length, tags: sorted(tags) })).toSorted((a, b) => compare(a.account, b.account) || compare(a.name, b.name)),
    ...(state.attributes === undefined ? {} : { attributes: Object.fromEntries(state.attributes.map(({ key, source }) => [key, source])) }),
  };
}

/** The dump, fact by fact. */
export function awsFacts({ instance: { tags, ...instance }, accounts, users, groups, permissionSets, grants, samlProviders, attributes }: AwsDump): Fact[] {
  return [
    ...Object.entries(instance).map(([name, value]) => `${name}: ${String(value)}`).map(fact("instance")),
    ...Object.entries(tags).map(([key, value]) => `${key}: ${value}`).map(fact("instance tag")),
    ...accounts.map(({ id, ...rest }) => `${id} ${canonical(rest)}`).map(fact("account")),
    ...users.map(({ userName, ...rest }) => `${userName} ${canonical(rest)}`).map(fact("user")),
    ...groups.map(({ name, description }) => (description === undefined ? name : `${name} ${canonical({ description })}`)).map(fact("group")),
    ...permissionSets.map(({ name, ...rest }) => `${name} ${canonical(rest)}`).map(fact("permission set")),
    ...grants.map(fact("grant")),
    ...samlProviders.map(({ account, name, ...rest }) => `${name} in ${account} ${canonical(rest)}`).map(fact("SAML provider")),
    ...(attributes === undefined ? [] : ["on", ...Object.entries(attributes).map(([key, source]) => `${key} from ${source}`)]).map(fact("attributes for access control")),
  ];
}

/** What a second dump has more and less than a first, a line each: `+ grant AWS Engineers: ReadOnly in 1111...`. */
export function compareDumps(before: AwsDump, after: AwsDump): string[] {
  return differences(awsFacts(before), awsFacts(after));
}

const GONE = "gone";

function sorted(tags: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries([...tags].toSorted(([one], [other]) => compare(one, other)));
}

function accountsOf(organization: Organization): AwsDump["accounts"] {
  const { accounts, managementAccount, delegatedAdministrators } = organization;
  const role = (id: string) => (id === managementAccount ? { role: "management" as const } : delegatedAdministrators.includes(id) ? { role: "delegated administrator" as const } : {});
  return [...accounts.values()].map(({ id, name, status, parent, tags }) => ({ id, name, status, unit: pathOf(organization, parent), tags: sorted(tags), ...role(id) })).toSorted((a, b) => compare(a.id, b.id));
}

/** `/Workloads/Prod`; a circle of parents ends where it began. */
function pathOf({ units }: Organization, place: string): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let unit = units.get(place); unit !== undefined && !seen.has(unit.id); unit = units.get(unit.parent)) {
    seen.add(unit.id);
    names.unshift(unit.name);
  }
  return `${ROOT}${names.join("/")}`;
}
