/** Somebody answers for one finding, for a reason, until a day. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  readonly environment: string;
  /** The finding's subject, exactly as the review prints it. */
  readonly subject: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`, UTC. */
  readonly until: string;
}

/** What a company asks of changes of access, beyond the rules themselves. */
export interface Guardrails {
  /** Groups that may have admin-like access, by display name. @default none */
  readonly adminGroups?: readonly string[];
  /** Groups that may have access to the management account, by display name. @default none */
  readonly managementGroups?: readonly string[];
  /** Boundaries of your own that keep whoever has them below an administrator, path and name; what they allow is in no plan, so it has to be vouched for. @default none */
  readonly boundaries?: readonly string[];
  /** Environments in which an edit is tried before it is everybody's. @default ["pilot"] */
  readonly pilots?: readonly string[];
  /** Accounts in which one group may have admin-like access before it is an error; break-glass sets are not counted. @default 5 */
  readonly adminAccounts?: number;
  /** Longest session of a set with admin-like or escalation-prone actions, ISO 8601. @default "PT2H" */
  readonly longestPowerfulSession?: string;
  /** Accounts that an edit may re-provision at once without having been in a pilot first. @default 20 */
  readonly reprovisionLimit?: number;
  /** Share of an environment's grants (0 to 1) that may be replaced at once. @default 0.2 */
  readonly replacementShare?: number;
  /** Permission sets that are the way in when everything else fails, by name in AWS, with the accounts (keys) where somebody must have them. @default none */
  readonly breakGlass?: readonly BreakGlass[];
  readonly waivers?: readonly Waiver[];
}

export interface BreakGlass {
  /** The environment that gives it; without one, every environment that has the set. */
  readonly environment?: string;
  readonly permissionSet: string;
  readonly accounts: readonly string[];
}

/** The numbers and pilots that hold where a company says nothing else. */
export const LIMITS = { pilots: ["pilot"], adminAccounts: 5, longestPowerfulSession: "PT2H", reprovisionLimit: 20, replacementShare: 0.2 } as const;

/** What holds: the company's own, and the defaults for the rest. */
export function limitsOf(guardrails: Guardrails): Required<Omit<Guardrails, "waivers">> {
  const { waivers: _waivers, ...own } = guardrails;
  return { adminGroups: [], managementGroups: [], boundaries: [], breakGlass: [], ...LIMITS, ...own };
}
