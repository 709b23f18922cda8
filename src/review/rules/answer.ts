import { createHash } from "node:crypto";
import { compare } from "../../model/keys";
import type { Organization } from "../../model/organization";
import { fold, type Place } from "../fold";
import { accountRef } from "../accounts";
import type { RuleAnswer } from "./rule";

/** Most items that a subject spells out, and most characters of them: people copy it. */
const MOST = 5;
const MOST_CHARACTERS = 120;

/** An answer of a rule that applies. */
export function answer(findings: RuleAnswer["findings"], unknown: readonly string[] = []): RuleAnswer {
  return { applies: true, findings, unknown };
}

/**
 * Items as text for a subject, sorted. Beyond five, or a line, the rest is counted, with a mark made of all of them: a waiver
 * names a subject exactly, so that other items of the same number are not waived with it.
 */
export function listed(items: readonly string[]): string {
  const sorted = [...new Set(items)].toSorted(compare);
  const all = sorted.join(", ");
  if (sorted.length === 1 || (sorted.length <= MOST && all.length <= MOST_CHARACTERS)) return all;
  const fits = sorted.slice(0, MOST - 1).filter((_one, index) => sorted.slice(0, index + 1).join(", ").length <= MOST_CHARACTERS);
  return `${fits.length === 0 ? "" : `${fits.join(", ")} and `}${sorted.length - fits.length} ${fits.length === 0 ? "items" : "more"} (${markOf(sorted)})`;
}

/** Stands for exactly these items in a subject that can't spell them out. */
export function markOf(items: readonly string[]): string {
  return `#${createHash("sha256").update(items.toSorted(compare).join("\n")).digest("hex").slice(0, 6)}`;
}

/** Accounts (ids) as a person says them: whole units, with a mark of what is in them today, and single accounts by their key in the data. */
export function accountsText(ids: readonly string[], organization: Organization | undefined): string {
  return listed(fold(ids, organization).map((place) => placeText(place, organization)));
}

function placeText(place: Place, organization: Organization | undefined): string {
  switch (place.kind) {
    case "every-member-account": return `every member account (${place.accounts.length}, ${markOf(place.accounts)})`;
    case "unit": return `${place.depth === "direct" ? "all accounts directly in" : "all accounts of"} ${place.unit} (${place.accounts.length}, ${markOf(place.accounts)})`;
    case "account": return accountRef(place.account, organization).key ?? place.account;
  }
}

/** Items by what they have in common, in the order in which they come. */
export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

/** `1 grant`, `3 grants`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en-US")} ${noun}${number === 1 ? "" : "s"}`;
}
