import { limitsOf } from "../guardrails";
import { answer, count, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const replacementStorm: Rule = {
  id: "replacement-storm",
  severity: "error",
  title: "A large share of the environment's grants is taken away and given again, alone or with their permission sets",
  why: "Between the two nobody of them has access, each takes AWS some seconds, and an apply that breaks off halfway leaves them without.",
  fix: "Find what forces it: a lookup that waits for a pending change, a renamed permission set. A rename goes over a second set: make it, move the grants, then remove the old one. Or raise replacementShare.",
  check: ({ replaced, permissionSets }, { guardrails, models }) => {
    const moved = permissionSets.filter(({ change }) => change === "renamed");
    const total = replaced.length + moved.reduce((sum, set) => sum + set.moved, 0);
    if (total === 0) return models?.before.grants.size === 0 ? DOES_NOT_APPLY : answer([]);
    if (models === undefined) return answer([], [`whether ${count(total, "replaced grant")} are a large share: how many there are is not in this review`]);
    const all = models.before.grants.size;
    const { replacementShare } = limitsOf(guardrails);
    if (all > 0 && total / all <= replacementShare) return answer([]);
    const reasons = [...groupBy(replaced, ({ reason }) => reason)].map(([reason, grants]) => `${grants.length} because of ${reason}`);
    const renames = moved.map(({ from, name, moved: number }) => `${number} because ${from ?? "a set"} becomes ${name}`);
    return answer([{ subject: `${total} of ${count(all, "grant")}`, what: `${total} of ${count(all, "grant")} are taken away and given again (${[...reasons, ...renames].join(", ")}), and ${Math.round(replacementShare * 100)} % is the most at once (replacementShare)` }]);
  },
};
