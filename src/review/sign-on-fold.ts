import { canonical } from "./canonical";
import { groupBy } from "./rules/answer";
import type { SignOnEffect } from "./sign-on";
import type { Situation } from "./sign-on-matching";

/** An effect and for whom it is. */
export interface Said extends Omit<SignOnEffect, "who"> {
  readonly situation: Situation;
  /** Further conditions, as text; "" where it does not depend on any. */
  readonly where: string;
}

/**
 * Effects with whom they are about. Members of two groups are left out where one of the groups alone is said to have the same effect in the same place;
 * nobody else is, since a waiver of one of these lets that one pass and no other.
 */
export function folded(said: readonly Said[], groups: readonly string[], zones: readonly string[]): SignOnEffect[] {
  const keyOf = ({ situation, ...effect }: Said, members: readonly string[]): string => canonical([members, situation.zone ?? null, effect]);
  const all = new Set(said.map((one) => keyOf(one, one.situation.groups)));
  const kept = said.filter((one) => one.situation.groups.length < 2 || !one.situation.groups.some((group) => all.has(keyOf(one, [group]))));
  const places = groupBy(kept, ({ situation, ...effect }) => canonical([situation.groups, effect]));
  return [...places.values()].flatMap((same) => {
    // The same in every zone and outside of all: the place does not matter.
    const isEverywhere = same.length === zones.length + 1;
    return (isEverywhere ? same.slice(0, 1) : same).map(({ situation, where, ...effect }) => ({ who: `${whoOf(situation.groups, groups)}${isEverywhere ? "" : placeOf(situation)}${where === "" ? "" : `, where ${where}`}`, ...effect }));
  });
}

function whoOf(members: readonly string[], groups: readonly string[]): string {
  if (members.length > 0) return `members of ${members.join(" and ")}`;
  return groups.length === 0 ? "everybody who has the app" : "members of none of the groups that rules name";
}

function placeOf({ zone }: Situation): string {
  return zone === undefined ? ", outside of all zones" : `, in zone ${zone}`;
}
