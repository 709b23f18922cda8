/** A value that the plan does not know before the apply. It is compared with nothing and guessed by nobody. */
export interface Unknown {
  readonly unknown: true;
}
export const UNKNOWN: Unknown = Object.freeze({ unknown: true });

export function isUnknown(value: unknown): value is Unknown {
  return value === UNKNOWN;
}

/** Plain JSON or an unknown: what facts are made of. */
export type Fact = string | number | boolean | null | Unknown | readonly Fact[] | { readonly [key: string]: Fact };

/** A fact that is an object, known in all its parts. */
export function isFacts(value: Fact | undefined): value is { readonly [key: string]: Fact } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isUnknown(value);
}

/** A fact as text for a name or a label. */
export function factText(value: Fact | undefined): string {
  if (value === undefined || value === null) return "";
  if (isUnknown(value)) return "(known after the apply)";
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** One group with one permission set in one account. */
export interface AccessGrant {
  /** Display name in IAM Identity Center; for a group that is gone there and has no name any more, its id. */
  readonly group: string;
  /** Name in AWS, prefix included. */
  readonly permissionSet: string;
  /** 12 digits. */
  readonly account: string;
}

/** What a permission set is, whoever has it. */
export interface PermissionSetFacts {
  readonly description: string | Unknown;
  /** ISO 8601. */
  readonly session: string | Unknown;
  readonly relayState: string | Unknown;
  /** AWS managed policies by name with path, sorted; an ARN that is not AWS's stays an ARN. */
  readonly managed: readonly string[];
  /** Policies of the customer's own, path and name, sorted. */
  readonly customerManaged: readonly string[];
  /** The document, or text that is no JSON. */
  readonly inline?: Fact;
  /** `aws:<name with path>` or `customer:<path and name>`. */
  readonly boundary?: string | Unknown;
  readonly tags: Readonly<Record<string, Fact>>;
}

/** One rule of the app's sign-on policy, as Okta has it. */
export interface SignOnRuleFacts {
  readonly priority: Fact;
  readonly access: Fact;
  /** Names of the groups it is for; empty: everybody who has the app. */
  readonly groups: readonly string[];
  readonly factorMode: Fact;
  /** Okta's constraint objects, parsed. */
  readonly constraints: readonly Fact[];
  readonly reauthenticateAfter: Fact;
  readonly inactivity: Fact;
  readonly network: Fact;
  /** Whatever else the rule says that differs from Okta's defaults. */
  readonly others: Fact;
}

/**
 * What one environment gives, in names: the same whether it was read from a plan or from the data, so that two of them can be compared.
 * Every map is keyed by a name that people use.
 */
export interface AccessModel {
  readonly grants: ReadonlyMap<string, AccessGrant>;
  /** By name in AWS. */
  readonly permissionSets: ReadonlyMap<string, PermissionSetFacts>;
  /** The SAML app and the attribute mapping, by what a person calls each setting. */
  readonly trust: ReadonlyMap<string, Fact>;
  /** By the rule's name. */
  readonly signOn: ReadonlyMap<string, SignOnRuleFacts>;
  /** Groups pushed to IAM Identity Center, by name. */
  readonly pushes: ReadonlyMap<string, Fact>;
  /** Who has the app in Okta: groups that assign it, and the rules that fill them. */
  readonly appAccess: ReadonlyMap<string, Fact>;
  /** Groups, users and memberships that Terraform keeps in IAM Identity Center. */
  readonly directory: ReadonlyMap<string, Fact>;
}

/** The key of a grant. A group's name may hold anything, so it stands last: neither of the others can hold a line break (AWS: name of a permission set, account id). */
export function grantKey({ group, permissionSet, account }: AccessGrant): string {
  return `${permissionSet}\n${account}\n${group}`;
}
