import { compare } from "../../model/keys";
import type { SignatureReport } from "../signature/verdict";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

type Id = "signature-content-changed" | "signature-pretty-printed" | "signature-unknown-key" | "signature-refused" | "signature-no-certificate";

/** Each signature fits what it signs and a certificate; whose certificate it is, is another check's question (XML Signature 3.2). */
export const signatureVerdict = defineCheck({
  id: "signature-verdict",
  about: "each signature is intact: nothing was changed since it was made",
  needs: ["signatures"],
  finds: ["signature-content-changed", "signature-pretty-printed", "signature-unknown-key", "signature-refused", "signature-no-certificate"],
  looked: ({ reports }) => reports.every(({ verified }) => verified),
  // The assertion first: where both fail for one cause, its line is nearer to what was changed.
  check: ({ known, faults, needed: { signatures } }) => signatures.toSorted((a, b) => compare(a.of, b.of)).flatMap((report) => judge(report, { comparable: known.signers !== undefined, explained: faults.length > 0, here: faults.some((one) => one.at?.path === report.at.path) })),
});

function judge({ of, at, verdict, embeddedCertificate }: SignatureReport, { comparable, explained, here }: { readonly comparable: boolean; readonly explained: boolean; readonly here: boolean }): Found<Id>[] {
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
      return verdict.byEmbedded ? [] : finding("signature-unknown-key", "The signature was made with the key of no certificate that is known", "made by a key that is neither a given certificate's nor that of the one it brings", "Treat the response as an attack: it claims a certificate that did not sign it. If this copy was edited, take it again.");
    case "refused":
      if (!comparable && !here && embeddedCertificate === undefined) return finding("signature-no-certificate", "There is no certificate to verify the signature with", "it brings no certificate, and none was given", "Give the app's certificate (--certificate) or Okta's metadata (--metadata).", "unknown");
      // A fault of the gate says the same with its place and what to do.
      return explained ? [] : finding("signature-refused", "A signature was not looked at, for safety", verdict.why, "Treat the response as an attack; compare with a fresh sign-in.");
  }
}
