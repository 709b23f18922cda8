import { canonical } from "./canonical";
import type { SignOnRuleFacts } from "./access/model";
import { conditionsOf, toldApart, type Situation } from "./sign-on-matching";
import { folded, type Said } from "./sign-on-fold";
import { strengthOf, type Strength } from "./sign-on-strength";

/** What a change of the sign-on rules asks of some people, compared with before. */
export interface SignOnEffect {
  /** Whom it is about: `members of AWS Payments On Call, anywhere`. */
  readonly who: string;
  /** `different` where nothing here can say whether it is as much as before. */
  readonly effect: "weaker" | "stronger" | "different" | "new";
  readonly before: string;
  readonly after: string;
  /** What is weaker or stronger, one by one. */
  readonly why: readonly string[];
}

type Rules = ReadonlyMap<string, SignOnRuleFacts>;

/** Most further conditions that are played in every combination. */
const MOST_CONDITIONS = 8;

/**
 * Plays the rules for everybody they tell apart (members of each group that a rule names, of each two of them, and of none; inside each zone and
 * outside of all; with each further condition met and not met) and compares what is asked; `isNew` says that there was no policy of this environment
 * before. The first rule that matches decides, by priority; whom none matches is refused (Okta: app sign-on policies).
 */
export function compareSignOn(before: Rules, after: Rules, isNew = false): SignOnEffect[] {
  if (canonical([...before]) === canonical([...after])) return [];
  const { groups, zones, situations } = situationsOf([...before.values(), ...after.values()]);
  const [was, is] = [ordered(before), ordered(after)];
  return folded(situations.flatMap((situation) => played(was, is, situation, isNew)), groups, zones);
}

function situationsOf(rules: readonly SignOnRuleFacts[]): { readonly groups: readonly string[]; readonly zones: readonly string[]; readonly situations: readonly Situation[] } {
  const apart = rules.map(toldApart);
  const groups = [...new Set(apart.flatMap((one) => one.groups))].toSorted();
  const zones = [...new Set(apart.flatMap((one) => one.zones))].toSorted();
  const memberships = [[], ...groups.map((group) => [group]), ...groups.flatMap((one, index) => groups.slice(index + 1).map((other) => [one, other]))];
  return { groups, zones, situations: memberships.flatMap((members) => [undefined, ...zones].map((zone): Situation => ({ groups: members, zone }))) };
}

function ordered(rules: Rules): readonly (readonly [string, SignOnRuleFacts])[] {
  return [...rules].toSorted(([, a], [, b]) => priorityOf(a) - priorityOf(b));
}

/** What can't be read comes last, where Okta puts a rule without a priority. */
function priorityOf({ priority }: SignOnRuleFacts): number {
  return typeof priority === "number" || typeof priority === "string" ? Number(priority) : Number.MAX_SAFE_INTEGER;
}

/** A rule that may decide, and what must hold for it. */
interface Candidate {
  readonly conditions: readonly string[];
  readonly strength: Strength;
}

/** Rules that may decide in a situation, in their order, up to the first that decides for certain. */
function candidates(rules: readonly (readonly [string, SignOnRuleFacts])[], situation: Situation): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const [name, rule] of rules) {
    const conditions = conditionsOf(rule, situation);
    if (conditions === undefined) continue;
    found.push({ conditions, strength: strengthOf(name, rule) });
    if (conditions.length === 0) return found;
  }
  return [...found, { conditions: [], strength: strengthOf(undefined, undefined) }];
}

/** Effects of a situation, one for each that differs with what further conditions are met. */
function played(before: readonly (readonly [string, SignOnRuleFacts])[], after: readonly (readonly [string, SignOnRuleFacts])[], situation: Situation, isNew: boolean): Said[] {
  const [was, is] = [candidates(before, situation), candidates(after, situation)];
  const atoms = [...new Set([...was, ...is].flatMap(({ conditions }) => conditions))].toSorted();
  if (atoms.length > MOST_CONDITIONS) {
    const text = (list: readonly Candidate[]): string => list.map(({ conditions, strength }) => `${strength.text}${conditions.length === 0 ? "" : ` (where ${conditions.join(", ")})`}`).join("; else ");
    return text(was) === text(is) ? [] : [{ situation, where: "", effect: isNew ? "new" : "different", before: isNew ? NO_POLICY : text(was), after: text(is), why: ["too many further conditions to compare"] }];
  }
  const cases = new Map<string, { readonly effect: Omit<SignOnEffect, "who"> | undefined; readonly met: string[][] }>();
  for (let bits = 0; bits < 2 ** atoms.length; bits++) {
    const met = atoms.filter((_atom, index) => Math.floor(bits / 2 ** index) % 2 === 1);
    const effect = compared(decide(was, met), decide(is, met), isNew);
    const key = canonical(effect ?? null);
    cases.set(key, { effect, met: [...(cases.get(key)?.met ?? []), met] });
  }
  return [...cases.values()].flatMap(({ effect, met }) => (effect === undefined ? [] : [{ ...effect, situation, where: whereOf(atoms, met) }]));
}

const NO_POLICY = "no policy of this environment";

function decide(list: readonly Candidate[], met: readonly string[]): Strength {
  return list.find(({ conditions }) => conditions.every((condition) => met.includes(condition)))?.strength ?? strengthOf(undefined, undefined);
}

function compared(was: Strength, is: Strength, isNew: boolean): Omit<SignOnEffect, "who"> | undefined {
  if (was.key === is.key) return undefined;
  // What a policy of somebody else asked before is not known here.
  if (isNew) return { effect: "new", before: NO_POLICY, after: is.text, why: [] };
  const { worse, better } = compareStrength(was, is);
  const isUnmeasured = !was.refused && !is.refused && was.unmeasured !== is.unmeasured;
  const effect = worse.length > 0 ? "weaker" : isUnmeasured || better.length === 0 ? "different" : "stronger";
  return { effect, before: was.text, after: is.text, why: [...worse, ...better, ...(isUnmeasured ? ["what it asks beside that is not compared"] : [])] };
}

/** Which further conditions are met wherever an effect is there; where that is not all that decides, each case is said. */
function whereOf(atoms: readonly string[], met: readonly (readonly string[])[]): string {
  const fixed = atoms.flatMap((atom) => {
    const times = met.filter((one) => one.includes(atom)).length;
    return times === met.length ? [`${atom} is met`] : times === 0 ? [`${atom} is not met`] : [];
  });
  if (met.length === 2 ** (atoms.length - fixed.length)) return fixed.join(" and ");
  return met.map((one) => atoms.map((atom) => `${atom} is ${one.includes(atom) ? "met" : "not met"}`).join(" and ")).join(", or ");
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
