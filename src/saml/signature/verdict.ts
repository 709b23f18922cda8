import type { Place } from "../finding";

/** What became of one `<Signature>`: response and assertion are verified apart. */
export interface SignatureReport {
  /** The element it stands in and must sign. */
  readonly of: "Response" | "Assertion";
  readonly at: Place;
  readonly signatureAlgorithm: string;
  readonly digestAlgorithm: string;
  /** The certificate in KeyInfo (DER, base64 without white space), where there is one; never trusted. */
  readonly embeddedCertificate?: string;
  readonly verdict: SignatureVerdict;
}

export type SignatureVerdict =
  /** Verified by one of the expected certificates; `signed` are the canonical bytes that were, and the only thing to read values from. */
  | { readonly kind: "valid"; readonly certificate: string; readonly signed: string }
  /** Intact under the certificate that it brings itself, and no expected certificate was given to compare with. */
  | { readonly kind: "intact-unknown-signer"; readonly certificate: string; readonly signed: string }
  /** The content is not what was signed; `prettyPrinted` when white space alone explains it. */
  | { readonly kind: "content-changed"; readonly prettyPrinted: boolean }
  /** The content is what was signed, by another key than any expected; `byEmbedded` when the certificate it brings is that key's. */
  | { readonly kind: "other-certificate"; readonly byEmbedded: boolean }
  /** Not looked at, for a reason of safety: algorithm, structure, references. */
  | { readonly kind: "refused"; readonly why: string };
