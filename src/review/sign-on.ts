import { canonical } from "./canonical";
import type { Fact, SignOnRuleFacts } from "./access/model";
import { strengthOf, type Strength } from "./sign-on-strength";

/** What a change of the sign-on rules asks of some people, compared with before. */
export interface SignOnEffect {
  /** Whom it is about: `members of AWS Payments On Call, anywhere`. */
  readonly who: string;
  readonly effect: "weaker" | "stronger" | "different" | "new";
  readonly before: string;
  readonly after: string;
  /** What is weaker or stronger, one by one. */
  readonly why: readonly string[];
}

/** A kind of person in a kind of place: what rules tell apart. */
interface Situation {
  readonly groups: readonly string[];
  readonly zone: string | undefined;
  readonly who: string;
}

/**
 * Plays the rules for everybody they tell apart (members of each group that a rule names, of each two of them, and of none; inside each zone and
 * outside of all) and compares what is asked; `isNew` says that there was no policy of this environment before. The first rule that matches decides, by priority; whom none matches is refused (Okta: app sign-on policies).
 */
export function compareSignOn(before: ReadonlyMap<string, SignOnRuleFacts>, after: ReadonlyMap<string, SignOnRuleFacts>, isNew = false): SignOnEffect[] {
  if (canonical([...before]) === canonical([...after])) return [];
  const effects = situations([...before.values(), ...after.values()]).flatMap((situation): SignOnEffect[] => {
    const [was, is] = [decide(before, situation), decide(after, situation)];
    const { worse, better } = compareStrength(was, is);
    if (worse.length === 0 && better.length === 0 && was.key === is.key) return [];
    // What a policy of somebody else asked before is not known here.
    if (isNew) return [{ who: situation.who, effect: "new", before: "no policy of this environment", after: is.text, why: [] }];
    const effect = worse.length > 0 ? "weaker" : better.length > 0 ? "stronger" : "different";
    return [{ who: situation.who, effect, before: was.text, after: is.text, why: [...worse, ...better] }];
  });
  return withoutRepetition(effects);
}

function situations(rules: readonly SignOnRuleFacts[]): Situation[] {
  const groups = [...new Set(rules.flatMap((rule) => rule.groups))].toSorted();
  const zones = [...new Set(rules.flatMap(({ network }) => zonesOf(network)))].toSorted();
  const memberships = [[], ...groups.map((group) => [group]), ...groups.flatMap((one, index) => groups.slice(index + 1).map((other) => [one, other]))];
  return memberships.flatMap((members) =>
    [undefined, ...zones].map((zone): Situation => {
      const who = members.length === 0 ? (groups.length === 0 ? "everybody who has the app" : "members of none of the groups that rules name") : `members of ${members.join(" and ")}`;
      return { groups: members, zone, who: zone === undefined ? (zones.length === 0 ? who : `${who}, outside of all zones`) : `${who}, in zone ${zone}` };
    }),
  );
}

function decide(rules: ReadonlyMap<string, SignOnRuleFacts>, situation: Situation): Strength {
  const ordered = [...rules].toSorted(([, a], [, b]) => Number(a.priority) - Number(b.priority));
  const found = ordered.find(([, rule]) => matches(rule, situation));
  return strengthOf(found?.[0], found?.[1]);
}

function matches({ groups, network }: SignOnRuleFacts, { groups: member, zone }: Situation): boolean {
  if (groups.length > 0 && !groups.some((group) => member.includes(group))) return false;
  const { includes, excludes } = parts(network);
  if (includes.length > 0) return zone !== undefined && includes.includes(zone);
  return !(zone !== undefined && excludes.includes(zone));
}

function parts(network: Fact): { readonly includes: readonly string[]; readonly excludes: readonly string[] } {
  const of = (key: string): readonly string[] => {
    const value: unknown = typeof network === "object" && network !== null && key in network ? Reflect.get(network, key) : undefined;
    return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
  };
  return { includes: of("includes"), excludes: of("excludes") };
}

function zonesOf(network: Fact): string[] {
  const { includes, excludes } = parts(network);
  return [...includes, ...excludes];
}

/** What got worse and what better, in words. */
function compareStrength(before: Strength, after: Strength): { readonly worse: readonly string[]; readonly better: readonly string[] } {
  if (before.refused !== after.refused) return before.refused ? { worse: ["was refused, is let in"], better: [] } : { worse: [], better: ["was let in, is refused"] };
  const worse: string[] = [];
  const better: string[] = [];
  for (const [name, was] of before.measures) {
    const is = after.measures.get(name);
    if (is === undefined || is.value === was.value) continue;
    (is.value < was.value ? worse : better).push(`${name}: ${was.text} -> ${is.text}`);
  }
  return { worse, better };
}

/** A pair of groups says nothing that its two groups have said already. */
function withoutRepetition(effects: readonly SignOnEffect[]): SignOnEffect[] {
  const said = new Set<string>();
  return effects.filter(({ effect, before, after }) => {
    const key = `${effect}\n${before}\n${after}`;
    const isNew = !said.has(key);
    said.add(key);
    return isNew;
  });
}
