import type { Organization } from "../model/organization";
import type { AccountRef } from "./review";

const indexes = new WeakMap<Organization, ReadonlyMap<string, AccountRef>>();

/** An account by its id, with what the snapshot knows of it. */
export function accountRef(id: string, organization: Organization | undefined): AccountRef {
  if (organization === undefined) return { id };
  let index = indexes.get(organization);
  if (index === undefined) {
    index = new Map(Object.entries(organization.accounts).map(([key, account]) => [account.id, { id: account.id, name: account.name, key, unit: account.unit }]));
    indexes.set(organization, index);
  }
  return index.get(id) ?? { id };
}
