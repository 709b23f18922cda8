import type { SamlInput } from "./input/input";
import type { ResponseView } from "./response/view";

/** How the moment is known that a response is judged at. */
export type JudgedBy =
  /** The recording shows when the browser posted it. */
  | "posting"
  /** It was given. */
  | "given"
  /** The recording shows when Okta's page with it came, and not the post. */
  | "page"
  /** Nothing tells: its own IssueInstant. */
  | "issue"
  /** Nothing tells, and it has no IssueInstant. */
  | "now";

/** The same in words: `judged at …, when the browser posted it`. */
export const WHEN: Readonly<Record<JudgedBy, string>> = {
  posting: "when the browser posted it, as the recording tells",
  given: "at the time given by --at",
  page: "when Okta's page with it came: the recording does not show the post",
  issue: "when it was issued (its IssueInstant): nothing tells when it was posted; --at gives the time",
  now: "now: it has no IssueInstant, and nothing tells when it was posted; --at gives the time",
};

export interface Judged {
  readonly at: Date;
  readonly judgedBy: JudgedBy;
}

/** Whether the moment is that of its use, so that it shows whether it was valid then. */
export function isOfUse(judgedBy: JudgedBy): boolean {
  return judgedBy === "posting" || judgedBy === "given" || judgedBy === "page";
}

/**
 * The moment that a response is judged at. Evidence is looked at hours after the sign-in, when every response has expired: without
 * a time of its use that says nothing, so it is then judged at its own issue.
 */
export function judgedAt({ sentAt, posted }: SamlInput, { at, now }: { readonly at?: Date; readonly now: Date }, view: ResponseView | undefined): Judged {
  if (sentAt !== undefined && posted !== false) return { at: sentAt, judgedBy: "posting" };
  if (at !== undefined) return { at, judgedBy: "given" };
  if (sentAt !== undefined) return { at: sentAt, judgedBy: "page" };
  const issued = (view?.assertions[0]?.issueInstant ?? view?.issueInstant)?.time;
  return issued === undefined ? { at: now, judgedBy: "now" } : { at: new Date(issued), judgedBy: "issue" };
}
