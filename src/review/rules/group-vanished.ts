import { accountsText, answer, count, groupBy } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const groupVanished: Rule = {
  id: "group-vanished",
  severity: "error",
  title: "A group is no longer in IAM Identity Center, and its grants go, though nobody edited them",
  why: "Its people lose access that the data still gives them; a group that is pushed again gets a new id and begins from nothing.",
  fix: "Find out why the group is gone (its push in Okta was removed, or it was deleted in AWS) and push it again before this is applied. Where it shall go, take it out of the assignments.",
  check: ({ source, lost }, { organization }) => {
    if (source.kind === "data") return DOES_NOT_APPLY;
    const gone = lost.filter(({ cause }) => cause === "group-vanished");
    return answer([...groupBy(gone, ({ group }) => group)].map(([group, grants]) => ({
      subject: group,
      what: `${group} is no longer in IAM Identity Center and loses ${count(grants.length, "grant")} (${accountsText(grants.map(({ account }) => account.id), organization)}), though nobody edited them`,
    })));
  },
};
