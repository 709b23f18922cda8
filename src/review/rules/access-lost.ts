import { accountsText, answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const accessLost: Rule = {
  id: "access-lost",
  severity: "warning",
  title: "A group loses access by an edit",
  why: "Work stops where access is missing, and an exclusion or a changed unit takes away more than its line shows.",
  fix: "Compare with what was meant. Where it was, nothing is to be done.",
  check: ({ source, lost }, { organization }) => {
    if (lost.length === 0 || (source.kind === "plan" && source.destroysAll)) return DOES_NOT_APPLY;
    const edited = lost.filter(({ cause }) => cause === "edit");
    return answer([...groupBy(edited, ({ group, permissionSet }) => `${group}: ${permissionSet}`)].map(([who, grants]) => {
      const where = accountsText(grants.map(({ account }) => account.id), organization);
      return { subject: `${who} in ${where}`, what: `${grants[0]?.group ?? "a group"} loses ${grants[0]?.permissionSet ?? "a set"} in ${where}` };
    }));
  },
};
