import { compare } from "../../../src/model/keys";
import type { User } from "../directory";
import type { Account } from "../organization";
import type { PermissionSet } from "../permission-sets";
import type { AwsState } from "../state";

/** An account that a person may enter, with the permission sets to enter it by. */
export interface Entry {
  readonly account: Account;
  readonly sets: readonly PermissionSet[];
}

/** What the portal shows a person: what the person or a group of theirs is assigned, as far as it is provisioned, for without the role there is nothing to enter. */
export function accessOf(state: AwsState, user: User): Entry[] {
  const groups = [...state.directory.memberships.values()].filter((one) => one.user === user.id).map(({ group }) => group);
  const found = new Map<string, Set<PermissionSet>>();
  for (const { account, permissionSet } of [user.id, ...groups].flatMap((principal) => state.assignments.of(principal))) {
    const set = state.permissionSets.get(permissionSet);
    if (set?.provisioned.has(account) !== true) continue;
    found.set(account, (found.get(account) ?? new Set()).add(set));
  }
  return [...found]
    .flatMap(([id, sets]): Entry[] => {
      const account = state.accounts.get(id);
      return account === undefined ? [] : [{ account, sets: [...sets].toSorted((a, b) => compare(a.name, b.name)) }];
    })
    .toSorted((a, b) => compare(a.account.name, b.account.name) || compare(a.account.id, b.account.id));
}
