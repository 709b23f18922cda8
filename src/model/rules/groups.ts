import { quote } from "../problem";
import type { Rule } from "../rule";
import { error, shared } from "../rule";

/** AWS: GroupDisplayName and the description of a group; a name has no line breaks in Okta. */
export const GROUP_NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P} \u00a0\u3000]*$/u;
const DESCRIPTION = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00a0\u3000]{1,1024}$/u;

/** Names of groups are what Okta and IAM Identity Center both keep, and no two groups share one. */
export const groups: Rule = {
  id: "groups",
  scope: "catalog",
  check: ({ catalog }) => {
    const entries = Object.entries(catalog.groups);
    return [
      ...entries.filter(([, { description }]) => !DESCRIPTION.test(description)).map(([key, { description }]) => error(`groups.${key}.description`, quote(description), "1 to 1024 characters, none of them control or invisible", "say whose group it is; AWS and Okta keep it where the group is made here")),
      ...entries.flatMap(([key, { name }]) => {
        const where = `groups.${key}.name`;
        if (name.length < 1 || Array.from(name).length > 255) return [error(where, quote(name), "1 to 255 characters", "correct the name")];
        if (name !== name.trim()) return [error(where, quote(name), "no space at either end: Okta's name has none", "remove it")];
        if (!GROUP_NAME.test(name)) return [error(where, quote(name), "no control or invisible characters, and no spaces but the usual one", "type the name anew instead of pasting it")];
        if (/[<>;:%]/.test(name)) return [error(where, quote(name), "none of < > ; : %, which the SCIM endpoint of IAM Identity Center refuses", "rename the group in Okta")];
        return [];
      }),
      ...shared(entries, ([, { name }]) => name.toLowerCase()).map(([, same]) => error("groups", `${quote(same[0]?.[1].name)} as ${same.map(([key]) => key).join(", ")}`, "one key a group; names that differ by case alone are one group to IAM Identity Center", "keep one key")),
    ];
  },
};
