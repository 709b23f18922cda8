/** An app of the Okta Integration Network, as far as its answers differ from those of a custom app. */
export interface CatalogApp {
  readonly name: string;
  /** The keys of settings.app; Okta answers null for one that was not given and drops any other. */
  readonly settings: readonly string[];
  readonly appLinks: readonly string[];
  readonly provisioning: boolean;
}

const CATALOG: readonly CatalogApp[] = [
  { name: "amazon_aws_sso", settings: ["acsURL", "entityID"], appLinks: ["login"], provisioning: true },
];

export const catalogApp = (name: string): CatalogApp | undefined => CATALOG.find((app) => app.name === name);

/** What Okta lists once a person has connected SCIM and ticked create, update and deactivate. */
export const PROVISIONING_FEATURES = ["GROUP_PUSH", "PUSH_NEW_USERS", "PUSH_PROFILE_UPDATES", "PUSH_USER_DEACTIVATION"];
