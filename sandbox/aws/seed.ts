import type { Limits } from "./rules";

/** What the server is told before it starts. */
export interface AwsSeed {
  /** The account of the caller: what STS answers, and whose rights count. */
  readonly account: string;
  /** @default "eu-west-1" */
  readonly region?: string;
  /** When it is another account than the caller's, the caller is a delegated administrator. @default `account` */
  readonly managementAccount?: string;
  /** @default "arn:aws:sso:::instance/ssoins-72230a1b2c3d4e5f" */
  readonly instanceArn?: string;
  /** @default "d-9067f1e2d3" */
  readonly identityStoreId?: string;
  /** Last part of the ACS URL. @default a random one */
  readonly acsTenant?: string;
  readonly organization?: OrganizationSeed;
  /** Display names of groups that SCIM has already pushed. */
  readonly groups?: readonly string[];
  /** User names of people who are already there. */
  readonly users?: readonly string[];
  readonly limits?: Partial<Limits>;
  /** The first look at an asynchronous request finds it IN_PROGRESS. @default false */
  readonly slow?: boolean;
  /** Milliseconds before every answer. @default 0 */
  readonly latency?: number;
  /** Of all sso-admin operations together; of each identity store operation. AWS's figure is 20. @default no throttle */
  readonly transactionsPerSecond?: number;
  /** Of each SCIM operation. @default AWS's 25 and 40 where `transactionsPerSecond` is set, else no throttle */
  readonly scimPerSecond?: { readonly writes: number; readonly reads: number };
  /** What time it is; the SCIM throttle fills by it too, so one that stands still never lets go. @default the machine's */
  readonly clock?: () => Date;
}

interface OrganizationSeed {
  /** @default "o-a1b2c3d4e5" */
  readonly id?: string;
  /** @default "r-ab12" */
  readonly root?: string;
  readonly units?: readonly UnitSeed[];
  /** The caller's and the management account are always there. */
  readonly accounts?: readonly AccountSeed[];
  /** Accounts that are delegated administrators of IAM Identity Center. @default the caller's, when it is not the management account */
  readonly delegatedAdministrators?: readonly string[];
}

interface UnitSeed {
  readonly id: string;
  readonly name: string;
  /** Id of a unit. @default the root */
  readonly parent?: string;
}

export interface AccountSeed {
  readonly id: string;
  readonly name: string;
  /** Id of a unit. @default the root */
  readonly parent?: string;
  readonly email?: string;
  /** @default "ACTIVE" */
  readonly status?: "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE";
  readonly tags?: Readonly<Record<string, string>>;
  /** Customer-managed policies in it, path and name: `/platform/WorkloadBoundary`. @default whatever is asked for is there */
  readonly policies?: readonly string[];
}
