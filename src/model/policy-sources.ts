import type { PolicySources } from "../iam/effective/policies";
import type { PermissionSet } from "./permission-set";
import { isCustomerManaged, policyName } from "./policy-names";
import type { InlinePolicy } from "./project";

/** The policies of a permission set as the question what they allow takes them; an inline policy that could not be read counts as unknown. */
export function policySourcesOf({ managed = [], customerManaged = [], boundary }: PermissionSet, inline: InlinePolicy | undefined): PolicySources {
  return {
    managed: managed.map(policyName),
    customerManaged: customerManaged.map(pathAndName),
    ...(inline === undefined ? {} : { inline: "document" in inline ? inline.document : null }),
    ...(boundary === undefined ? {} : { boundary: isCustomerManaged(boundary) ? { kind: "customer-managed", name: pathAndName(boundary) } : { kind: "aws-managed", name: policyName(boundary) } }),
  };
}

function pathAndName({ path, name }: { readonly path: string; readonly name: string }): string {
  return `${path}${name}`;
}
