import { isFacts } from "../access/model";
import type { NamedChange } from "../review";
import { answer } from "./answer";
import { DOES_NOT_APPLY, type Rule } from "./rule";

export const pushedGroupDeleted: Rule = {
  id: "pushed-group-deleted",
  severity: "error",
  title: "A group is deleted in IAM Identity Center, or a push is set to delete it when it ends",
  why: "With the group go all of its grants, in every environment; made again it has another id, and they do not come back by themselves.",
  fix: "Let the push end without the group (delete_target_group_on_destroy = false, applied before the push is removed), and take away grants where they are written.",
  check: ({ pushes, directory }) => {
    const groups = directory.filter(({ name }) => name.startsWith("group "));
    if (pushes.length === 0 && groups.length === 0) return DOES_NOT_APPLY;
    return answer([
      ...pushes.filter(({ change, before }) => change === "removed" && deletes(before)).map(({ name }) => ({ subject: name, what: `the push of ${name} ends, and deletes the group in AWS with it` })),
      ...pushes.filter(({ change, before, after }) => change !== "removed" && deletes(after) && (before === undefined || !deletes(before))).map(({ name }) => ({ subject: name, what: `the push of ${name} would delete the group in AWS when it ends` })),
      ...groups.filter(({ change }) => change === "removed").map(({ name }) => ({ subject: name.slice("group ".length), what: `${name} is deleted in IAM Identity Center` })),
    ]);
  },
};

/** The provider's default is to delete, so only a plain no counts as one. */
function deletes(push: NamedChange["before"]): boolean {
  return !(isFacts(push) && push.deletesTheAwsGroupWhenItEnds === false);
}
