import { answer, listed } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";
import type { SetReview } from "../review";

const POLICIES = ["managed", "customerManaged", "inline"] as const;

export const escalationGained: Rule = {
  id: "escalation-gained",
  severity: "error",
  title: "A permission set gains actions with which a session can give itself more than it has",
  why: "With such an action the rest of the policy is no limit: the session makes itself an administrator, or becomes somebody who is.",
  fix: "Take the action out, or limit it to resources and conditions with which it can't raise anybody (iam:PassRole to named roles, a permissions boundary that is enforced).",
  check: ({ permissionSets }) => {
    const sets = permissionSets.filter(({ change }) => change !== "removed");
    if (sets.length === 0) return DOES_NOT_APPLY;
    return answer(
      sets.flatMap(({ name, policy }) => {
        // On named resources it is what the fix asks for: escalation-limited warns of it.
        const gained = (policy?.escalations ?? []).filter(({ limited }) => limited !== true);
        return gained.length === 0 ? [] : [{ subject: `${name}: ${listed(gained.map(({ action }) => action))}`, what: `${name} gains ${waysText(gained)}` }];
      }),
      sets.filter(wasNotCompared).map(({ name }) => `what ${name} gains: its policies were not compared`),
    );
  },
};

/** Ways with their reasons. An administrator has all of them: a few are enough to see it. */
export function waysText(escalations: readonly { readonly action: string; readonly why: string }[]): string {
  const ways = [...new Set(escalations.map(({ action, why }) => `${action} (${why})`))];
  return ways.length <= 6 ? ways.join(", ") : `${ways.slice(0, 5).join(", ")} and ${ways.length - 5} more ways`;
}

function wasNotCompared({ policy, change, after, fields }: SetReview): boolean {
  if (policy !== undefined) return false;
  if (change === "added") return after === undefined || after.inline !== undefined || after.managed.length + after.customerManaged.length > 0;
  return fields.some(({ field }) => POLICIES.some((one) => one === field) || field === "boundary");
}
