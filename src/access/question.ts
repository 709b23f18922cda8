import { compare, nearest } from "../model/keys";
import { quote } from "../model/problem";
import type { Members } from "./members";
import type { AccessData, Row } from "./rows";

/** What is asked, as it was typed; several parts narrow each other. */
export interface Asked {
  /** Key or display name. */
  readonly group?: string | undefined;
  /** Login of a person, looked up in `members`. */
  readonly user?: string | undefined;
  readonly members?: Members | undefined;
  /** Key, display name or id. */
  readonly account?: string | undefined;
  readonly environments?: readonly string[] | undefined;
  /** Actions, with wildcards or not. */
  readonly can?: readonly string[] | undefined;
  /** ARN that `can` is asked about. */
  readonly on?: string | undefined;
}

/** A question whose names exist. */
export interface Question {
  readonly asked: Asked;
  readonly isAbout: (row: Row) => boolean;
  /** What the names were found to be: `AWS Payments Engineers (payments-engineers)`. */
  readonly subjects: readonly string[];
  /** What of the question could not be taken into account. */
  readonly notes: readonly string[];
}

/** Looks the names up in all data that is asked (two commits, say); each one that none has is a sentence, with what is near. */
export function understand(asked: Asked, sides: readonly AccessData[]): Question | { readonly faults: readonly string[] } {
  const environments = sides.flatMap((side) => side.environments);
  const catalogs = environments.map(({ environment }) => environment.catalog);
  const groups = distinct(catalogs.flatMap(({ groups: all }) => Object.entries(all).map(([key, { name }]) => ({ key, names: [key, name], shown: `${name} (${key})` }))));
  const accounts = distinct(catalogs.flatMap(({ organization }) => Object.entries(organization.accounts).map(([key, { id, name, unit }]) => ({ key, names: [key, name, id], shown: `${name} (${key}, ${id}, in ${unit})` }))));
  const stacks = distinct(environments.map(({ environment: { name } }) => ({ key: name, names: [name], shown: name })));

  const found = {
    group: asked.group === undefined ? undefined : find("group", asked.group, groups),
    account: asked.account === undefined ? undefined : find("account", asked.account, accounts),
    environments: (asked.environments ?? []).map((name) => find("environment", name, stacks)),
    person: asked.user === undefined ? undefined : findPerson(asked.user, asked.members ?? new Map(), groups),
  };
  const all = [found.group, found.account, ...found.environments, found.person].flatMap((one) => (one === undefined ? [] : [one]));
  const faults = all.flatMap((one) => ("fault" in one ? [one.fault] : []));
  if (faults.length > 0) return { faults };
  const [mine, there, person] = [keysOf(found.group), keysOf(found.account), keysOf(found.person)];
  const narrowed = found.environments.length === 0 ? undefined : new Set(found.environments.flatMap((one) => ("keys" in one ? one.keys : [])));
  return {
    asked,
    isAbout: ({ group, account, environment }) => (mine?.has(group.key) ?? true) && (person?.has(group.key) ?? true) && (there?.has(account.key) ?? true) && (narrowed?.has(environment) ?? true),
    subjects: all.flatMap((one) => ("shown" in one ? [one.shown] : [])),
    notes: all.flatMap((one) => ("notes" in one ? (one.notes ?? []) : [])),
  };
}

interface Known {
  readonly key: string;
  readonly names: readonly string[];
  readonly shown: string;
}

type Found = { readonly keys: readonly string[]; readonly shown: string; readonly notes?: readonly string[] } | { readonly fault: string };

function keysOf(found: Found | undefined): ReadonlySet<string> | undefined {
  return found === undefined || "fault" in found ? undefined : new Set(found.keys);
}

/** By exact name; in another case where only one is meant. */
function find(what: string, name: string, known: readonly Known[]): Found {
  const exact = known.filter(({ names }) => names.includes(name));
  const found = exact.length > 0 ? exact : known.filter(({ names }) => names.some((one) => one.toLowerCase() === name.toLowerCase()));
  const keys = [...new Set(found.map(({ key }) => key))];
  if (keys.length === 1) return { keys, shown: found.at(-1)?.shown ?? name };
  if (keys.length > 1) return { fault: `several ${what}s are called ${quote(name)}: say which by its key, ${keys.toSorted(compare).join(" or ")}` };
  const near = nearest(name, new Set(known.flatMap(({ names }) => names)));
  return { fault: `there is no ${what} ${quote(name)}: ${near.length > 0 ? `did you mean ${near.map((one) => quote(one)).join(" or ")}?` : some(known)}` };
}

function some(known: readonly Known[]): string {
  const keys = [...new Set(known.map(({ key }) => key))].toSorted(compare);
  if (keys.length === 0) return "the data has none";
  return `there ${keys.length === 1 ? "is" : "are"} ${keys.length > 8 ? `${keys.slice(0, 8).join(", ")} and ${keys.length - 8} more` : keys.join(", ")}`;
}

/** The groups of a person that the data knows; logins in any case, since exports differ in it. */
function findPerson(login: string, members: Members, groups: readonly Known[]): Found {
  const isHim = (one: string) => one.toLowerCase() === login.toLowerCase();
  const byName = new Map(groups.flatMap(({ key, names }) => names.map((name) => [name, key])));
  const mine = [...members].filter(([, logins]) => [...logins].some(isHim)).map(([group]) => group);
  if (mine.length === 0) {
    const near = nearest(login, new Set([...members.values()].flatMap((logins) => [...logins])));
    return { fault: `no group of the members file has ${quote(login)}${near.length > 0 ? `: did you mean ${near.map((one) => quote(one)).join(" or ")}?` : ""}` };
  }
  const strangers = [...members.keys()].filter((group) => !byName.has(group)).toSorted(compare);
  const named = new Set([...members.keys()].flatMap((group) => byName.get(group) ?? []));
  const missing = groups.filter(({ key }) => !named.has(key)).map(({ shown }) => shown);
  const known = mine.filter((group) => byName.has(group)).toSorted(compare);
  return {
    keys: known.flatMap((group) => byName.get(group) ?? []),
    shown: `${login}, ${known.length === 0 ? "in no group of the data" : `in ${known.join(", ")}`}`,
    notes: [
      ...(strangers.length === 0 ? [] : [`groups of the members file that the data does not have, so that they give nothing here: ${strangers.join(", ")}`]),
      ...(missing.length === 0 ? [] : [`groups of the data that the members file does not have, so that nobody is known to be in them: ${missing.join(", ")}`]),
    ],
  };
}

function distinct(known: readonly Known[]): readonly Known[] {
  return [...new Map(known.map((one) => [JSON.stringify([one.key, one.names]), one])).values()];
}
