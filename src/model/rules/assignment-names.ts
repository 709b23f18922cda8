import { didYouMean, nearest } from "../keys";
import { isComposed } from "../lookalikes";
import { ROOT, type Organization } from "../organization";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { atAssignment, error } from "../rule";
import type { AnyTarget } from "../target";

/** Every name that an assignment uses exists: the compiler says so in an editor, this says so when the data is run. */
export const assignmentNames: Rule = {
  id: "assignment-names",
  scope: "environment",
  check: (resolved) => {
    const { catalog, assignments } = resolved.environment;
    return assignments.flatMap((assignment, index) => {
      // The place is put in where there is a finding.
      const where = "";
      return atAssignment(resolved, index, [
        ...assignment.groups.flatMap((group) => known(where, "group", group, Object.keys(catalog.groups))),
        ...assignment.permissionSets.flatMap((set) => known(where, "permission set", set, Object.keys(catalog.permissionSets))),
        ...[...assignment.targets, ...assignment.exclusions].flatMap((one) => knownTarget(where, one, catalog.organization)),
      ]);
    });
  },
};

/** Where each kind of name is written in the project's own layout, for the case that there is none yet to choose from. */
const FILES: Readonly<Record<string, string>> = { account: "organization.json", unit: "organization.json", group: "groups.ts", "permission set": "permission-sets.ts" };

/** A finding for each name in a target that the snapshot doesn't have; `fix` where the place asks for another way out than to add the name. */
export function knownTarget(where: string, target: AnyTarget, { accounts, units }: Organization, fix?: (near: readonly string[]) => string): Finding[] {
  switch (target.kind) {
    case "account": return known(where, "account", target.account, Object.keys(accounts), fix);
    case "ou": return target.unit === ROOT ? [] : known(where, "unit", target.unit, Object.keys(units), fix);
    case "tag": return [target.key, target.value].filter((text) => !isComposed(text)).map((text) => error(where, `tag ${quote(text)}`, "accented letters as one character (Unicode NFC), as in the snapshot", "type it anew instead of pasting it"));
    case "every-member-account": return [];
  }
}

/** A finding when `name` is not among `names`. */
export function known(where: string, what: string, name: string, names: readonly string[], fix: (near: readonly string[]) => string = (near) => wayOut(what, near, names)): Finding[] {
  if (names.includes(name)) return [];
  return [error(where, `${what} ${quote(name)}`, `${/^[aeio]/.test(what) ? "an" : "a"} ${what} of the catalog`, fix(nearest(name, names)))];
}

function wayOut(what: string, near: readonly string[], names: readonly string[]): string {
  if (near.length > 0) return didYouMean(near);
  if (names.length === 0) return `add it to the catalog${Object.hasOwn(FILES, what) ? ` (${FILES[what]})` : ""}, which has none yet`;
  return names.length <= 8 ? `choose one of ${names.join(", ")}, or add it to the catalog` : `add it to the catalog, or choose one of its ${names.length}`;
}
