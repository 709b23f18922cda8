import { compare } from "../../model/keys";
import type { SignatureReport } from "../signature/verdict";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

type Id = "signature-content-changed" | "signature-pretty-printed" | "signature-other-certificate" | "signature-refused" | "signature-no-certificate";

/** Each signature verifies with a certificate that IAM Identity Center has; the ways in which it does not are told apart (XML Signature 3.2). */
export const signatureVerdict = defineCheck({
  id: "signature-verdict",
  about: "each signature verifies",
  finds: ["signature-content-changed", "signature-pretty-printed", "signature-other-certificate", "signature-refused", "signature-no-certificate"],
  // The assertion first: where both fail for one cause, its line is nearer to what was changed.
  check: ({ reports, known, faults }) => reports.toSorted((a, b) => compare(a.of, b.of)).flatMap((report) => judge(report, { certificates: known.certificates ?? [], explained: faults.length > 0 })),
});

function judge({ of, at, verdict, embeddedCertificate }: SignatureReport, { certificates, explained }: { readonly certificates: readonly string[]; readonly explained: boolean }): Found<Id>[] {
  const finding = (id: Id, title: string, found: string, fix: string, severity: Found["severity"] = "error"): Found<Id>[] => [
    // The same verdict on both signatures is one event; findings of other ids never share this cause.
    { id, severity, title, expected: `a signature that verifies with a certificate of the app (${SOURCE.awsCertificates}; XML Signature 3.2)`, found: `signature of the ${of}: ${found}`, at, fix, cause: id },
  ];
  switch (verdict.kind) {
    case "valid":
    case "intact-unknown-signer":
      return [];
    case "content-changed":
      return verdict.prettyPrinted
        ? finding("signature-pretty-printed", "The response was reformatted after it was signed", "intact but for white space between elements", `${FIX.capture}: a viewer's indented form never verifies, and neither IAM Identity Center nor anybody can accept it. If it was posted so, a proxy rewrites it.`)
        : finding("signature-content-changed", "The content was changed after it was signed", "the digest is another than the signed one", `Treat it as an attack unless somebody edited this copy (a redacted value is enough). ${FIX.capture}.`);
    case "other-certificate":
      return finding(
        "signature-other-certificate",
        "The response is signed with another certificate than IAM Identity Center has",
        verdict.byEmbedded ? "made by the key of the certificate that the response brings, which is not among the expected" : "made by a key that is neither an expected certificate's nor that of the one it brings",
        verdict.byEmbedded
          ? `Okta rotated the app's certificate, or another app or org signed it: compare the fingerprint with Okta (the app > Sign On > SAML Signing Certificates), then import that one at ${FIX.certificates}. AWS shows "It's not you, it is us".`
          : "Treat the response as an attack: it claims a certificate that did not sign it.",
      );
    case "refused":
      if (certificates.length === 0 && embeddedCertificate === undefined) return finding("signature-no-certificate", "There is no certificate to verify the signature with", "it brings no certificate, and none was given", "Give the app's certificate or metadata.", "unknown");
      // A fault of the gate says the same with its place and what to do.
      return explained ? [] : finding("signature-refused", "A signature was not looked at, for safety", verdict.why, "Treat the response as an attack; compare with a fresh sign-in.");
  }
}
