import { quote } from "../problem";
import type { Rule } from "../rule";
import { error, shared } from "../rule";

/** Names of groups are what Okta and IAM Identity Center both keep, and no two groups share one. */
export const groups: Rule = {
  id: "groups",
  scope: "catalog",
  check: ({ catalog }) => {
    const entries = Object.entries(catalog.groups);
    return [
      ...entries.flatMap(([key, { name }]) => {
        const where = `groups.${key}.name`;
        if (name.length < 1 || [...name].length > 255) return [error(where, quote(name), "1 to 255 characters", "correct the name")];
        if (name !== name.trim()) return [error(where, quote(name), "no space at either end: Okta's name has none", "remove it")];
        if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(name)) return [error(where, quote(name), "no control or invisible characters", "type the name anew instead of pasting it")];
        if (/[<>;:%]/.test(name)) return [error(where, quote(name), "none of < > ; : %, which the SCIM endpoint of IAM Identity Center refuses", "rename the group in Okta")];
        return [];
      }),
      ...shared(entries, ([, { name }]) => name.toLowerCase()).map(([, same]) => error("groups", `${quote(same[0]?.[1].name)} as ${same.map(([key]) => key).join(", ")}`, "one key a group; names that differ by case alone are one group to IAM Identity Center", "keep one key")),
    ];
  },
};
