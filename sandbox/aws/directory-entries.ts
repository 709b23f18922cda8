import type { Fields } from "./input";

export interface Group {
  readonly id: string;
  displayName: string;
  description: string | undefined;
  externalId: string | undefined;
  readonly createdAt: number;
  updatedAt: number;
}

/** What only SCIM writes and shows of a user. */
export interface Provisioned {
  readonly externalId: string | undefined;
  /** False once the identity provider has deactivated the person: the user and the memberships stay, sign-in ends. */
  readonly active: boolean;
  /** The enterprise extension as SCIM spells it. */
  readonly enterprise: Fields | undefined;
}

export interface User extends Provisioned {
  readonly id: string;
  userName: string;
  /** The other attributes as the API spells them: Name, DisplayName, Emails, ... */
  attributes: Fields;
  readonly createdAt: number;
  updatedAt: number;
}

export interface Membership {
  readonly id: string;
  readonly group: string;
  readonly user: string;
  readonly createdAt: number;
}
