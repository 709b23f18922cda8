import { accountsText, answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const accessEnded: Rule = {
  id: "access-ended",
  severity: "warning",
  title: "Temporary access has ended, and goes with this apply",
  why: "Its last day came when the access was given; whoever applies another change should know that this goes with it.",
  fix: "Remove the ended assignment from the data. Where it is still needed, give it a new last day and a reason.",
  check: ({ source, lost }, { organization }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    const ended = lost.filter(({ cause }) => cause === "ended");
    return answer([...groupBy(ended, ({ group, permissionSet }) => `${group}: ${permissionSet}`)].map(([who, grants]) => {
      const where = accountsText(grants.map(({ account }) => account.id), organization);
      const end = grants[0]?.ended;
      return { subject: `${who} in ${where}`, what: `${who} in ${where} has ended${end === undefined ? "" : ` on ${end.date} (${end.reason})`}` };
    }));
  },
};
