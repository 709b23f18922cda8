/** An entitlement group: it lives in Okta and reaches IAM Identity Center by push or by this code. */
export interface Group {
  /** Exact name in Okta, which is its display name in IAM Identity Center; at most 255 characters. */
  readonly name: string;
  /** What belonging to it means, for the person who approves membership. */
  readonly description: string;
  /** Okta's kind of group: made in Okta, or imported from a directory or an app. @default "OKTA_GROUP" */
  readonly type?: "OKTA_GROUP" | "APP_GROUP";
}

/** Groups by key; the key names the group in assignments and in state and outlives a change of its name. */
export function defineGroups<G extends string>(groups: Record<G, Group>): Readonly<Record<G, Group>> {
  return groups;
}
