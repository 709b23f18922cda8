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
  /** Whether a key was found that made it, over the content as it stands: an expected certificate's or, where none was given, that of the one it brings. Whatever it is not verified for, nobody vouches for what it should sign. */
  readonly verified: boolean;
  readonly verdict: SignatureVerdict;
}

export type SignatureVerdict =
  /** Verified by one of the expected certificates, by two engines that agree on every byte; `signed` are the canonical bytes that were, and the only thing to read values from. */
  | { readonly kind: "valid"; readonly certificate: string; readonly signed: string }
  /** Intact under the certificate that it brings itself, and no expected certificate was given to compare with. */
  | { readonly kind: "intact-unknown-signer"; readonly certificate: string; readonly signed: string }
  /** The content is not what was signed, or SignedInfo and SignatureValue do not fit each other under the expected certificate that it brings; `prettyPrinted` when white space alone explains it. */
  | { readonly kind: "content-changed"; readonly prettyPrinted: boolean }
  /** The digest fits the content, but no expected key fits SignedInfo; `byEmbedded` when the certificate it brings fits. Without that, a changed SignedInfo and an unknown key look alike. */
  | { readonly kind: "other-certificate"; readonly byEmbedded: boolean }
  /** Not looked at, for a reason of safety (algorithm, structure, references), or because there is no key to look at it with. */
  | { readonly kind: "refused"; readonly why: string };

/** The certificate under which a signature verified. */
export function verifiedWith({ verdict }: SignatureReport): string | undefined {
  return verdict.kind === "valid" || verdict.kind === "intact-unknown-signer" ? verdict.certificate : undefined;
}

/** The certificate whose key made a signature: where it is none of those expected, the one that the response brings. */
export function signerOf(report: SignatureReport): string | undefined {
  const { verdict, embeddedCertificate } = report;
  return verdict.kind === "other-certificate" && verdict.byEmbedded ? embeddedCertificate : verifiedWith(report);
}
