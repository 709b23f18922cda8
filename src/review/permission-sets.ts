import { compare } from "../model/keys";
import { canonical } from "./canonical";
import type { AccessDiff } from "./access/diff";
import type { AccessModel, PermissionSetFacts } from "./access/model";
import type { FieldChange, SetReview } from "./review";

/** Old name to new name. */
export type RenamePairs = ReadonlyMap<string, string>;

/** What of a permission set AWS puts into the role of each account; the rest (tags) changes nothing there. */
const IN_THE_ROLE: ReadonlySet<string> = new Set(["description", "session", "relayState", "managed", "customerManaged", "inline", "boundary"]);
const FIELDS = ["description", "session", "relayState", "managed", "customerManaged", "inline", "boundary", "tags"] as const;

/** Permission sets that come, go, change, or go on under another name; `known` are renames that need no guess. */
export function reviewSets(before: AccessModel, after: AccessModel, { permissionSets: { added, removed, changed } }: AccessDiff, known: RenamePairs): { readonly sets: readonly SetReview[]; readonly pairs: RenamePairs } {
  const pairs = renamePairs(added, removed, known);
  const newNames = new Set(pairs.values());
  const holdersBefore = holders(before);
  const holdersAfter = holders(after);
  const kept = (name: string, to: string): number => [...(holdersAfter.get(to) ?? [])].filter((account) => holdersBefore.get(name)?.has(account) === true).length;
  const review = (name: string, change: SetReview["change"], was?: PermissionSetFacts, is?: PermissionSetFacts, from?: string): SetReview => {
    const fields = was === undefined || is === undefined ? [] : fieldChanges(was, is);
    const roleChanges = change === "changed" && fields.some(({ field }) => IN_THE_ROLE.has(field));
    return {
      name,
      change,
      ...(from === undefined ? {} : { from }),
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
      fields,
      // A rename makes roles that nobody had; it re-provisions nothing that was there.
      roleChanges,
      reprovisions: roleChanges ? kept(name, name) : 0,
      accounts: holdersAfter.get(name)?.size ?? 0,
      // Who gets a new set gains it, and stands there.
      holders: change === "changed" || change === "renamed" ? heldBy(after, name) : [],
      moved: from === undefined ? 0 : movedCount(before, after, from, name),
    };
  };
  const sets = [
    ...[...added].filter(([name]) => !newNames.has(name)).map(([name, is]) => review(name, "added", undefined, is)),
    ...[...removed].filter(([name]) => !pairs.has(name)).map(([name, was]) => review(name, "removed", was)),
    ...[...changed].map(([name, { before: was, after: is }]) => review(name, "changed", was, is)),
    ...[...pairs].map(([from, to]) => review(to, "renamed", removed.get(from), added.get(to), from)),
  ];
  return { sets: sets.toSorted((a, b) => compare(a.name, b.name)), pairs };
}

/** A set that goes and one that comes with all the same in it is one set, if no other could be meant. */
function renamePairs(added: ReadonlyMap<string, PermissionSetFacts>, removed: ReadonlyMap<string, PermissionSetFacts>, known: RenamePairs): RenamePairs {
  const pairs = new Map([...known].filter(([from, to]) => removed.has(from) && added.has(to)));
  const taken = new Set(pairs.values());
  const candidates = byFacts(added, (name) => taken.has(name));
  for (const [facts, names] of byFacts(removed, (name) => pairs.has(name))) {
    const [from, ...others] = names;
    const [to, ...more] = candidates.get(facts) ?? [];
    if (from !== undefined && to !== undefined && others.length === 0 && more.length === 0) pairs.set(from, to);
  }
  return pairs;
}

function byFacts(sets: ReadonlyMap<string, PermissionSetFacts>, skip: (name: string) => boolean): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [name, facts] of sets) if (!skip(name)) found.set(canonical(facts), [...(found.get(canonical(facts)) ?? []), name]);
  return found;
}

function fieldChanges(before: PermissionSetFacts, after: PermissionSetFacts): FieldChange[] {
  return FIELDS.flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    return canonical(was) === canonical(is) ? [] : [{ field, before: was, after: is }];
  });
}

function holders({ grants }: AccessModel): ReadonlyMap<string, ReadonlySet<string>> {
  const accounts = new Map<string, Set<string>>();
  for (const { permissionSet, account } of grants.values()) {
    const known = accounts.get(permissionSet);
    if (known === undefined) accounts.set(permissionSet, new Set([account]));
    else known.add(account);
  }
  return accounts;
}

function heldBy({ grants }: AccessModel, set: string): SetReview["holders"] {
  const groups = new Map<string, string[]>();
  for (const { group, permissionSet, account } of grants.values()) if (permissionSet === set) groups.set(group, [...(groups.get(group) ?? []), account]);
  return [...groups].map(([group, accounts]) => ({ group, accounts: accounts.toSorted(compare) })).toSorted((a, b) => compare(a.group, b.group));
}

function movedCount(before: AccessModel, after: AccessModel, from: string, to: string): number {
  const now = new Set([...after.grants.values()].filter(({ permissionSet }) => permissionSet === to).map(({ group, account }) => `${account}\n${group}`));
  return [...before.grants.values()].filter(({ permissionSet, group, account }) => permissionSet === from && now.has(`${account}\n${group}`)).length;
}
