import type { Operation, Operations } from "./operation";
import { assignments } from "./operations/assignments";
import { attributes } from "./operations/attributes";
import { groups } from "./operations/groups";
import { instances } from "./operations/instances";
import { memberships } from "./operations/memberships";
import { organizations } from "./operations/organizations";
import { permissionSets } from "./operations/permission-sets";
import { boundaries, inlinePolicies, managedPolicies } from "./operations/policies";
import { samlProviders } from "./operations/saml-providers";
import { provisioning } from "./operations/provisioning";
import { tags } from "./operations/tags";
import { users } from "./operations/users";

export type Service = "sso-admin" | "identitystore" | "organizations" | "iam";

/** By the first half of X-Amz-Target. */
const services: Readonly<Record<string, { service: Service; operations: Operations }>> = {
  SWBExternalService: {
    service: "sso-admin",
    operations: { ...instances, ...permissionSets, ...tags, ...inlinePolicies, ...managedPolicies, ...boundaries, ...provisioning, ...assignments, ...attributes },
  },
  AWSIdentityStore: { service: "identitystore", operations: { ...groups, ...users, ...memberships } },
  AWSOrganizationsV20161128: { service: "organizations", operations: organizations },
};

/** What `SWBExternalService.ListInstances` names; undefined when there is no such thing here. */
export function findOperation(target: string): { service: Service; name: string; operation: Operation } | undefined {
  const [prefix = "", name = ""] = target.split(".");
  const found = Object.hasOwn(services, prefix) ? services[prefix] : undefined;
  const operation = found !== undefined && Object.hasOwn(found.operations, name) ? found.operations[name] : undefined;
  return found === undefined || operation === undefined ? undefined : { service: found.service, name, operation };
}

/** Services of the query protocol, by the Version of the request. */
const queryServices: Readonly<Record<string, { service: Service; namespace: string; operations: Operations }>> = {
  "2010-05-08": { service: "iam", namespace: "https://iam.amazonaws.com/doc/2010-05-08/", operations: samlProviders },
};

/** The service of a query, and its operation where it is known; undefined when there is no such service here. */
export function findQuery(version: string, action: string): { service: Service; namespace: string; operation: Operation | undefined } | undefined {
  const found = Object.hasOwn(queryServices, version) ? queryServices[version] : undefined;
  return found && { service: found.service, namespace: found.namespace, operation: Object.hasOwn(found.operations, action) ? found.operations[action] : undefined };
}
