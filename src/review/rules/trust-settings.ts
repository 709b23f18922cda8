import { isUnknown, type Fact } from "../access/model";
import type { EnvironmentReview, NamedChange } from "../review";

/** Settings of the trust by what becomes of sign-in when they change; each is looked at by one rule. */
const ADDRESSING: ReadonlySet<string> = new Set(["audience", "ACS URL", "recipient", "destination", "further ACS URLs"]);
const PROTECTION: ReadonlySet<string> = new Set(["response is signed", "assertion is signed", "signature algorithm", "digest algorithm", "honours ForceAuthn", "status of the app"]);
const POLICY: ReadonlySet<string> = new Set(["sign-on policy", "sign-on policy of the app", "sign-on policy lets in whom no rule names"]);

/** Makes the app everybody's in the whole of Okta. */
const REACH = "app setting implicit_assignment";

export type TrustKind = "app" | "reach" | "addressing" | "protection" | "policy" | "attribute" | "other";

export function trustKind({ name }: NamedChange): TrustKind {
  if (name === "the SAML app" || name === "kind of app") return "app";
  if (name === REACH) return "reach";
  if (ADDRESSING.has(name)) return "addressing";
  if (PROTECTION.has(name)) return "protection";
  if (POLICY.has(name)) return "policy";
  return name.startsWith("session attribute ") || name.startsWith("SAML attribute ") || name === "attribute statements" ? "attribute" : "other";
}

/** Whether the app itself comes, goes or is made anew with this change; its settings then come and go with it. */
export function appChange(review: EnvironmentReview): "added" | "removed" | "replaced" | undefined {
  const app = review.trust.find(({ name }) => name === "the SAML app");
  if (app !== undefined && app.change !== "changed") return app.change;
  return destroyed(review, "okta_app_saml").length > 0 ? "replaced" : undefined;
}

/** Resources of a type that this plan destroys, for good or to make them anew. */
export function destroyed({ fingerprint }: EnvironmentReview, type: string): readonly string[] {
  return (fingerprint?.changes ?? []).filter(({ address, actions }) => actions.includes("delete") && (address.startsWith(`${type}.`) || address.includes(`.${type}.`))).map(({ address }) => address);
}

/** A value of the trust as a part of a sentence. */
export function said(fact: Fact | undefined): string {
  if (fact === undefined || fact === null) return "nothing";
  if (isUnknown(fact)) return "a value known after the apply";
  const text = JSON.stringify(fact);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
