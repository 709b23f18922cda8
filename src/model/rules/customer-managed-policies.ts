import { didYouMean, nearest } from "../keys";
import { quote } from "../problem";
import type { CustomerManagedPolicy, PermissionSet } from "../permission-set";
import type { Catalog } from "../catalog";
import type { Finding, Rule } from "../rule";
import { error, shared } from "../rule";
import { knownTarget } from "./assignment-names";

/** Policies of one's own have the forms of IAM and are declared in the catalog, with accounts that exist. */
export const customerManagedPolicies: Rule = {
  id: "customer-managed-policies",
  scope: "catalog",
  check: ({ catalog }) => {
    const declared = Object.keys(catalog.customerManagedPolicies);
    return [
      ...Object.entries(catalog.customerManagedPolicies).flatMap(([name, { existsIn }]) => existsIn.flatMap((target) => knownTarget(`customerManagedPolicies.${name}.existsIn`, target, catalog.organization, (near) => `${near.length > 0 ? `${didYouMean(near)} C` : "c"}orrect it in customer-managed-policies.ts, or remove the policy there if it is left from the example`))),
      ...shared(declared, rooted).map(([, same]) => error("customerManagedPolicies", same.map((name) => quote(name)).join(" and "), "every policy once: without a path it is in /", "keep one of the keys")),
      ...Object.entries(catalog.permissionSets).flatMap(([key, set]) => [
        ...policiesOf(key, set).flatMap(([where, policy]) => [...form(where, policy), ...isDeclared(where, policy, declared)]),
        ...shared(set.customerManaged ?? [], (policy) => policy.name.toLowerCase()).map(([, same]) => error(`permissionSets.${key}.customerManaged`, same.map((policy) => quote(fullName(policy))).join(" and "), "every policy once; IAM lets no two differ by path or case alone", "remove one")),
      ]),
    ];
  },
};

/** The policies of one's own that a set names, each with where. */
export function policiesOf(key: string, set: PermissionSet): [string, CustomerManagedPolicy][] {
  const boundary = set.boundary;
  return [
    ...(set.customerManaged ?? []).map((policy, index): [string, CustomerManagedPolicy] => [`permissionSets.${key}.customerManaged[${index}]`, policy]),
    ...(typeof boundary === "object" && boundary.kind === "customer-managed" ? [[`permissionSets.${key}.boundary`, boundary] satisfies [string, CustomerManagedPolicy]] : []),
  ];
}

/** Path and name as the catalog writes them. */
export function fullName(policy: CustomerManagedPolicy): string {
  return `${policy.path}${policy.name}`;
}

/** What the catalog says about the policy, whichever way its key is written. */
export function declarationOf(policy: CustomerManagedPolicy, { customerManagedPolicies: declared }: Catalog): Catalog["customerManagedPolicies"][string] | undefined {
  return Object.entries(declared).find(([name]) => rooted(name) === rooted(fullName(policy)))?.[1];
}

/** A name without a path is in the root: `Boundary` is `/Boundary`. */
function rooted(name: string): string {
  return name.startsWith("/") ? name : `/${name}`;
}

function form(where: string, { path, name }: CustomerManagedPolicy): Finding[] {
  const findings: Finding[] = [];
  if (!/^[\w+=,.@-]{1,128}$/.test(name)) findings.push(error(where, quote(name), "a name of 1 to 128 letters, digits and _+=,.@-", "correct the name"));
  if (!/^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/.test(path) || path.length > 512) findings.push(error(where, quote(path), "a path such as / or /platform/", 'write path and name together, beginning with /: customerManaged("/platform/WorkloadBoundary")'));
  return findings;
}

function isDeclared(where: string, policy: CustomerManagedPolicy, declared: readonly string[]): Finding[] {
  const name = fullName(policy);
  if (declared.some((one) => rooted(one) === rooted(name))) return [];
  const near = nearest(name, declared);
  return [error(where, quote(name), "a policy that the catalog's customerManagedPolicies declares", near.length > 0 ? didYouMean(near) : "declare it there (customer-managed-policies.ts), with the accounts in which it exists")];
}
