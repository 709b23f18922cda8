import { compare } from "../../model/keys";
import type { IamNames } from "../names";
import type { EffectiveAccess } from "./access";
import { describeReach, type Scope } from "./describe";
import { compareEscalations, type EscalationChange } from "./escalations";
import { expandStatement, servicesNotLoaded, servicesOfStatement, unknownToData } from "./expand-actions";
import type { Policies } from "./policies";
import { coversReach, type Reach } from "./reach";
import { EVERYTHING_ALLOWED, type Statement } from "./statement";

/** An action that is allowed more or less than before. */
export interface ActionChange {
  /** In AWS's spelling; a pattern where the data does not know the service. */
  readonly action: string;
  /** Undefined: not allowed. */
  readonly before: Scope | undefined;
  readonly after: Scope | undefined;
  /** What makes the difference, as a person finds it: statements that allow it, or that deny it on the other side. */
  readonly by: readonly string[];
}

/** What changes for a session, from one set of policies to another. An action whose scope moved is widened and narrowed at once. */
export interface EffectiveChange {
  readonly gained: readonly ActionChange[];
  readonly lost: readonly ActionChange[];
  readonly widened: readonly ActionChange[];
  readonly narrowed: readonly ActionChange[];
  readonly escalations: { readonly gained: readonly EscalationChange[]; readonly lost: readonly EscalationChange[] };
  /** What is not known of one side and could change this; empty where nothing differs. */
  readonly unknown: readonly string[];
}

/**
 * Compares two sides, which must have been made with `names`; the names needed are `servicesToCompare`. What is written on both
 * sides alike is not looked at, so AdministratorAccess on both costs nothing. compare(a, b) is the mirror image of compare(b, a).
 */
export function compareEffective(before: EffectiveAccess, after: EffectiveAccess, names: IamNames): EffectiveChange {
  const { statements, boundary } = differingStatements(before.policies, after.policies);
  // A boundary counts for what the policies allow; nothing else is worth a look.
  const looked = boundary.length === 0 ? statements : [...statements, ...before.policies.statements, ...after.policies.statements];
  // A service that the data lacks is in no expansion of `*`, so whatever any statement says of one is looked at.
  const candidates = onceEach([...looked.flatMap((one) => expandStatement(one, names)), ...(looked.length === 0 ? [] : allStatements(before, after).flatMap((one) => unknownToData(one, names)))]);
  const differences = candidates.flatMap((action): Difference[] => {
    const [from, to] = [before.reach(action), after.reach(action)];
    return from.permits.length === 0 && to.permits.length === 0 ? [] : [{ action, from, to }];
  });
  const judge = pairMemo();
  const changes = (kind: Relation) =>
    differences.flatMap(({ action, from, to }) => {
      const { relations, ...change } = judge(from, to);
      return relations.includes(kind) ? [{ action, ...change }] : [];
    });
  const notLoaded = [...new Set(looked.flatMap((one) => servicesNotLoaded(one, names)))].toSorted(compare);
  const isSame = statements.length === 0 && boundary.length === 0 && sameUnknown(before.policies, after.policies);
  return {
    gained: changes("gained"),
    lost: changes("lost"),
    widened: changes("widened"),
    narrowed: changes("narrowed"),
    escalations: isSame ? { gained: [], lost: [] } : compareEscalations(before, after),
    unknown: isSame ? [] : [...new Set([...[...before.policies.unknown, ...after.policies.unknown].map(({ sentence }) => sentence), ...notLoaded.map((service) => `the action names of ${service} are not loaded: wildcards over them are not compared`)])].toSorted(compare),
  };
}

/** The services whose names a comparison needs, for `loadIamNames`; `*` stands for all. */
export function servicesToCompare(before: Policies, after: Policies): readonly string[] {
  const { statements, boundary } = differingStatements(before, after);
  const looked = boundary.length === 0 ? statements : [...statements, ...before.statements, ...after.statements];
  return [...new Set(looked.flatMap(servicesOfStatement))].toSorted(compare);
}

