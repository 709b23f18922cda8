import { z } from "zod";
import { ACCOUNT_STATES } from "../organization";
import { count, names, object, record, tags, text } from "./forms";
import { target } from "./target";

const customerPolicy = object({ kind: z.literal("customer-managed"), path: text, name: text });
const awsPolicy = z.union([text, object({ kind: z.literal("aws-managed"), name: text })]);

const permissionSet = object({
  description: text,
  session: text.optional(),
  managed: z.array(awsPolicy).optional(),
  customerManaged: z.array(customerPolicy).optional(),
  inline: record(z.unknown()).optional(),
  boundary: z.union([awsPolicy, customerPolicy]).optional(),
  relayState: text.optional(),
  tags: tags.optional(),
  newActions: names.optional(),
});

// Strict, though it comes from outside: `Tags`, as AWS spells it, would drop the tags by which an exclusion finds the account.
export const organization = object({
  id: text,
  managementAccount: text,
  delegatedAdministrator: text.optional(),
  takenAt: text,
  units: record(object({ id: text, name: text, parent: text })),
  accounts: record(object({ id: text, name: text, unit: text, status: z.enum(ACCOUNT_STATES), tags: tags.optional() })),
});

/** What environments share. */
export const catalog = object({
  organization,
  groups: record(object({ name: text, description: text, type: z.enum(["OKTA_GROUP", "APP_GROUP"]).optional() })),
  permissionSets: record(permissionSet),
  customerManagedPolicies: record(object({ existsIn: z.array(target) })),
  policyFolder: text.optional(),
  quotas: object({ permissionSets: count(), permissionSetsPerAccount: count(), groupsPerPermissionSetAndAccount: count(), managedPoliciesPerPermissionSet: count() }).partial().optional(),
});
