import type { Problem } from "../model/problem";
import type { IamNames } from "./names";
import type { JsonObject } from "./plain-json";
import type { ReadStatement } from "./policy-document";

/** What a rule looks at: the document as plain JSON, and its statements with every string-or-list as a list. */
export interface PolicyContext {
  readonly where: string;
  readonly document: JsonObject;
  readonly statements: readonly ReadStatement[];
  readonly names: IamNames;
  readonly maxBytes: number;
  readonly maxCharacters: number;
  /** Whether the author vouches for an action that the data does not have. */
  readonly vouchedFor: (action: string) => boolean;
  /** What the author can do when AWS is newer than the data. */
  readonly newerThanData: string;
}

/** A problem without the rule's id, which the runner adds. */
export type Finding = Omit<Problem, "rule">;

/** One thing that can be wrong with a policy document. */
export interface PolicyRule {
  readonly id: string;
  readonly check: (context: PolicyContext) => readonly Finding[];
}

/** "did you mean a, b?" in front of an instruction; nothing where there is no suggestion. */
export function didYouMean(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? "" : `did you mean ${suggestions.join(", ")}? `;
}
