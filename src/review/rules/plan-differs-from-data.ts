import type { AccessGrant } from "../access/model";
import { accountsText, answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const planDiffersFromData: Rule = {
  id: "plan-differs-from-data",
  severity: "error",
  title: "The plan grants what the data does not say, or leaves out what it says",
  why: "Then the plan was made from something else than what is reviewed: another commit, another day, a file that was changed.",
  fix: "Synthesize and plan again from this commit, today.",
  check: ({ source, waiting }, { data, models, organization }) => {
    if (source.kind === "data" || source.destroysAll) return DOES_NOT_APPLY;
    const { wanted } = data;
    if (wanted === undefined) return answer([], ["whether the plan is that of the data: the data is not at hand"]);
    if (models === undefined) return answer([], ["whether the plan is that of the data: this review has the difference alone"]);
    const planned = models.after.grants;
    const waits = new Set(waiting.map(({ group }) => group));
    const groups = (grants: readonly AccessGrant[], verb: string): { subject: string; what: string }[] =>
      [...groupBy(grants, ({ group, permissionSet }) => `${group}: ${permissionSet}`)].map(([who, list]) => {
        const where = accountsText(list.map(({ account }) => account), organization);
        return { subject: `${who} in ${where}`, what: `${verb} ${who} in ${where}` };
      });
    return answer([
      ...groups([...planned].filter(([key]) => !wanted.has(key)).map(([, grant]) => grant), "the plan grants, and the data does not say,"),
      ...groups([...wanted].filter(([key, { group }]) => !planned.has(key) && !waits.has(group)).map(([, grant]) => grant), "the data says, and the plan does not grant,"),
    ]);
  },
};
