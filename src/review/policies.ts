import { accessOf, type EffectiveAccess } from "../iam/effective/access";
import { isAdminLike } from "../iam/effective/admin-like";
import { compareEffective, servicesToCompare, type ActionChange } from "../iam/effective/compare";
import { describeWay, type Scope } from "../iam/effective/describe";
import { policiesOf, type BoundarySource, type Policies } from "../iam/effective/policies";
import { summary } from "../iam/effective/summary";
import type { IamNames } from "../iam/names";
import { isUnknown, type PermissionSetFacts } from "./access/model";
import type { ActionLine, PolicyChange } from "./policy-change";
import { unreadInline } from "./power";
import type { EnvironmentReview, SetReview } from "./review";

/** What decides what a session can do; the rest of a permission set does not. */
const POLICY_FIELDS: ReadonlySet<string> = new Set(["managed", "customerManaged", "inline", "boundary"]);

/** The services whose names are needed to compare the policies of these reviews, for `loadIamNames`. */
export function servicesOfReviews(reviews: readonly EnvironmentReview[]): string[] {
  return [...new Set(reviews.flatMap(({ permissionSets }) => permissionSets.flatMap((set) => (changesPolicies(set) ? servicesToCompare(policies(set.before), policies(set.after)) : []))))];
}

/** Adds to each permission set whose policies change what that lets a session do, more and less. */
export function withPolicies(review: EnvironmentReview, names: IamNames): EnvironmentReview {
  return { ...review, permissionSets: review.permissionSets.map((set) => (changesPolicies(set) ? { ...set, policy: policyChange(set, names) } : set)) };
}

/** What a removed set allowed is lost with its grants, which are listed. */
function changesPolicies({ change, fields }: SetReview): boolean {
  return change === "added" || (change !== "removed" && fields.some(({ field }) => POLICY_FIELDS.has(field)));
}

function policyChange({ before, after }: SetReview, names: IamNames): PolicyChange {
  const [from, to] = [accessOf(policies(before), names), accessOf(policies(after), names)];
  const { gained, lost, widened, narrowed, escalations, unknown } = compareEffective(from, to, names);
  const unread = unreadInline(after);
  const actions = (changes: readonly ActionChange[]): readonly string[] => summary(changes.map(({ action }) => action), names);
  return {
    gained: gained.map((one) => lineOf(one, one.after)),
    lost: lost.map((one) => lineOf(one, undefined)),
    widened: widened.map((one) => lineOf(one, one.after)),
    narrowed: narrowed.map((one) => lineOf(one, one.after)),
    summaries: { gained: actions(gained), lost: actions(lost), widened: actions(widened), narrowed: actions(narrowed) },
    escalations: escalations.gained.map(({ route, by, after: opened }) => ({ action: route.actions.join(" + "), why: `${route.why} (${by.join(", ")})`, ...(opened === "open" ? {} : { limited: true as const }) })),
    adminLike: { before: before !== undefined && isAdminLike(from) !== undefined, after: isAdminLike(to) !== undefined },
    ...unlimited(from, to),
    ...(unread.length === 0 ? {} : { unreadable: unread }),
    unknown,
  };
}

/** What an administrator-like session can do, in words. */
function unlimited(from: EffectiveAccess, to: EffectiveAccess): Pick<PolicyChange, "adminWhat"> {
  const now = isAdminLike(to);
  return now === undefined || isAdminLike(from)?.what === now.what ? {} : { adminWhat: [now.what, ...now.unless].join("; ") };
}

function lineOf({ action, by }: ActionChange, scope: Scope | undefined): ActionLine {
  const limits = scope === undefined || scope.full ? [] : [...scope.allowed.map((way) => describeWay(way)), ...scope.denied.map((way) => `not ${describeWay(way)}`)];
  return { action, from: by.join(", "), ...(limits.length === 0 ? {} : { limits: limits.join("; or ") }) };
}

const NONE: Policies = policiesOf({ managed: [], customerManaged: [] });

function policies(facts: PermissionSetFacts | undefined): Policies {
  if (facts === undefined) return NONE;
  const { managed, customerManaged, inline, boundary } = facts;
  return policiesOf({ managed, customerManaged, ...(inline === undefined ? {} : { inline: isUnknown(inline) ? "unknown" : inline }), boundary: boundaryOf(boundary) });
}

function boundaryOf(boundary: PermissionSetFacts["boundary"]): BoundarySource | undefined {
  if (boundary === undefined) return undefined;
  // One that nobody knows yet may take away anything.
  if (isUnknown(boundary)) return { kind: "customer-managed", name: "that is known after the apply" };
  return boundary.startsWith("aws:") ? { kind: "aws-managed", name: boundary.slice(4) } : { kind: "customer-managed", name: boundary.replace(/^customer:/, "") };
}
