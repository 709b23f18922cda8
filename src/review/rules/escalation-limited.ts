import { answer, listed } from "./answer";
import { waysText } from "./escalation-gained";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const escalationLimited: Rule = {
  id: "escalation-limited",
  severity: "warning",
  title: "A permission set gains such actions on some resources, or under conditions, only",
  why: "Whether that keeps a session from giving itself more depends on which resources these are, and on who can meet the conditions: this review knows neither.",
  fix: "Look at the resources and conditions: roles that may do less than the set itself, values that nobody with the set can change.",
  check: ({ permissionSets }) => {
    const sets = permissionSets.filter(({ change, policy }) => change !== "removed" && policy !== undefined);
    if (sets.length === 0) return DOES_NOT_APPLY;
    return answer(sets.flatMap(({ name, policy }) => {
      const gained = (policy?.escalations ?? []).filter(({ limited }) => limited === true);
      return gained.length === 0 ? [] : [{ subject: `${name}: ${listed(gained.map(({ action }) => action))}`, what: `${name} gains, within limits, ${waysText(gained)}` }];
    }));
  },
};
