/** Where a person meets a symptom. */
export type SeenAt = "AWS sign-in page" | "AWS access portal" | "CloudTrail" | "Okta sign-in" | "Okta admin console, provisioning" | "IAM Identity Center console";

/** One message or behaviour that people report, with all that may be behind it. */
export interface Symptom {
  /** Stable id, a literal. */
  readonly id: string;
  readonly seenAt: SeenAt;
  /** Messages, as they are shown. */
  readonly texts: readonly string[];
  /** The same in the words of people who see no message. */
  readonly signs?: readonly string[];
  /** The likeliest first. */
  readonly causes: readonly Cause[];
}

export interface Cause {
  readonly why: string;
  /** Findings of `idc saml check` that prove it; none where a response does not show it. */
  readonly findings: readonly string[];
  readonly remedy: Remedy;
}

/** What to do, by place. */
export interface Remedy {
  readonly okta?: string;
  readonly console?: string;
  readonly repository?: string;
}
