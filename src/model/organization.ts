import type { AnyTarget, OuDepth, Target } from "./target";

/** AWS Organizations: AccountState, which has all of the older AccountStatus. Only an ACTIVE account can be assigned. */
export const ACCOUNT_STATES = ["ACTIVE", "PENDING_ACTIVATION", "SUSPENDED", "PENDING_CLOSURE", "CLOSED"] as const;

/** One AWS account as the committed snapshot has it; the snapshot's key is its stable name in code and state. */
export interface Account {
  /** 12 digits, a string: leading zeros count. */
  readonly id: string;
  /** The account's display name in AWS Organizations. */
  readonly name: string;
  /** Key of the organizational unit it stands in; `/` is the root. */
  readonly unit: string;
  /** AWS's `State` (`Status` before September 2026), one of `ACCOUNT_STATES`; text, since it comes from a JSON file. */
  readonly status: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** One organizational unit; its key is a path that a person would say, its parent is named by key. */
export interface Unit {
  readonly id: string;
  readonly name: string;
  /** Key of the parent; `/` is the root. */
  readonly parent: string;
}

/** The part of the snapshot whose names are not literal types. */
interface OrganizationFacts {
  /** Organization id, `o-…`. */
  readonly id: string;
  readonly managementAccount: string;
  /** Key of the account registered as delegated administrator for IAM Identity Center, if one is. */
  readonly delegatedAdministrator?: string;
  /** When the snapshot was read, ISO 8601. */
  readonly takenAt: string;
}

/** An organization whose account and unit keys the compiler knows. */
export interface Organization<A extends string = string, U extends string = string> extends OrganizationFacts {
  readonly accounts: Readonly<Record<A, Account>>;
  readonly units: Readonly<Record<U, Unit>>;
}

/** The root of the organization, as a target and as a parent. */
export const ROOT = "/";
type Root = typeof ROOT;

/** What the data files write targets with; each name is checked against the snapshot by the compiler. */
export interface OrganizationTargets<A extends string, U extends string> {
  readonly organization: Organization<A, U>;
  /** One account. */
  readonly account: (key: A) => Target<A, U>;
  /** The accounts of a unit: those directly in it, or those of all units below it as well. */
  readonly ou: (unit: U | Root, depth: OuDepth) => Target<A, U>;
  /** The accounts that carry a tag with this value. */
  readonly tagged: (key: string, value: string) => Target<A, U>;
  /** Every account but the management account, which has to be named to be reached. */
  readonly everyMemberAccount: () => Target<A, U>;
}

/**
 * Takes the committed snapshot and gives the typed ways to name accounts in it.
 * Nothing is checked here: `check` reports all problems of all data together.
 */
export function defineOrganization<A extends string, U extends string>(
  snapshot: OrganizationFacts & { readonly accounts: Record<A, Account>; readonly units: Record<U, Unit> },
): OrganizationTargets<A, U> {
  return {
    organization: snapshot,
    account: (key) => ({ kind: "account", account: key }),
    ou: (unit, depth) => ({ kind: "ou", unit, depth }),
    tagged: (key, value) => ({ kind: "tag", key, value }),
    everyMemberAccount: () => ({ kind: "every-member-account" }),
  };
}

/** How a target reads in a message. */
export function describeTarget(target: AnyTarget): string {
  switch (target.kind) {
    case "account": return `account(${JSON.stringify(target.account)})`;
    case "ou": return `ou(${JSON.stringify(target.unit)}, ${JSON.stringify(target.depth)})`;
    case "tag": return `tagged(${JSON.stringify(target.key)}, ${JSON.stringify(target.value)})`;
    case "every-member-account": return "everyMemberAccount()";
  }
}
