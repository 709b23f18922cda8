import { unknownThings, type EffectiveAccess } from "./access";
import { describeReach, describeWay } from "./describe";
import { isFull, type Piece, type Reach } from "./reach";
import { areDisjoint, coversResources, EVERY_RESOURCE, resourcesFrom, type Resources } from "./resources";

/**
 * Whether an action is allowed. `yes` and `no` hold by the policies of the permission set; `depends` on what is not computed or on which
 * resource it is. A "no" never hangs on a document that is not known.
 */
export type Verdict = "yes" | "depends" | "no";

export interface Judgement {
  readonly verdict: Verdict;
  /** The statements that allow or deny it, with resources and conditions, and what it depends on; a clause each. */
  readonly why: readonly string[];
}

/** Judges one action, on every resource or on the resources of an ARN (which may have wildcards). */
export function judgeAction(access: EffectiveAccess, action: string, on?: string): Judgement {
  const asked = on === undefined ? EVERY_RESOURCE : resourcesFrom("only", [on]);
  const denied = deniedOutright(access, action, asked);
  if (denied.length > 0) return { verdict: "no", why: denied.map((source) => `denied by ${source}`) };
  const reach = onResources(access.reach(action), asked, on === undefined);
  if (reach.permits.length === 0) return notAllowed(access, action, reach);
  const unknown = unknownThings(access, "deny").map(({ sentence }) => sentence);
  const scope = describeReach(reach);
  const why = [...(scope?.allowed ?? []).map((way) => `${way.source} allows it ${describeWay(way)}`), ...(scope?.denied ?? []).map((way) => `denied by ${way.source} ${describeWay(way)}`), ...unknown];
  const isWhole = on === undefined ? isFull(reach) : reach.denials.length === 0 && reach.permits.some(({ resources, conditions }) => conditions.length === 0 && resources.every((one) => coversResources(one, asked)));
  return { verdict: isWhole && unknown.length === 0 ? "yes" : "depends", why };
}

function notAllowed(access: EffectiveAccess, action: string, { stoppedBy }: Reach): Judgement {
  const { boundary } = access.policies;
  // Whatever an unknown policy allows, a boundary that is known holds it back.
  if (boundary !== undefined && !boundary.some(({ effect, actions }) => effect === "Allow" && actions.matches(action))) return { verdict: "no", why: ["left out by the boundary"] };
  const why = [...unknownThings(access, "both").map(({ sentence }) => sentence), ...access.unfitting(action).map((source) => `${source} has a wildcard that covers it, on resources that it does not take as far as AWS documents`)];
  if (why.length > 0) return { verdict: "depends", why: [...stoppedBy, ...why] };
  return { verdict: "no", why: stoppedBy.length > 0 ? stoppedBy : ["no policy of the set allows it"] };
}

/** Denials without conditions that cover all that is asked: nothing else matters then. */
function deniedOutright({ policies: { statements, boundary } }: EffectiveAccess, action: string, asked: Resources): readonly string[] {
  const denials = [...statements, ...(boundary ?? [])].filter(({ effect, actions, conditions, resources }) => effect === "Deny" && conditions.length === 0 && actions.matches(action, true) && coversResources(resources, asked));
  return [...new Set(denials.map(({ source }) => source))];
}

function onResources(reach: Reach, asked: Resources, isEverything: boolean): Reach {
  if (isEverything) return reach;
  const isAbout = ({ resources }: Piece) => !resources.some((one) => areDisjoint(one, asked));
  return { ...reach, permits: reach.permits.filter(isAbout), denials: reach.denials.filter(isAbout) };
}
