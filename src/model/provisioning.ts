/** Okta pushes users and groups to IAM Identity Center. */
export interface Scim<G extends string = string> {
  readonly kind: "scim";
  /** Whether a person has connected provisioning in Okta; there is no API for it. Until then nothing is pushed and grants wait. */
  readonly connected: boolean;
  /** Last day of the SCIM token, `YYYY-MM-DD`; AWS lets it live for one year. */
  readonly tokenExpires?: string;
  /** Groups granted here that another environment of this app pushes: a group is pushed once. */
  readonly pushedElsewhere?: readonly G[];
  /** Groups granted here that somebody pushes in the Okta console; they are granted, and their push is left as it is. */
  readonly pushedByHand?: readonly G[];
}

/** This code makes users, groups and memberships in IAM Identity Center from Okta's groups. */
export interface ByTerraform<G extends string = string> {
  readonly kind: "terraform";
  /** The groups to make. @default the groups granted in this environment */
  readonly groups?: readonly G[];
  /** Groups that may be empty in Okta; an empty one is otherwise taken for a mistake, since it would delete people. */
  readonly mayBeEmpty?: readonly G[];
}

/** How users and groups reach IAM Identity Center: one of the two, never both. */
export type Provisioning<G extends string = string> = Scim<G> | ByTerraform<G>;

/** Okta pushes users and groups (SCIM and group push). */
export function scim<G extends string = never>(options: Omit<Scim<G>, "kind">): Scim<G> {
  return { kind: "scim", ...options };
}

/** Terraform makes users, groups and memberships; fit for some hundreds of people. */
export function byTerraform<G extends string = never>(options: Omit<ByTerraform<G>, "kind"> = {}): ByTerraform<G> {
  return { kind: "terraform", ...options };
}
