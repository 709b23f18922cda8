import { describeTarget, ROOT } from "../organization";
import type { Finding, Rule } from "../rule";
import { atAssignment, error, warning } from "../rule";
import type { ExpandedAssignment } from "../expand";
import type { Catalog } from "../catalog";
import type { AnyTarget } from "../target";

/** What an assignment reaches is what its author thinks: nothing empty, nothing inactive, no exclusion that does nothing. */
export const assignmentReach: Rule = {
  id: "assignment-reach",
  scope: "environment",
  check: (resolved) => {
    const { catalog } = resolved.environment;
    return resolved.expansion.assignments.flatMap((expanded) => atAssignment(resolved, expanded.index, findings("", expanded, catalog)));
  },
};

function findings(where: string, { assignment, accounts, emptyTargets, idleExclusions, skipped }: ExpandedAssignment, catalog: Catalog): Finding[] {
  const { organization } = catalog;
  const found: Finding[] = [];
  for (const [what, list] of [["group", assignment.groups], ["permission set", assignment.permissionSets], ["target", assignment.targets]] as const) {
    if (list.length === 0) found.push(error(where, `no ${what}`, `at least one ${what}`, `name one, or remove the assignment`));
  }
  // A name that does not exist is another rule's finding; said twice it would only be noise.
  const empty = emptyTargets.filter((target) => exists(target, catalog));
  for (const target of empty) found.push(error(where, describeTarget(target), "a target that names at least one account of the snapshot", emptyFix(target)));
  if (accounts.length === 0 && skipped.length === 0 && assignment.targets.length > 0 && emptyTargets.length === 0) {
    found.push(error(where, "exclusions that take away every account", "at least one account left", "remove the assignment, or an exclusion"));
  }
  for (const key of accounts) {
    const status = organization.accounts[key]?.status;
    if (status !== "ACTIVE") found.push(error(where, `account("${key}"), which is ${status ?? "unknown"}`, "active accounts: AWS refuses assignments in any other", "remove it, or take the snapshot again if it has been reopened"));
  }
  if (accounts.length === 0 && skipped.length > 0) found.push(error(where, `${skipped.join(", ")}: not active`, "at least one active account", "remove the assignment, or take the snapshot again"));
  for (const target of idleExclusions.filter((one) => exists(one, catalog))) found.push(warning(where, `except(${describeTarget(target)})`, "an exclusion that takes something away", "remove it, unless it guards against accounts to come"));
  return found;
}

function exists(target: AnyTarget, { organization }: Catalog): boolean {
  if (target.kind === "account") return Object.hasOwn(organization.accounts, target.account);
  return target.kind !== "ou" || target.unit === ROOT || Object.hasOwn(organization.units, target.unit);
}

function emptyFix(target: AnyTarget): string {
  return target.kind === "ou" && target.depth === "direct" ? 'nested units are not reached: write "recursive", or take the snapshot again' : "correct it, or take the snapshot again";
}
