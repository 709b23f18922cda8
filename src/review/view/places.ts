import type { Organization } from "../../model/organization";
import { fold } from "../fold";
import type { AccountRef } from "../review";
import { few, outside, say, type Phrase } from "./phrase";

/** An account as people know it, always with its id: names come from the change under review and prove nothing. */
export function accountPhrase({ id, name }: AccountRef): Phrase {
  return name === undefined ? [outside(id)] : say`${name} (${[id]})`;
}

/** Accounts as whole units where they are whole. */
export function placesPhrase(accounts: readonly AccountRef[], organization: Organization | undefined, most = 8): Phrase {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const named = (ids: readonly string[]): Phrase => few(ids.map((id) => accountPhrase(byId.get(id) ?? { id })), 4);
  const phrases = fold(byId.keys(), organization).map((place): Phrase => {
    switch (place.kind) {
      case "account": return accountPhrase(byId.get(place.account) ?? { id: place.account });
      case "every-member-account": return say`all ${place.accounts.length} member accounts`;
      case "unit": {
        const where: Phrase = place.unit === "/" ? ["the root"] : say`unit ${place.unit}`;
        return say`all ${place.accounts.length} accounts ${[place.depth === "recursive" ? "in and below " : "directly in "]}${where} (${named(place.accounts)})`;
      }
    }
  });
  return few(phrases, most);
}
