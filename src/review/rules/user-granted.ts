import { accountsText, answer, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const userGranted: Rule = {
  id: "user-granted",
  severity: "error",
  title: "A single user is granted access, and not a group",
  why: "Such a grant follows no membership: it stays when the person changes teams, and no review of groups shows it.",
  fix: "Put the person into a group of Okta's that has the access, or make one for it; for a time, with .until(day, reason).",
  check: ({ gained, permissionSets }, { organization, models }) => {
    const renamed = permissionSets.filter(({ change, moved }) => change === "renamed" && moved > 0).map(({ name }) => name);
    if (gained.length === 0 && renamed.length === 0) return DOES_NOT_APPLY;
    // Grants of a renamed set are made anew, and stand among what is gained only where the group had none of it.
    const moved = [...(models?.after.grants.values() ?? [])].filter(({ permissionSet, group, account }) => renamed.includes(permissionSet) && !gained.some((gain) => gain.permissionSet === permissionSet && gain.group === group && gain.account.id === account));
    const all = [...gained, ...moved.map((grant) => ({ ...grant, account: { id: grant.account } }))];
    const users = all.filter(({ group }) => isUser(group));
    const unsure = models === undefined ? renamed.map((name) => `whether a single user has ${name}, which is renamed`) : [];
    return answer([...groupBy(users, ({ group, permissionSet }) => `${group}: ${permissionSet}`)].map(([who, grants]) => {
      const where = accountsText(grants.map(({ account }) => account.id), organization);
      return { subject: `${who} in ${where}`, what: `${who} in ${where}: granted to one user, and not to a group` };
    }), unsure);
  },
};

function isUser(group: string): boolean {
  return group.startsWith("(user ");
}
