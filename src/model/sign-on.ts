/** How sure Okta must be of a person; each maps to one well-known set of constraints of an app sign-on policy rule. */
export type Assurance = "two-factors" | "phishing-resistant" | "phishing-resistant-hardware";

/** One rule of the app's sign-on policy; rules are tried in the order in which they are written, the first match decides. */
export interface SignOnRule<G extends string = string> {
  /** Unique in the policy, 1 to 50 characters, not "Catch-all Rule". */
  readonly name: string;
  /** Let in with `assurance`, or refuse. @default "allow" */
  readonly access?: "allow" | "deny";
  /** Only for members of these groups; without it, for everybody who has the app. */
  readonly groups?: readonly G[];
  /** What an allowed person proves. @default "two-factors" */
  readonly assurance?: Assurance;
  /** Ask again when the last proof is older than this, ISO 8601 (`PT0S`: at every sign-in, `PT43800H`: once per session). @default "PT2H" */
  readonly reauthenticateAfter?: string;
  /** Ask again after this time without activity, ISO 8601. @default "PT1H" */
  readonly inactivity?: string;
  /** Ids of network zones (`nzo…`); the rule then holds only inside `include`, or only outside `exclude`. */
  readonly zones?: { readonly include: readonly string[] } | { readonly exclude: readonly string[] };
}

/** A sign-on policy that this code makes for the app; whoever no rule lets in is refused. */
export interface ManagedSignOnPolicy<G extends string = string> {
  readonly kind: "managed";
  readonly name: string;
  readonly description: string;
  readonly rules: readonly SignOnRule<G>[];
}

/** A sign-on policy that somebody else keeps, by exact name. */
export interface ExistingSignOnPolicy {
  readonly kind: "existing";
  readonly name: string;
}

export type SignOnPolicy<G extends string = string> = ManagedSignOnPolicy<G> | ExistingSignOnPolicy;

/** Uses a policy that exists in Okta and is kept elsewhere. */
export function existingPolicy(name: string): ExistingSignOnPolicy {
  return { kind: "existing", name };
}

/** Makes the app's own policy; `rules` in order of priority. */
export function signOnPolicy<G extends string = never>(policy: Omit<ManagedSignOnPolicy<G>, "kind">): ManagedSignOnPolicy<G> {
  return { kind: "managed", ...policy };
}
