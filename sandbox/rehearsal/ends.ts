import type { Environment } from "../../src/model/environment";
import type { Grant } from "../../src/model/expand";
import { blockName, compare } from "../../src/model/keys";
import { resolve } from "../../src/model/resolve";

/** AWS access "until" this day is access without an end: there is no day after it that could be played. */
const NEVER = "9999-12-31";

/** The last day of every temporary assignment of an environment that still holds on `today`, the earliest first. */
export function endsOf({ assignments }: Environment, today: string): string[] {
  return [...new Set(assignments.flatMap(({ expiry }) => (expiry === undefined || expiry.date < today || expiry.date >= NEVER ? [] : [expiry.date])))].toSorted(compare);
}

/** The first day (`YYYY-MM-DD`) on which none of the temporary assignments holds any more; undefined where none has an end to come. */
export function dayAfterEnds(environments: readonly Environment[], today: string): string | undefined {
  const last = environments.flatMap((one) => endsOf(one, today)).toSorted(compare).at(-1);
  return last === undefined ? undefined : new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** What the environment grants on one day and on a later one no more. */
export function endingGrants(environment: Environment, today: string, later: string): Grant[] {
  const after = new Set(resolve(environment, later).expansion.grants.map(addressOf));
  return resolve(environment, today).expansion.grants.filter((grant) => !after.has(addressOf(grant)));
}

/** The grant's address in Terraform. */
export function addressOf({ permissionSet, account, group }: Grant): string {
  return `aws_ssoadmin_account_assignment.${blockName(permissionSet, account)}["${group}"]`;
}
