import type { Finding } from "../../../src/saml/finding";

/** Why a sign-in was refused, or what was odd about it, in the doctor's words; values of people are never in it. */
export type Evidence = Pick<Finding, "id" | "severity" | "title" | "found">;

/** One response that somebody posted, kept for tests and the rehearsal. */
export interface SignIn {
  readonly at: Date;
  readonly outcome: "accepted" | "refused";
  /** Id in the identity store of the person whom the response names; of a refused one no more than a claim. */
  readonly userId?: string;
  readonly findings: readonly Evidence[];
  /** What the person saw; empty when the portal opened. */
  readonly message: string;
  /** Values of a person, in clear: whoever writes them down masks them. */
  readonly sessionTags: Readonly<Record<string, string>>;
  readonly startedAt: "idp" | "sp" | "unknown";
}

export const refusal = (id: string, title: string, found: string): Evidence => ({ id, severity: "error", title, found });
export const isError = ({ severity }: Evidence): boolean => severity === "error";

/** The finding without what it holds of a person. */
export function evidenceOf({ id, severity, title, found }: Finding): Evidence {
  return { id, severity, title, found };
}
