import { accessOfPlan, type PlanAccess } from "./access/from-plan";
import { diffAccess } from "./access/diff";
import type { AccessGrant, AccessModel } from "./access/model";
import type { DataContext } from "./context";
import { driftLines } from "./drift";
import { fingerprint } from "./fingerprint";
import { environmentReview, type GrantCauses } from "./interpret";
import type { Plan, ResourceChange } from "./plan/plan";
import type { EnvironmentReview, Replacement } from "./review";
import { accountRef } from "./accounts";

/** Reviews one plan: what it changes as access, before any rule has looked at it, with all that is given before and after, which rules ask for. */
export function reviewPlanWithModels(environment: string, plan: Plan, context: DataContext): { readonly review: EnvironmentReview; readonly models: { readonly before: AccessModel; readonly after: AccessModel } } {
  const access = accessOfPlan(plan, context.names);
  const diff = diffAccess(access.before, access.after);
  const again = remade(access, context);
  const review = environmentReview({
    environment,
    source: { kind: "plan", terraform: plan.terraform, ...(plan.timestamp === undefined ? {} : { madeAt: plan.timestamp }), ...(plan.complete === undefined ? {} : { complete: plan.complete }), destroysAll: plan.leavesNothing && plan.changes.some(({ actions }) => actions.includes("delete")) },
    before: access.before,
    after: access.after,
    diff,
    organization: context.names.organization,
    causes: causes(access, context),
    replaced: again.filter(({ pushedAgain }) => !pushedAgain).map(({ replacement }) => replacement),
    pushedAgain: again.filter(({ pushedAgain }) => pushedAgain).map(({ grant }) => grant),
    renames: renames(plan.changes),
    waiting: waiting(access, context),
    warnings: plan.checks.filter(({ status }) => status === "fail" || status === "error").flatMap(({ name, messages }) => (messages.length === 0 ? [`${name} did not hold`] : messages)),
    drift: driftLines(access.drift, diff),
    unknown: access.unknown,
    others: access.others,
    notes: notes(plan),
    fingerprint: fingerprint(environment, plan),
  });
  return { review, models: { before: access.before, after: access.after } };
}

function causes({ drift, grantsBefore, storeNames, storeGroup }: PlanAccess, { ended, wanted }: DataContext): GrantCauses {
  return {
    gain: (key) => (drift.grants.removed.has(key) ? "comes-back" : "edit"),
    loss: (key) => {
      const principal = grantsBefore.get(key)?.before?.principal_id;
      const end = ended.get(key);
      if (end !== undefined) return { cause: "ended", ended: end };
      // The plan read the groups that there are: whose id is not among them is gone. If the data still wants the grant, nobody edited it.
      const gone = storeNames !== undefined && typeof principal === "string" && storeGroup(principal) === undefined;
      return { cause: gone && wanted?.has(key) !== false ? "group-vanished" : "edit" };
    },
  };
}

interface Remade {
  readonly grant: AccessGrant;
  readonly replacement: Replacement;
  /** The group has another id than before: it was deleted and pushed again, and its people had lost what this gives. */
  readonly pushedAgain: boolean;
}

/** Grants that are the same before and after, and that Terraform takes away and makes again. */
function remade({ grantsBefore, grantsAfter, before, after, storeGroup }: PlanAccess, { names }: DataContext): Remade[] {
  return [...grantsAfter].flatMap(([key, change]) => {
    const grant = after.grants.get(key);
    const was = grantsBefore.get(key);
    if (grant === undefined || was === undefined || !before.grants.has(key) || !change.actions.includes("create") || !was.actions.includes("delete")) return [];
    // The old group has to be gone and the new one there: else it is another group, whatever the block calls it.
    const pushedAgain = typeof change.after?.principal_id === "string" && was.before?.principal_id !== change.after.principal_id && storeGroup(change.after.principal_id) !== undefined;
    // Two addresses are two operations: which comes first, nothing says, and the second may undo the first.
    const reason = was.address === change.address ? change.replacedBy.join(", ") || (change.reason ?? "what Terraform does not say") : "its address changes, without a moved block";
    return [{ grant, pushedAgain, replacement: { ...grant, account: accountRef(grant.account, names.organization), reason } }];
  });
}

/** Permission sets whose resource stays and whose name does not. */
function renames(changes: readonly ResourceChange[]): ReadonlyMap<string, string> {
  return new Map(changes.flatMap(({ type, before, after }) => {
    if (type !== "aws_ssoadmin_permission_set" || typeof before?.name !== "string" || typeof after?.name !== "string" || before.name === after.name) return [];
    return [[before.name, after.name] as const];
  }));
}

/** What the data grants to groups that are not in IAM Identity Center. */
function waiting({ after, storeNames }: PlanAccess, { wanted }: DataContext): { readonly group: string; readonly grants: number }[] {
  if (storeNames === undefined) return [];
  const counts = new Map<string, number>();
  for (const [key, { group }] of wanted ?? []) if (!after.grants.has(key) && !storeNames.has(group)) counts.set(group, (counts.get(group) ?? 0) + 1);
  return [...counts].map(([group, grants]) => ({ group, grants }));
}

function notes({ changes, complete }: Plan): string[] {
  const deferred = changes.filter(({ mode, actions }) => mode === "data" && actions.includes("read"));
  return [
    ...(complete === false ? ["This plan is a part only (-target, or actions that Terraform put off): what it leaves out is not reviewed."] : []),
    ...deferred.map(({ address }) => `${address} is read during the apply, so what depends on it is not known now.`),
    ...changes.filter(({ importing }) => importing !== undefined).map(({ address, importing }) => `${address} takes over what exists as ${importing}.`),
    ...changes.filter(({ actions }) => actions.includes("forget")).map(({ address }) => `${address} is let go of and stays as it is in AWS or Okta.`),
    ...changes.filter(({ previousAddress }) => previousAddress !== undefined).map(({ address, previousAddress }) => `${previousAddress} is called ${address} from now on; nothing else of it changes by that.`),
    ...changes.filter(({ deposed }) => deposed !== undefined).map(({ address }) => `${address} has an object left over from an earlier apply that failed; it is deleted.`),
  ];
}

