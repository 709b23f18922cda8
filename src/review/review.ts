import type { Fact, PermissionSetFacts, SignOnRuleFacts } from "./access/model";
import type { Fingerprint } from "./fingerprint";
import type { Finding } from "./rules/rule";
import type { SignOnEffect } from "./sign-on";
import type { PolicyChange } from "./policy-change";

/** Schema of the JSON form; the number changes when a reader of it would break. */
export const SCHEMA = "idc-review/1";

/** An account as a person knows it; the id decides, the rest is from the committed snapshot and may be missing. */
export interface AccountRef {
  readonly id: string;
  readonly name?: string;
  readonly key?: string;
  readonly unit?: string;
}

export type GainCause =
  /** Written in this change. */
  | "edit"
  /** Taken away outside of Terraform, and given again. */
  | "comes-back"
  /** The group was deleted and pushed again with a new id; its people get back what they lost. */
  | "pushed-again";

export type LossCause =
  | "edit"
  /** The group is no longer in IAM Identity Center; nobody edited anything. */
  | "group-vanished"
  /** The last day of a temporary grant is over. */
  | "ended";

export interface Gain {
  readonly group: string;
  readonly permissionSet: string;
  readonly account: AccountRef;
  readonly cause: GainCause;
}

export interface Loss {
  readonly group: string;
  readonly permissionSet: string;
  readonly account: AccountRef;
  readonly cause: LossCause;
  /** For what ended: its last day and why it was given. */
  readonly ended?: { readonly date: string; readonly reason: string };
}

/** A grant that Terraform takes away and makes again, with the same group, permission set and account. */
export interface Replacement {
  readonly group: string;
  readonly permissionSet: string;
  readonly account: AccountRef;
  readonly reason: string;
}

export interface FieldChange {
  readonly field: string;
  readonly before: Fact;
  readonly after: Fact;
}

export interface SetReview {
  readonly name: string;
  readonly change: "added" | "removed" | "changed" | "renamed";
  /** The name it had. */
  readonly from?: string;
  readonly before?: PermissionSetFacts;
  readonly after?: PermissionSetFacts;
  readonly fields: readonly FieldChange[];
  /** Whether the role that AWS makes of it in each account changes. */
  readonly roleChanges: boolean;
  /** Accounts that hold it before and after, as far as this environment knows: there AWS makes the role anew, if it changes. */
  readonly reprovisions: number;
  /** Accounts in which somebody has it after the change. */
  readonly accounts: number;
  /** Who has it after a change of it, and where: by group, the ids of the accounts. */
  readonly holders: readonly { readonly group: string; readonly accounts: readonly string[] }[];
  /** Grants that move to the new name. */
  readonly moved: number;
  /** What its policies let a session do, more and less than before; absent where no policy changes. */
  readonly policy?: PolicyChange;
}

export interface SignOnReview {
  readonly rule: string;
  readonly change: "added" | "removed" | "changed";
  readonly before?: SignOnRuleFacts;
  readonly after?: SignOnRuleFacts;
}

/** A change of a named thing, in words for a table. */
export interface NamedChange {
  readonly name: string;
  readonly change: "added" | "removed" | "changed";
  readonly before?: Fact;
  readonly after?: Fact;
}

export interface Counts {
  readonly gained: number;
  readonly lost: number;
  readonly replaced: number;
  /** Groups that gain or lose something. */
  readonly groups: number;
  /** Accounts in which somebody gains or loses something. */
  readonly accounts: number;
  readonly permissionSets: number;
  readonly trust: number;
  readonly signOn: number;
  readonly pushes: number;
  readonly appAccess: number;
  readonly directory: number;
  readonly drift: number;
  readonly unknown: number;
  readonly others: number;
}

/** Everything that one plan, or the data of two commits, changes in one environment. */
export interface EnvironmentReview {
  readonly environment: string;
  readonly source:
    | { readonly kind: "plan"; readonly terraform: string; readonly madeAt?: string; readonly complete?: boolean; readonly destroysAll: boolean }
    | { readonly kind: "data"; readonly base: string; readonly head: string };
  readonly counts: Counts;
  /** What was compared and is the same before and after: proof that something was read. */
  readonly unchanged: { readonly grants: number; readonly permissionSets: number };
  readonly gained: readonly Gain[];
  readonly lost: readonly Loss[];
  readonly replaced: readonly Replacement[];
  readonly permissionSets: readonly SetReview[];
  readonly trust: readonly NamedChange[];
  readonly signOn: readonly SignOnReview[];
  /** What the changed rules ask of whom, more and less. */
  readonly signOnEffects: readonly SignOnEffect[];
  readonly pushes: readonly NamedChange[];
  readonly appAccess: readonly NamedChange[];
  readonly directory: readonly NamedChange[];
  /** Grants of the data that wait for their group, by group. */
  readonly waiting: readonly { readonly group: string; readonly grants: number }[];
  /** What checks of the plan said. */
  readonly warnings: readonly string[];
  /** What was changed outside of Terraform, whether or not this plan puts it back. */
  readonly drift: readonly DriftLine[];
  readonly unknown: readonly { readonly address: string; readonly what: string }[];
  /** Changed resources that are not reviewed as access. */
  readonly others: readonly { readonly address: string; readonly actions: readonly string[] }[];
  /** Resources that are taken into the state, let go of, moved or left over. */
  readonly notes: readonly string[];
  readonly findings: readonly Finding[];
  /** Which rules said what; absent where none has looked at it. */
  readonly judged?: Judged;
  /** Permission sets that stay as they are, each with a digest of what makes its roles: how a pilot shows that it has an edit already. */
  readonly settled?: Readonly<Record<string, string>>;
  readonly fingerprint?: Fingerprint;
}

/** Ids of rules by what they answered; every rule stands in exactly one list. */
export interface Judged {
  readonly found: readonly string[];
  readonly compliant: readonly string[];
  readonly doesNotApply: readonly string[];
  /** Rules that failed, or had to know what the review does not say: they have not passed. */
  readonly couldNotTell: readonly string[];
}

export interface DriftLine {
  readonly what: "grant" | "permission set" | "trust" | "sign-on rule" | "push" | "app access" | "directory";
  readonly change: "added" | "removed" | "changed";
  readonly name: string;
  /** Whether this plan puts it back to what the code says. */
  readonly reverted: boolean;
}

/** The reviews of one pull request: what `--json` prints. */
export interface Review {
  readonly schema: typeof SCHEMA;
  /** `blocked` where a rule of severity error found something that nobody waived. */
  readonly verdict: "pass" | "blocked";
  /** The commit whose change this is. */
  readonly commit?: string;
  readonly environments: readonly EnvironmentReview[];
}
