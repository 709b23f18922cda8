import { quote } from "../problem";
import type { ResolvedEnvironment } from "../resolve";
import type { Rule } from "../rule";
import { error, isDay, warning, whereAssignment } from "../rule";

/** How many grants of this assignment another one gives for ever, when there are any. */
function outlasted({ environment, expansion }: ResolvedEnvironment, index: number): number[] {
  const count = expansion.grants.filter(({ from }) => from.includes(index) && from.some((other) => environment.assignments[other]?.expiry === undefined)).length;
  return count === 0 ? [] : [count];
}

/** A temporary assignment has a real last day and a reason; one that has ended is named until its line is removed. */
export const expiry: Rule = {
  id: "expiry",
  scope: "environment",
  check: (resolved) =>
    resolved.expansion.assignments.flatMap(({ assignment, index, ended }) => {
      const given = assignment.expiry;
      if (given === undefined) return [];
      const where = whereAssignment(resolved, index);
      if (!isDay(given.date)) return [error(where, `until(${quote(given.date)})`, "a calendar day, YYYY-MM-DD (UTC, the last day it holds)", "correct the date")];
      return [
        ...(given.reason.trim() === "" ? [error(where, "until() without a reason", "a reason for the reviewer", "say why the access is needed for a time")] : []),
        ...outlasted(resolved, index).map((count) => warning(where, `until ${given.date}, but ${count} of its grants are given without an end too`, "a temporary assignment whose access ends with it", "take them out of the other assignment, or remove this line: nothing would end on that day")),
        ...(ended ? [warning(where, `ended after ${given.date}`, "assignments that still hold", "it grants nothing any more; remove the line")] : []),
      ];
    }),
};
