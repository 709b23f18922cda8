/** Limits of IAM Identity Center that AWS raises on request: override in the catalog what was raised for you. */
export interface Quotas {
  readonly permissionSets: number;
  readonly permissionSetsPerAccount: number;
  readonly groupsPerPermissionSetAndAccount: number;
  /** IAM's "managed policies attached to a role", AWS and customer managed together. */
  readonly managedPoliciesPerPermissionSet: number;
}

/** AWS's defaults (IAM Identity Center quotas; IAM quotas for attached policies). */
export const DEFAULT_QUOTAS: Quotas = {
  permissionSets: 3500,
  permissionSetsPerAccount: 500,
  groupsPerPermissionSetAndAccount: 100,
  managedPoliciesPerPermissionSet: 10,
};
