import { answer, count } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const staysWaiting: Rule = {
  id: "stays-waiting",
  severity: "warning",
  title: "Grants wait for a group that this environment does not push",
  why: "Nothing here brings the group to IAM Identity Center, so its grants may wait for ever, and nobody is told.",
  fix: "Push the group (provisioning: scim({ connected: true }), once it is), or see to it that whoever pushes it does; correct its name where it is wrong.",
  check: ({ source, waiting }, { models }) => {
    if (waiting.length === 0 || (source.kind === "plan" && source.destroysAll)) return DOES_NOT_APPLY;
    if (models === undefined) return answer([], ["whether the groups that grants wait for are pushed from here: this review has the difference alone"]);
    const { pushes, directory } = models.after;
    return answer(waiting.filter(({ group }) => !pushes.has(group) && !directory.has(`group ${group}`)).map(({ group, grants }) => ({ subject: group, what: `${count(grants, "grant")} of ${group} ${grants === 1 ? "waits" : "wait"} for the group, which this environment does not push` })));
  },
};
