/** What one run brought to AWS; people by login, groups by the name they have in AWS. */
export interface ProvisioningReport {
  readonly users: {
    readonly created: string[];
    /** Found in AWS under their user name, and taken over. */
    readonly linked: string[];
    readonly updated: string[];
    readonly deactivated: string[];
    readonly failed: { readonly login: string; readonly error: string }[];
    /** Assigned since before provisioning was switched on: Okta does nothing for them. */
    readonly leftAlone: string[];
  };
  readonly groups: {
    readonly created: string[];
    readonly linked: string[];
    /** Renamed, or members added or removed. */
    readonly updated: string[];
    readonly deleted: string[];
    readonly failed: { readonly name: string; readonly error: string }[];
  };
  /** Set when AWS refused the token. */
  connectionError?: string;
}

export const emptyReport = (): ProvisioningReport => ({
  users: { created: [], linked: [], updated: [], deactivated: [], failed: [], leftAlone: [] },
  groups: { created: [], linked: [], updated: [], deleted: [], failed: [] },
});
