import { blockName } from "../model/keys";
import { permissionSetName, type ResolvedEnvironment } from "../model/resolve";
import { ASSIGNMENT } from "./grants-to-make";

/** Grants as access, by the names that people know: `AWS Payments On Call: ReadOnly in Payments Prod (222233334444)`. */
export function describeGrants({ environment, expansion }: ResolvedEnvironment, addresses: readonly string[]): string[] {
  const { groups, organization } = environment.catalog;
  const grants = new Map(expansion.grants.map((grant) => [`${ASSIGNMENT}.${blockName(grant.permissionSet, grant.account)}["${grant.group}"]`, grant]));
  return addresses.map((address) => {
    const grant = grants.get(address);
    if (grant === undefined) return address;
    const account = organization.accounts[grant.account];
    return `${groups[grant.group]?.name ?? grant.group}: ${permissionSetName(environment, grant.permissionSet)} in ${account?.name ?? grant.account} (${account?.id ?? "no id"})`;
  });
}
