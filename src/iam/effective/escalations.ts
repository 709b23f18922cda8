import { escalationRoutes, type EscalationRoute } from "../escalation";
import type { EffectiveAccess } from "./access";
import { isOpen } from "./openness";

/** How open a way is: on resources and under conditions that limit nothing, or somehow limited. */
type Openness = "closed" | "limited" | "open";

/** A route of the curated list that a session has. */
export interface Escalation {
  readonly route: EscalationRoute;
  /** `limited`: one of its actions is allowed on some resources only, or under conditions that limit it. */
  readonly openness: "limited" | "open";
  /** The statements that allow its actions. */
  readonly by: readonly string[];
}

/** A route that opens or closes, or opens wider. */
export interface EscalationChange {
  readonly route: EscalationRoute;
  readonly before: Openness;
  readonly after: Openness;
  /** The statements that allow its actions, on the side that is more open. */
  readonly by: readonly string[];
}

/** The routes of the curated list that these policies open; no list of this kind is complete. */
export function escalationsOf(access: EffectiveAccess): readonly Escalation[] {
  return escalationRoutes.flatMap((route) => {
    const openness = opennessOf(route, access);
    return openness === "closed" ? [] : [{ route, openness, by: sourcesOf(route, access) }];
  });
}

/** The routes that are more open on one side than on the other. */
export function compareEscalations(before: EffectiveAccess, after: EffectiveAccess): { readonly gained: readonly EscalationChange[]; readonly lost: readonly EscalationChange[] } {
  const changes = escalationRoutes.map((route) => ({ route, before: opennessOf(route, before), after: opennessOf(route, after) })).filter((one) => one.before !== one.after);
  return {
    gained: changes.filter(isGain).map((one) => ({ ...one, by: sourcesOf(one.route, after) })),
    lost: changes.filter((one) => !isGain(one)).map((one) => ({ ...one, by: sourcesOf(one.route, before) })),
  };
}

function isGain(one: { readonly before: Openness; readonly after: Openness }): boolean {
  return ORDER.indexOf(one.after) > ORDER.indexOf(one.before);
}

const ORDER: readonly Openness[] = ["closed", "limited", "open"];

function opennessOf({ actions }: EscalationRoute, access: EffectiveAccess): Openness {
  const reaches = actions.map((action) => access.reach(action));
  if (reaches.some(({ permits }) => permits.length === 0)) return "closed";
  return reaches.every((reach, index) => isOpen(reach, actions[index] ?? "")) ? "open" : "limited";
}

function sourcesOf({ actions }: EscalationRoute, access: EffectiveAccess): readonly string[] {
  return [...new Set(actions.flatMap((action) => access.reach(action).permits.map(({ source }) => source)))].toSorted();
}
