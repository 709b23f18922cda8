import { accountsText, answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const userGranted: Rule = {
  id: "user-granted",
  severity: "error",
  title: "A single user is granted access, and not a group",
  why: "Such a grant follows no membership: it stays when the person changes teams, and no review of groups shows it.",
  fix: "Put the person into a group of Okta's that has the access, or make one for it; for a time, with .until(day, reason).",
  check: ({ gained }, { organization }) => {
    if (gained.length === 0) return DOES_NOT_APPLY;
    const users = gained.filter(({ group }) => group.startsWith("(user "));
    return answer([...groupBy(users, ({ group, permissionSet }) => `${group}: ${permissionSet}`)].map(([who, grants]) => {
      const where = accountsText(grants.map(({ account }) => account.id), organization);
      return { subject: `${who} in ${where}`, what: `${who} in ${where}: granted to one user, and not to a group` };
    }));
  },
};
