import { compare } from "../model/keys";
import type { Organization } from "../model/organization";

/**
 * What a change does to the committed snapshot of the organization, a sentence each: access follows from it, and the names in a review come from it.
 */
export function organizationChanges(before: Organization, after: Organization): string[] {
  const keys = [...new Set([...Object.keys(before.accounts), ...Object.keys(after.accounts)])].toSorted(compare);
  const accounts = keys.flatMap((key): string[] => {
    const [was, is] = [own(before.accounts, key), own(after.accounts, key)];
    if (was === undefined) return is === undefined ? [] : [`account ${key} (${is.id}) is new in the snapshot, in ${is.unit}`];
    if (is === undefined) return [`account ${key} (${was.id}) is no longer in the snapshot`];
    return [
      ...(was.id === is.id ? [] : [`account ${key} stands for another account: ${was.id} -> ${is.id}`]),
      ...(was.unit === is.unit ? [] : [`account ${key} (${is.id}) moves from ${was.unit} to ${is.unit}`]),
      ...(was.name === is.name ? [] : [`account ${key} (${is.id}) is called ${is.name} instead of ${was.name}`]),
      ...(was.status === is.status ? [] : [`account ${key} (${is.id}) is ${is.status} instead of ${was.status}`]),
    ];
  });
  return [
    ...(before.id === after.id ? [] : [`the snapshot is of another organization: ${before.id} -> ${after.id}`]),
    ...(before.managementAccount === after.managementAccount ? [] : [`the management account is ${after.managementAccount} instead of ${before.managementAccount}`]),
    ...(before.delegatedAdministrator === after.delegatedAdministrator ? [] : [`the delegated administrator is ${after.delegatedAdministrator ?? "none"} instead of ${before.delegatedAdministrator ?? "none"}`]),
    ...accounts,
  ];
}

function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
