import type { WaivableRuleId } from "../review/rules/ids";
import type { Catalog } from "./catalog";
import type { SessionDuration } from "./permission-set";
import type { Target } from "./target";

/** Somebody answers for one finding of the review, for a reason, until a day. */
export interface WaiverInput {
  /** The rule that found it. */
  readonly rule: WaivableRuleId;
  readonly environment: string;
  /** The finding's subject, copied from the review. */
  readonly subject: string;
  readonly reason: string;
  /** Who answers for it: a person or a team that can be asked. */
  readonly owner: string;
  /** Last day on which it holds, `YYYY-MM-DD`, UTC; at most a year ahead. */
  readonly until: string;
}

/** What a company asks of changes of access, as its data says it. */
export interface GuardrailsInput<A extends string, U extends string, S extends string, G extends string> {
  /** Groups that may have admin-like access. @default none */
  readonly adminGroups?: readonly G[];
  /** Accounts in which one of them may have it; break-glass sets are not counted. @default 5 */
  readonly adminAccounts?: number;
  /** Groups that may have access to the management account. @default none */
  readonly managementGroups?: readonly G[];
  /** Boundaries of your own, path and name, that keep whoever has them below an administrator: you vouch for what they allow. @default none */
  readonly boundaries?: readonly string[];
  /** Longest session of a set with admin-like or escalation-prone actions. @default PT2H */
  readonly longestPowerfulSession?: SessionDuration;
  /** Environments in which an edit is tried before it is everybody's. @default ["pilot"] */
  readonly pilots?: readonly string[];
  /** Accounts that an edit may re-provision at once without having been in a pilot first. @default 20 */
  readonly reprovisionLimit?: number;
  /** Share of an environment's grants, 0 to 1, that may be replaced at once. @default 0.2 */
  readonly replacementShare?: number;
  /** The ways in when everything else fails: somebody must have the set in each of these accounts. @default none */
  readonly breakGlass?: readonly { readonly environment: string; readonly permissionSet: S; readonly on: readonly Target<A, U>[]; readonly except?: readonly (A | Target<A, U>)[] }[];
  readonly waivers?: readonly WaiverInput[];
}

/** Guardrails with the catalog whose names they use. */
export interface GuardrailsData extends GuardrailsInput<string, string, string, string> {
  readonly catalog: Catalog;
}
