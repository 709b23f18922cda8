import { compare } from "../../src/model/keys";
import { canonical, fact, type Fact } from "../kept/facts";
import { groupsOf } from "./group-rule-expression";
import type { Json } from "./json";
import type { OktaOrg } from "./org";

type Texts = readonly string[];

/** All that people look at in an org, by names and sorted, so that two dumps can be compared; ids, times, keys and certificates stay out. */
export interface OktaDump {
  readonly org: string;
  readonly users: readonly { readonly login: string; readonly status: string; readonly profile: Readonly<Record<string, string>>; readonly factors: Texts }[];
  /** A pushed group is `name in app`; whom a rule put there is `login by rule`. */
  readonly groups: readonly { readonly name: string; readonly type: string; readonly description: string; readonly members: Texts; readonly profile: Json }[];
  readonly groupRules: readonly { readonly name: string; readonly status: string; readonly expression: string; readonly adds: Texts; readonly except: Texts }[];
  readonly apps: readonly {
    readonly label: string;
    readonly name: string;
    readonly status: string;
    readonly policy: string;
    readonly settings: Json;
    readonly provisioning: boolean;
    readonly signingKeys: number;
    /** Groups in the order of their priority. */
    readonly assigned: Texts;
    /** `AWS Engineers as AWS Engineers: ACTIVE`. */
    readonly pushes: Texts;
  }[];
  readonly policies: readonly { readonly name: string; readonly type: string; readonly description: string; readonly rules: readonly { readonly name: string; readonly priority: number; readonly status: string; readonly conditions: Json; readonly actions: Json }[] }[];
}

export function dumpOkta(org: OktaOrg): OktaDump {
  const naming = namesOf(org);
  const { login, group, names } = naming;
  return {
    org: org.name,
    users: org.users.all().map(({ id, status, profile }) => ({ login: profile.login, status, profile: Object.fromEntries(Object.entries(profile).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== "login")), factors: org.credentials.enrolled(id) })).toSorted((a, b) => compare(a.login, b.login)),
    groups: org.groups.all().map(({ id, type, description, custom }) => ({ name: group(id), type, description, members: membersOf(org, id, naming), profile: custom })).toSorted(byName),
    groupRules: org.groupRules.all().map(({ name, status, expression, groupIds, exclude }) => ({ name, status, expression: names(expression, groupsOf(expression) ?? []), adds: groupIds.map(group).toSorted(compare), except: exclude.map(login).toSorted(compare) })).toSorted(byName),
    apps: org.apps.all().map((app) => ({
      label: app.label, name: app.catalog === undefined ? "custom" : app.name, status: app.status, policy: naming.policy(app.accessPolicyId),
      settings: { signOnMode: app.signOnMode, accessibility: app.accessibility, visibility: app.visibility, userNameTemplate: app.userNameTemplate, app: app.settings, notes: app.notes, implicitAssignment: app.implicitAssignment, signOn: app.signOn },
      provisioning: app.provisioning, signingKeys: app.keys.length,
      assigned: org.assignments.of(app.id).map(({ id, profile }) => `${group(id)}${Object.keys(profile).length === 0 ? "" : ` ${canonical(profile)}`}`),
      pushes: org.mappings.of(app.id).map(({ sourceGroupId, targetGroupId, status, errorSummary }) => `${group(sourceGroupId)} as ${naming.short(targetGroupId)}: ${status}${errorSummary === undefined ? "" : ` (${errorSummary})`}`).toSorted(compare),
    })).toSorted((a, b) => compare(a.label, b.label) || compare(canonical(a), canonical(b))),
    policies: org.policies.all().map(({ name, type, description, rules }) => ({ name, type, description, rules: rules.all().map((rule) => ({ name: rule.name, priority: rule.priority, status: rule.status, conditions: naming.inJson(rule.conditions), actions: rule.actions })) })).toSorted(byName),
  };
}

