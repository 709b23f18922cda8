import type { Group } from "../group";
import { codePoint, disguisedLetter, isComposed, reading } from "../lookalikes";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";

/** AWS: GroupDisplayName and the description of a group, without the spaces that look like the usual one; a name has no line breaks in Okta. */
export const GROUP_NAME = /^[\p{L}\p{M}\p{S}\p{N}\p{P} ]*$/u;
const DESCRIPTION = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r \u00a0\u3000]{1,1024}$/u;

/** Names of groups are what Okta and IAM Identity Center both keep, and no two groups share one. */
export const groups: Rule = {
  id: "groups",
  scope: "catalog",
  check: ({ catalog }) => {
    const entries = Object.entries(catalog.groups);
    return [
      ...entries.filter(([, { description }]) => !DESCRIPTION.test(description)).map(([key, { description }]) => error(`groups.${key}.description`, quote(description), "1 to 1024 characters, none of them control or invisible", "say whose group it is; AWS and Okta keep it where the group is made here")),
      ...entries.flatMap(([key, { name }]) => form(`groups.${key}.name`, name)),
      ...shared(entries, ([, { name }]) => identity(name)).map(([, same]) => error("groups", `${quote(same[0]?.[1].name)} as ${same.map(([key]) => key).join(", ")}`, "one key a group; names that differ by case, or by how an accent is encoded, are one group to IAM Identity Center or Terraform", "keep one key")),
      ...alike(entries),
    ];
  },
};

function form(where: string, name: string): Finding[] {
  if (name.length < 1 || Array.from(name).length > 255) return [error(where, quote(name), "1 to 255 characters", "correct the name")];
  if (name !== name.trim()) return [error(where, quote(name), "no space at either end: Okta's name has none", "remove it")];
  if (!GROUP_NAME.test(name)) return [error(where, quote(name), "no control or invisible characters, and no spaces but the usual one", "type the name anew instead of pasting it")];
  if (/[<>;:%]/.test(name)) return [error(where, quote(name), "none of < > ; : %, which the SCIM endpoint of IAM Identity Center refuses", "rename the group in Okta")];
  if (!isComposed(name)) return [error(where, `${quote(name)}, with accents as characters of their own`, "accented letters as one character (Unicode NFC): Terraform knows no other, so the group would never be found", "type the name anew instead of pasting it, and rename the group where Okta has it so")];
  const disguised = disguisedLetter(name);
  return disguised === undefined ? [] : [warning(where, `${quote(name)}, whose ${quote(disguised)} is ${codePoint(disguised)}`, "letters of one alphabet: this one only looks like a Latin letter", "type the name anew, unless Okta's group is really named so")];
}

/** What makes two names one group. */
function identity(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** Two groups that a reviewer would take for one. */
function alike(entries: readonly (readonly [string, Group])[]): Finding[] {
  return shared(entries, ([, { name }]) => reading(name))
    .filter(([, same]) => new Set(same.map(([, { name }]) => identity(name))).size > 1)
    .map(([, same]) => warning("groups", same.map(([key, { name }]) => `${quote(name)} (${key})`).join(" and "), "names that a person can tell apart", "correct the one that was pasted, or rename one"));
}
