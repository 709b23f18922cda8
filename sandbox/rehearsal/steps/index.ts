import type { Step } from "../step";
import type { World } from "../world";
import { endsOfGrants } from "./ends";
import { applyAccess, applyWaiting, destroyAccess, portals } from "./access";
import { outsider, sessionTags, signInFromBothEnds, signOut, stepUp } from "./people";
import { applyTrust, consoleSteps, endTrust, validateAll } from "./trust";

/** The whole road in its order: the trust, the first environment and all that people do with it, the others, and the way back. */
export function stepsOf({ roles: { access } }: World): Step[] {
  const [first, ...others] = access;
  const names = (list: typeof access): string => list.map(({ name }) => name).join(", ");
  return [
    validateAll,
    applyTrust,
    consoleSteps,
    ...(first === undefined ? [] : [applyAccess(first), portals(`with ${first.name} applied`, first.name), signInFromBothEnds, sessionTags, outsider]),
    ...others.map((one) => applyAccess(one)),
    ...(others.length === 0 ? [] : [applyWaiting, portals("with everything applied", "all")]),
    ...(first === undefined ? [] : [endsOfGrants, stepUp, signOut, destroyAccess(first, names(others))]),
    ...(others.length === 0 || first === undefined ? [] : [portals(`after ${first.name} is destroyed`, "after")]),
    ...others.toReversed().map((one, index, all) => destroyAccess(one, names(all.slice(index + 1)))),
    endTrust,
  ];
}