/** Each action once, in whatever case policies write it. */
function onceEach(actions: readonly string[]): readonly string[] {
  return [...new Map(actions.toSorted(compare).map((action) => [action.toLowerCase(), action])).values()].toSorted(compare);
}

function allStatements(...sides: readonly EffectiveAccess[]): readonly Statement[] {
  return sides.flatMap(({ policies: { statements, boundary } }) => [...statements, ...(boundary ?? [])]);
}

type Relation = "gained" | "lost" | "widened" | "narrowed";

interface Difference {
  readonly action: string;
  readonly from: Reach;
  readonly to: Reach;
}

function relationOf(from: Reach, to: Reach): readonly Relation[] {
  if (from === to) return [];
  if (from.permits.length === 0) return to.permits.length === 0 ? [] : ["gained"];
  if (to.permits.length === 0) return ["lost"];
  return [...(coversReach(from, to) ? [] : ["widened" as const]), ...(coversReach(to, from) ? [] : ["narrowed" as const])];
}

type Judgement = Omit<ActionChange, "action"> & { readonly relations: readonly Relation[] };

/** Reaches are few, and shared by many actions. */
function pairMemo(): (from: Reach, to: Reach) => Judgement {
  const known = new Map<Reach, Map<Reach, Judgement>>();
  return (from, to) => {
    const row = known.get(from) ?? new Map<Reach, Judgement>();
    known.set(from, row);
    const found = row.get(to) ?? { relations: relationOf(from, to), before: describeReach(from), after: describeReach(to), by: causes(from, to) };
    row.set(to, found);
    return found;
  };
}

/** What is on one side only: denials first, since an action that is allowed on both sides differs by them; all of it where only scopes differ. */
function causes(from: Reach, to: Reach): readonly string[] {
  const denied = onlyOnOne(denialsOf(from), denialsOf(to));
  const allowed = onlyOnOne(permitsOf(from), permitsOf(to));
  const found = denied.length > 0 ? denied : allowed;
  return [...new Set(found.length > 0 ? found : [...permitsOf(from), ...permitsOf(to)])].toSorted(compare);
}

function permitsOf({ permits }: Reach): string[] {
  return permits.map(({ source }) => source);
}

function denialsOf({ denials, stoppedBy }: Reach): string[] {
  return [...denials.map(({ source }) => `denied by ${source}`), ...stoppedBy];
}

function onlyOnOne(left: readonly string[], right: readonly string[]): string[] {
  return [...left.filter((one) => !right.includes(one)), ...right.filter((one) => !left.includes(one))];
}

/** Statements that stand on one side only, wherever they are written: about any other action nothing differs. */
function differingStatements(before: Policies, after: Policies): { readonly statements: readonly Statement[]; readonly boundary: readonly Statement[] } {
  return { statements: onOneSide(before.statements, after.statements), boundary: onOneSide(before.boundary ?? NO_BOUNDARY, after.boundary ?? NO_BOUNDARY) };
}

/** Without a boundary policies are as with one that allows everything. */
const NO_BOUNDARY = [EVERYTHING_ALLOWED];

function onOneSide(left: readonly Statement[], right: readonly Statement[]): readonly Statement[] {
  const [mine, theirs] = [new Set(left.map(({ identity }) => identity)), new Set(right.map(({ identity }) => identity))];
  return [...left.filter(({ identity }) => !theirs.has(identity)), ...right.filter(({ identity }) => !mine.has(identity))];
}

function sameUnknown({ unknown: left }: Policies, { unknown: right }: Policies): boolean {
  const [mine, theirs] = [new Set(left.map(({ key }) => key)), new Set(right.map(({ key }) => key))];
  return !mine.has(undefined) && !theirs.has(undefined) && mine.size === theirs.size && [...mine].every((key) => theirs.has(key));
}
