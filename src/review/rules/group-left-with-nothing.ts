import { answer, count, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const groupLeftWithNothing: Rule = {
  id: "group-left-with-nothing",
  severity: "warning",
  title: "A group that had access in this environment has none any more",
  why: "To its people AWS looks broken: their portal is empty, and it says nothing of why.",
  fix: "Tell the group's owner. Where its people move to another group, give that one its grants first.",
  check: ({ source, lost }, { models }) => {
    // That everything goes is one finding, of another rule.
    if (lost.length === 0 || (source.kind === "plan" && source.destroysAll)) return DOES_NOT_APPLY;
    if (models === undefined) return answer([], ["whether the groups that lose something keep anything: this review has the difference alone"]);
    const keeps = new Set([...models.after.grants.values()].map(({ group }) => group));
    const edited = lost.filter(({ cause, group }) => cause !== "group-vanished" && !keeps.has(group));
    return answer([...groupBy(edited, ({ group }) => group)].map(([group, grants]) => ({ subject: group, what: `${group} loses all it has here, ${count(grants.length, "grant")}` })));
  },
};
