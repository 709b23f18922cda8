import type { Organization } from "../../model/organization";
import type { AccessModel } from "../access/model";
import type { DataContext } from "../context";
import type { EnvironmentReview } from "../review";
import type { Guardrails } from "../guardrails";
import type { RuleId } from "./ids";

/** What a rule found. Severity, reason and way out are the rule's own, so that they stand once. */
export interface Finding {
  readonly rule: string;
  readonly severity: "error" | "warning";
  /** What it is about, short: a grant, a set, a trust setting. Waivers name it. */
  readonly subject: string;
  /** What is so, as a sentence. */
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  /** Somebody answers for it, until a day. */
  readonly waived?: {
    readonly reason: string;
    readonly owner: string;
    readonly until: string;
    /** This change itself brings the waiver: whoever approves the change approves the waiver. Absent where the base is not known. */
    readonly added?: boolean;
  };
}

/** What a rule may look at beside the review itself. */
export interface RuleContext {
  readonly guardrails: Guardrails;
  readonly organization: Organization | undefined;
  readonly data: DataContext;
  /** All that is given before and after, where it is at hand: a review read from a file has the difference alone. */
  readonly models?: { readonly before: AccessModel; readonly after: AccessModel };
  /** Reviews of the other environments of the same change, where they are at hand. */
  readonly siblings?: readonly EnvironmentReview[];
  /** Guardrails before this change, where the base is known. */
  readonly baseGuardrails?: Guardrails;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
}

/**
 * A rule's answer. `unknown` are sentences on what it would have to know and the review does not say: a rule that has some has not passed.
 * A rule with no findings and nothing unknown is compliant where it applies.
 */
export interface RuleAnswer {
  readonly applies: boolean;
  readonly findings: readonly Pick<Finding, "subject" | "what">[];
  readonly unknown: readonly string[];
}

/** One thing that a change of access may not do unseen. */
export interface Rule {
  /** Stable: waivers name it. */
  readonly id: RuleId;
  readonly severity: "error" | "warning";
  /** What it looks for, in a few words. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  check(review: EnvironmentReview, context: RuleContext): RuleAnswer;
}

export const DOES_NOT_APPLY: RuleAnswer = { applies: false, findings: [], unknown: [] };
