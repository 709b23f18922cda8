import { accountsText, answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const comesBack: Rule = {
  id: "comes-back",
  severity: "warning",
  title: "Access that was taken away by hand is given back",
  why: "Somebody took it away outside of this code, perhaps to contain an incident; the apply undoes that.",
  fix: "Ask who took it away, and why. Where it shall stay away, take it out of the assignment.",
  check: ({ source, gained }, { organization }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    const back = gained.filter(({ cause }) => cause === "comes-back");
    return answer([...groupBy(back, ({ group, permissionSet }) => `${group}: ${permissionSet}`)].map(([who, grants]) => {
      const where = accountsText(grants.map(({ account }) => account.id), organization);
      return { subject: `${who} in ${where}`, what: `${who} in ${where} was taken away outside of Terraform and comes back` };
    }));
  },
};
