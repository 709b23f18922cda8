import { knownSets, permissionSetName, type ResolvedEnvironment } from "../resolve";
import type { Rule } from "../rule";
import { error, shared } from "../rule";

/** No permission set and no grant belongs to two environments of one instance: each would undo the other. */
export const claimedTwice: Rule = {
  id: "claimed-twice",
  scope: "project",
  check: ({ environments }) =>
    shared(environments, instanceOf).flatMap(([, together]) => {
      const sets = shared(together.flatMap((resolved) => knownSets(resolved).map((key) => ({ name: permissionSetName(resolved.environment, key), key, resolved }))), ({ name }) => name.toLowerCase());
      return sets.map(([, claims]) => {
        const grants = shared(claims.flatMap(({ key, resolved }) => resolved.expansion.grants.filter(({ permissionSet }) => permissionSet === key)), (grant) => `${grant.group} ${grant.account}`);
        const both = grants.length === 0 ? "" : `, with ${grants.length} grants claimed by both (first: ${grants[0]?.[0].replace(" ", " in ")})`;
        return error(claims.map(({ resolved }) => resolved.environment.name).join(", "), `permission set "${claims[0]?.name}"${both}`, "every permission set, and so every grant, in one environment of an instance", "give one of them a permissionSetPrefix, or move its assignments");
      });
    }),
};

/** An organization has one instance of IAM Identity Center. */
export function instanceOf({ environment }: ResolvedEnvironment): string {
  return environment.catalog.organization.id;
}
