import { judgeName, type NameMiss } from "../../../src/saml/checks/shared/names";
import type { User } from "../directory";
import type { AwsState } from "../state";

/** Misses that make it likely that the person is meant; two different names in one domain are rather two people. */
const NEAR: readonly NameMiss[] = ["space", "case", "invisible", "lookalike", "alias", "domain", "short"];

/** Whom a NameID names: exactly, code unit for code unit, as AWS compares; or who was likely meant, for the evidence alone. */
export function findPerson(state: AwsState, nameId: string): { readonly user: User } | { readonly meant?: User } {
  const user = state.directory.userNamed(nameId);
  if (user !== undefined) return { user };
  // Longer than any userName can be with what people and tools add to one; comparing it with thousands would take its time.
  if (nameId.length > 512) return {};
  const misses = [...state.users.values()].flatMap((one) => {
    const [miss] = judgeName(nameId, one.userName);
    const rank = miss === undefined ? -1 : NEAR.indexOf(miss);
    return rank < 0 ? [] : [{ one, rank }];
  });
  const [nearest] = misses.toSorted((a, b) => a.rank - b.rank);
  return nearest === undefined ? {} : { meant: nearest.one };
}
