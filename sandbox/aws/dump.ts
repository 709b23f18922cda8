import { compare } from "../../src/model/keys";
import type { AwsState } from "./state";

/** All that people look at in an instance, by names and sorted, so that two dumps can be compared; ids and times stay out. */
export interface AwsDump {
  readonly users: readonly { readonly userName: string; readonly active: boolean; readonly groups: readonly string[] }[];
  readonly groups: readonly string[];
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
  }[];
  readonly grants: readonly string[];
  readonly samlProviders?: readonly string[];
  /** Attributes for access control; absent while they are off. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export function dumpAws(state: AwsState): AwsDump {
  const { users, groups, memberships } = state.directory;
  const groupsOf = (id: string): string[] => [...memberships.values()].filter(({ user }) => user === id).map(({ group }) => groups.get(group)?.displayName ?? group).toSorted(compare);
  return {
    users: [...users.values()].map(({ id, userName, active }) => ({ userName, active, groups: groupsOf(id) })).toSorted((a, b) => compare(a.userName, b.userName)),
    groups: [...groups.values()].map(({ displayName }) => displayName).toSorted(compare),
    permissionSets: [...state.permissionSets.values()].map((set) => ({
      name: set.name,
      ...(set.description === undefined ? {} : { description: set.description }),
      session: set.sessionDuration,
      ...(set.relayState === undefined ? {} : { relayState: set.relayState }),
      managed: [...set.managed].toSorted(compare),
      customerManaged: [...set.customerManaged.keys()].toSorted(compare),
      ...(set.inlinePolicy === undefined ? {} : { inlinePolicy: set.inlinePolicy }),
      ...(set.boundary === undefined ? {} : { boundary: JSON.stringify(set.boundary) }),
      provisionedIn: [...set.provisioned.keys()].toSorted(compare),
    })).toSorted((a, b) => compare(a.name, b.name)),
    grants: state.grants().map(({ principal, permissionSet, account }) => `${principal}: ${permissionSet} in ${account}`).toSorted(compare),
    ...state.samlProviders.dump(),
    ...(state.attributes === undefined ? {} : { attributes: Object.fromEntries(state.attributes.map(({ key, source }) => [key, source])) }),
  };
}

/** What a second dump has more and less than a first, a line each: `+ grants AWS Engineers: ReadOnly in 1111...`. */
export function compareDumps(before: AwsDump, after: AwsDump): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return [...[...old].filter((line) => !now.has(line)).map((line) => `- ${line}`), ...[...now].filter((line) => !old.has(line)).map((line) => `+ ${line}`)];
}

function linesOf(dump: AwsDump): Set<string> {
  return new Set([
    ...dump.users.map((user) => `user ${JSON.stringify(user)}`),
    ...dump.groups.map((name) => `group ${name}`),
    ...dump.permissionSets.map((set) => `permission set ${JSON.stringify(set)}`),
    ...dump.grants.map((grant) => `grant ${grant}`),
    ...(dump.samlProviders ?? []).map((provider) => `SAML provider ${provider}`),
    ...Object.entries(dump.attributes ?? {}).map(([key, source]) => `attribute ${key} from ${source}`),
  ]);
}
