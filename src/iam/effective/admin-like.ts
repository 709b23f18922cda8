import type { EffectiveAccess } from "./access";
import { unknownThings } from "./access";
import { escalationsOf } from "./escalations";
import { isLimit } from "./open-conditions";
import { isNearlyEverything } from "./open-resources";
import { isOpen } from "./openness";

/** That a session can do what it likes, or make itself so that it can; judged by what it can do, not by a policy's name. */
export interface AdminLike {
  /** `everything` but perhaps a list; or permissions of its own choice. */
  readonly kind: "everything" | "everything-but" | "own-permissions";
  /** The capability in a clause: `every action on every resource`. */
  readonly what: string;
  /** Statements that give it. */
  readonly by: readonly string[];
  /** What may narrow it and is not computed: boundaries whose documents are not known, customer-managed policies that may deny. */
  readonly unless: readonly string[];
}

/** Whether the access comes to that of an administrator, in the account or over who has access; undefined where nothing says so. */
export function isAdminLike(access: EffectiveAccess): AdminLike | undefined {
  const unless = unknownThings(access, "deny").map(({ sentence }) => sentence);
  const wide = widest(access);
  if (wide !== undefined) return { ...wide, unless };
  const open = escalationsOf(access).filter(({ route, openness }) => openness === "open" && (route.leadsTo === "administrator" || route.id === "organizations:*" || CHANGES_ACCESS.includes(route.id)));
  if (open.length === 0) return undefined;
  const actions = [...new Set(open.flatMap(({ route }) => route.actions))];
  const shown = actions.length > 3 ? `${actions.slice(0, 3).join(", ")} and ${actions.length - 3} more` : actions.join(", ");
  return { kind: "own-permissions", what: `${shown}, without limits that hold: it can give itself permissions`, by: [...new Set(open.flatMap(({ by }) => by))].toSorted(), unless };
}

/** Routes that make an administrator of whoever uses them, through IAM Identity Center. */
const CHANGES_ACCESS = ["sso:CreateAccountAssignment", "sso:PutInlinePolicyToPermissionSet", "sso:AttachManagedPolicyToPermissionSet", "sso:PutPermissionsPolicy", "sso:AssociateProfile"];

/** `*`, or NotAction, on every resource (or all but a list) without conditions that limit it, through the boundary too. */
function widest(access: EffectiveAccess): Omit<AdminLike, "unless"> | undefined {
  const { statements, boundary } = access.policies;
  const broad = (all: typeof statements) => all.filter(({ effect, actions, conditions, resources }) => effect === "Allow" && !conditions.some(isLimit) && isNearlyEverything(resources) && (actions.negated || actions.patterns.includes("*")));
  const [own, bound] = [broad(statements), boundary === undefined ? undefined : broad(boundary)];
  if (own.length === 0 || bound?.length === 0) return undefined;
  const by = own.map(({ source }) => source).toSorted();
  const denied = [...statements, ...(boundary ?? [])].filter(({ effect, conditions }) => effect === "Deny" && conditions.length === 0);
  if (denied.some(({ actions, resources }) => !actions.negated && actions.patterns.includes("*") && resources.kind === "only" && isNearlyEverything(resources))) return undefined;
  const isWhole = own.some(({ actions }) => !actions.negated) && (bound === undefined || bound.some(({ actions }) => !actions.negated)) && denied.length === 0;
  if (isWhole && isOpen(access.reach("*"), "*")) return { kind: "everything", what: "every action on every resource", by };
  const left = [...new Set([...own, ...(bound ?? [])].flatMap(({ actions }) => (actions.negated ? actions.patterns : [])))];
  const out = [...new Set([...left, ...denied.flatMap(({ actions }) => actions.patterns)])].toSorted();
  const shown = out.length > 4 ? `${out.slice(0, 4).join(", ")} and ${out.length - 4} more` : out.join(", ");
  return { kind: "everything-but", what: `every action on every resource but those of a list (${shown || "denied under conditions"})`, by };
}
