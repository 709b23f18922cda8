import { canonical } from "./canonical";
import { isFacts, isUnknown, type Fact, type SignOnRuleFacts } from "./access/model";

/** A kind of person in a kind of place: what rules tell apart. */
export interface Situation {
  readonly groups: readonly string[];
  readonly zone: string | undefined;
}

/** What a rule asks, and not of whom: the comparison of strength has it. */
const ASKED: ReadonlySet<string> = new Set(["type", "chains", "keep_me_signed_in"]);
/** Each of a list of these keeps somebody out by itself. */
const EXCLUSIONS: ReadonlySet<string> = new Set(["users_excluded", "user_types_excluded"]);

/**
 * What must hold beside group and zone so that a rule matches, as text; empty where it matches for certain, undefined where it does not.
 * The same text on both sides of a change is the same condition.
 */
export function conditionsOf(rule: SignOnRuleFacts, { groups: member, zone }: Situation): readonly string[] | undefined {
  const others = isFacts(rule.others) ? rule.others : {};
  const { status = "ACTIVE", groups_excluded: excluded = [], ...rest } = others;
  if (!isUnknown(status) && status !== "ACTIVE") return undefined;
  // Okta may join people and groups that are included in either way, so that neither decides alone.
  const namesPeople = rest["users_included"] !== undefined;
  if (!namesPeople && rule.groups.length > 0 && !rule.groups.some((group) => member.includes(group))) return undefined;
  if (Array.isArray(excluded) && excluded.some((group: Fact) => typeof group === "string" && member.includes(group))) return undefined;
  const place = placeConditions(rule.network, zone);
  if (place === undefined) return undefined;
  return [
    ...(isUnknown(status) ? ["the rule's status ACTIVE"] : []),
    ...(isUnknown(excluded) ? ["groups_excluded known after the apply"] : []),
    ...place,
    ...Object.entries(rest).filter(([key]) => !ASKED.has(key)).flatMap(([key, value]) => (EXCLUSIONS.has(key) && Array.isArray(value) ? value.map((one: Fact) => conditionText(key, one)) : [conditionText(key, value)])),
    ...(isFacts(rule.others) ? [] : [conditionText("others", rule.others)]),
  ].toSorted();
}

/** What a rule asks beyond what is measured. */
export function askedBeside({ others }: SignOnRuleFacts): Readonly<Record<string, Fact>> {
  return isFacts(others) ? Object.fromEntries(Object.entries(others).filter(([key]) => ASKED.has(key))) : {};
}

/** Groups and zones that a rule tells apart. */
export function toldApart({ groups, network, others }: SignOnRuleFacts): { readonly groups: readonly string[]; readonly zones: readonly string[] } {
  const excluded = isFacts(others) ? strings(others["groups_excluded"]) : [];
  const { includes, excludes } = listsOf(network);
  return { groups: [...groups, ...excluded], zones: byZone(network) ? [...includes, ...excludes] : [] };
}

/** Zones count only where the connection says so (Okta: ANYWHERE takes no notice of the lists). */
function placeConditions(network: Fact, zone: string | undefined): readonly string[] | undefined {
  const connection = isFacts(network) ? (network["connection"] ?? null) : network;
  const { includes, excludes } = listsOf(network);
  if (connection === "ANYWHERE" || (connection === null && includes.length + excludes.length === 0)) return [];
  if (!byZone(network)) return [conditionText("network", network)];
  if (includes.length > 0) return zone !== undefined && includes.includes(zone) ? [] : undefined;
  return zone !== undefined && excludes.includes(zone) ? undefined : [];
}

/** By zones that are named: whatever else a network condition may be, nobody can say here who meets it. */
function byZone(network: Fact): boolean {
  if (!isFacts(network) || network["connection"] !== "ZONE" || isUnknown(network["includes"]) || isUnknown(network["excludes"])) return false;
  const { includes, excludes } = listsOf(network);
  return includes.length + excludes.length > 0 && ![...includes, ...excludes].includes("ALL_ZONES") && (includes.length === 0 || excludes.length === 0);
}

function listsOf(network: Fact): { readonly includes: readonly string[]; readonly excludes: readonly string[] } {
  return isFacts(network) ? { includes: strings(network["includes"]), excludes: strings(network["excludes"]) } : { includes: [], excludes: [] };
}

function strings(value: Fact | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one: Fact): one is string => typeof one === "string") : [];
}

function conditionText(key: string, value: Fact): string {
  return `${key} ${isUnknown(value) ? "known after the apply" : typeof value === "string" ? value : canonical(value)}`;
}
