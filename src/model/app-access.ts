/** Which Okta group assigns the app in an environment: its members get a user in IAM Identity Center. */
export type AppAccess =
  /** A group that exists and somebody else keeps; this code assigns the app to it, and leaves it assigned when the environment goes. */
  | { readonly kind: "existing"; readonly group: string }
  /** A group made here, filled by a rule over user attributes. */
  | { readonly kind: "rule"; readonly group: string; readonly expression: string }
  /** A group made here that always holds the members of all groups that are granted something here, whoever pushes them. */
  | { readonly kind: "union"; readonly group: string };

/** The app is assigned by a group that exists, by exact name. */
export function existingGroup(group: string): AppAccess {
  return { kind: "existing", group };
}

/** The app is assigned by a group made here; `expression` is an Okta group rule, such as `user.department=="Engineering"`. */
export function groupByRule(group: string, expression: string): AppAccess {
  return { kind: "rule", group, expression };
}

/** The app is assigned by a group made here that is kept equal to the union of the groups that are granted something here. */
export function unionOfGrantedGroups(group: string): AppAccess {
  return { kind: "union", group };
}
