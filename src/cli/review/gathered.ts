import type { AccessModel } from "../../review/access/model";
import type { Guardrails } from "../../review/guardrails";
import type { EnvironmentReview } from "../../review/review";

/** A review, with all that is given before and after where it is at hand. */
export interface Reviewed {
  readonly review: EnvironmentReview;
  readonly models?: { readonly before: AccessModel; readonly after: AccessModel };
}

/** What was found to review, and what could not be. */
export interface Gathered {
  readonly reviewed: readonly Reviewed[];
  readonly problems: readonly string[];
  /** Guardrails of the two commits that were compared; elsewhere those of the files as they are hold. */
  readonly guardrails?: { readonly base: Guardrails; readonly head?: Guardrails };
}
