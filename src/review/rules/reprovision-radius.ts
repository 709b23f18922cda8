import { limitsOf } from "../guardrails";
import { roleDigest } from "../settled";
import type { EnvironmentReview, SetReview } from "../review";
import { answer, count } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const reprovisionRadius: Rule = {
  id: "reprovision-radius",
  severity: "warning",
  title: "An edit of a permission set reaches many accounts at once, and no pilot has it already",
  why: "AWS makes the set's role anew in every account that has it; a mistake in the policy is then everywhere at once.",
  fix: "Apply the pilot first, let its people work with it, then plan this environment again. Or raise reprovisionLimit.",
  check: (review, { guardrails, siblings }) => {
    const { pilots, reprovisionLimit } = limitsOf(guardrails);
    const edited = review.permissionSets.filter(({ reprovisions }) => reprovisions > 0);
    if (edited.length === 0 || pilots.includes(review.environment)) return DOES_NOT_APPLY;
    const reviews = siblings?.filter(({ environment }) => environment !== review.environment && pilots.includes(environment));
    return answer(edited.filter(({ reprovisions }) => reprovisions > reprovisionLimit).flatMap((set) => {
      const state = inPilots(set, reviews);
      return state === undefined ? [] : [{ subject: set.name, what: `${set.name} is made anew in ${count(set.reprovisions, "account")} at once (${reprovisionLimit} is the most without a pilot); ${state}` }];
    }));
  },
};

/** How far pilots are with an edit, as the end of a sentence; undefined where one of them has it. A pilot's set is the same one behind a prefix. */
function inPilots({ name, after }: SetReview, pilots: readonly EnvironmentReview[] | undefined): string | undefined {
  if (pilots === undefined || pilots.length === 0) return "whether a pilot had the edit before can't be seen from this review alone";
  const digest = after === undefined ? undefined : roleDigest(after);
  if (digest === undefined) return "what it becomes is not all known, so it can't be compared with a pilot's";
  if (pilots.some(({ settled }) => Object.entries(settled ?? {}).some(([other, its]) => its === digest && other.endsWith(name)))) return undefined;
  const pending = pilots.find(({ permissionSets }) => permissionSets.some((set) => set.after !== undefined && set.name.endsWith(name) && roleDigest(set.after) === digest));
  return pending === undefined ? "no pilot has this set with this content" : `${pending.environment} has the same edit still to come`;
}