function byName<Item extends { readonly name: string }>(a: Item, b: Item): number {
  return compare(a.name, b.name) || compare(canonical(a), canonical(b));
}

/** The dump, fact by fact. */
export function oktaFacts({ org, users, groups, groupRules, apps, policies }: OktaDump): Fact[] {
  return [
    fact("org")(org),
    ...users.map(({ login, ...rest }) => `${login} ${canonical(rest)}`).map(fact("user")),
    ...groups.map(({ name, members: _members, ...rest }) => `${name} ${canonical(rest)}`).map(fact("group")),
    ...groups.flatMap(({ name, type, members }) => (type === "BUILT_IN" ? [] : members.map((member) => `${name}: ${member}`))).map(fact("member")),
    ...groupRules.map(({ name, ...rest }) => `${name} ${canonical(rest)}`).map(fact("group rule")),
    ...apps.map(({ label, assigned: _assigned, pushes: _pushes, ...rest }) => `${label} ${canonical(rest)}`).map(fact("app")),
    ...apps.flatMap(({ label, assigned }) => assigned.map((group, index) => `${label} (${index + 1}): ${group}`)).map(fact("assignment")),
    ...apps.flatMap(({ label, pushes }) => pushes.map((push) => `${label}: ${push}`)).map(fact("push")),
    ...policies.map(({ name, type, description }) => `${name} ${canonical({ type, description })}`).map(fact("policy")),
    ...policies.flatMap(({ name, type, rules }) => rules.map((rule) => `${type === "ACCESS_POLICY" ? "" : `${type} `}${name} (${rule.priority}): ${rule.name} ${canonical({ status: rule.status, conditions: rule.conditions, actions: rule.actions })}`)).map(fact("sign-on rule")),
  ];
}

interface Names {
  readonly login: (id: string) => string;
  readonly group: (id: string) => string;
  /** Without the app that a pushed group is in. */
  readonly short: (id: string) => string;
  readonly policy: (id: string) => string;
  /** The text with each of these groups' ids as its name. */
  readonly names: (text: string, ids: readonly string[]) => string;
  /** The value with every id of a group or a person as its name. */
  readonly inJson: (value: Json) => Json;
}

function namesOf(org: OktaOrg): Names {
  const short = (id: string): string => org.groups.find(id)?.name ?? "a group that is gone";
  const login = (id: string): string => org.users.find(id)?.profile.login ?? "a person who is gone";
  const group = (id: string): string => {
    const appId = org.groups.find(id)?.appId;
    return appId === undefined ? short(id) : `${short(id)} in ${org.apps.find(appId)?.label ?? "an app that is gone"}`;
  };
  const inJson = (value: Json): Json => {
    if (typeof value === "string") return /^00g\w{17}$/.test(value) ? group(value) : /^00u\w{17}$/.test(value) ? login(value) : value;
    if (isList(value)) {
      const named = value.map(inJson);
      // Ids stand in the order of their making, which says nothing.
      return named.every((one) => typeof one === "string") && named.some((one, index) => one !== value[index]) ? named.toSorted(compare) : named;
    }
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inJson(member)])) : value;
  };
  return { login, group, short, inJson, policy: (id) => org.policies.find(id)?.name ?? "a policy that is gone", names: (text, ids) => ids.reduce((named, id) => named.replaceAll(`"${id}"`, () => JSON.stringify(group(id))), text) };
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function membersOf(org: OktaOrg, groupId: string, { login }: Names): Texts {
  const rule = (id: string): string => org.groupRules.all().find((one) => one.id === id)?.name ?? "a rule that is gone";
  return org.memberships.members(groupId).map((userId) => {
    const by = org.memberships.reasonsFor(groupId, userId).filter((reason) => reason !== "direct").map(rule).toSorted(compare);
    return `${login(userId)}${by.length === 0 ? "" : ` by ${by.join(", ")}${org.memberships.reasonsFor(groupId, userId).includes("direct") ? " and directly" : ""}`}`;
  }).toSorted(compare);
}
