import type { Organization } from "../../model/organization";
import { compare } from "../../model/keys";
import type { AccountRef, Gain, Loss, Replacement } from "../review";
import { join, prose, say, type Phrase } from "./phrase";
import { placesPhrase } from "./places";
import { line, type Line, type Mark } from "./view";

/** What grants have in common that stand in one line. */
interface Common {
  readonly group: string;
  readonly permissionSet: string;
  readonly account: AccountRef;
}

/** A line for each group and each set of places, with all permission sets that it has there. */
export function grantLines<G extends Common>(mark: Mark, grants: readonly G[], organization: Organization | undefined, causeOf: (grant: G) => Phrase): Line[] {
  const rows = new Map<string, { readonly group: string; readonly cause: Phrase; readonly sets: Map<string, AccountRef[]> }>();
  for (const grant of grants) {
    const cause = causeOf(grant);
    const key = `${grant.group}\n${JSON.stringify(cause)}`;
    let row = rows.get(key);
    if (row === undefined) rows.set(key, (row = { group: grant.group, cause, sets: new Map() }));
    const accounts = row.sets.get(grant.permissionSet);
    if (accounts === undefined) row.sets.set(grant.permissionSet, [grant.account]);
    else accounts.push(grant.account);
  }
  return [...rows.values()].flatMap(({ group, cause, sets }) => {
    const together = new Map<string, { readonly names: string[]; readonly accounts: readonly AccountRef[] }>();
    for (const [name, accounts] of [...sets].toSorted(([a], [b]) => compare(a, b))) {
      const where = accounts.map(({ id }) => id).toSorted(compare).join();
      const same = together.get(where);
      if (same === undefined) together.set(where, { names: [name], accounts });
      else same.names.push(name);
    }
    return [...together.values()].map(({ names, accounts }) =>
      line(mark, [...say`${group}: ${join(names.map((name) => say`${name}`), ", ")} in ${placesPhrase(accounts, organization)}`, ...cause]),
    );
  });
}

export function gainCause({ cause }: Gain): Phrase {
  switch (cause) {
    case "edit": return [];
    case "comes-back": return [" (taken away outside of Terraform, given again)"];
    case "pushed-again": return [" (the group was deleted and pushed again with a new id: its people get back what they lost)"];
  }
}

export function lossCause({ cause, ended }: Loss): Phrase {
  switch (cause) {
    case "edit": return [];
    case "group-vanished": return [" (the group is no longer in IAM Identity Center; nobody edited this)"];
    case "ended": return ended === undefined ? [" (its last day is over)"] : say` (ended after ${[ended.date]}: ${[prose(ended.reason)]})`;
  }
}

export function replacementCause({ reason }: Replacement): Phrase {
  return say` (taken away and made again because of ${[prose(reason)]}; missing for the moment in between)`;
}
