import { nearest } from "../keys";
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

/** A finding for each name in a target that the snapshot doesn't have. */
export function knownTarget(where: string, target: AnyTarget, { accounts, units }: Organization): Finding[] {
  if (target.kind === "account") return known(where, "account", target.account, Object.keys(accounts));
  return target.kind === "ou" ? known(where, "unit", target.unit, [ROOT, ...Object.keys(units)]) : [];
}

/** A finding when `name` is not among `names`. */
export function known(where: string, what: string, name: string, names: readonly string[]): Finding[] {
  if (names.includes(name)) return [];
  const near = nearest(name, names);
  return [error(where, `${what} ${quote(name)}`, `${/^[aeio]/.test(what) ? "an" : "a"} ${what} of the catalog`, near.length > 0 ? `did you mean ${near.map((one) => JSON.stringify(one)).join(" or ")}?` : names.length <= 8 ? `choose one of ${names.join(", ")}, or add it to the catalog` : `add it to the catalog, or choose one of its ${names.length}`)];
}
