/** `direct`: the accounts in the unit itself; `recursive`: those of all units below it as well. */
export type OuDepth = "direct" | "recursive";

/** Which accounts an assignment reaches; expanded at synth from the committed snapshot of the organization. */
export type Target<A extends string, U extends string> =
  | { readonly kind: "account"; readonly account: A }
  | { readonly kind: "ou"; readonly unit: U | "/"; readonly depth: OuDepth }
  | { readonly kind: "tag"; readonly key: string; readonly value: string }
  | { readonly kind: "every-member-account" };

export type AnyTarget = Target<string, string>;
