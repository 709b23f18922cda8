import { readCertificate } from "../metadata/certificate";
import { readCertificates } from "../signature/certificates";
import { signerOf, type SignatureReport } from "../signature/verdict";
import { defineCheck, type CheckContext, type Found, type Needs } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";
import { CLOSE, MISSING, type Unchecked } from "./shared/unchecked";

const ABOUT = "IAM Identity Center has the certificate that signed";

/** The certificate that signed is one that IAM Identity Center has; Okta's metadata tells only what Okta has, which differs exactly when a certificate was rotated. */
export const signatureCertificate = defineCheck({
  id: "signature-certificate",
  about: ABOUT,
  needs: ["signatures", "signers"],
  finds: ["signature-other-certificate"],
  named: ({ known }) => (known.signers?.by === "okta-metadata" ? "the certificate that signed is in the Okta metadata that was given" : `${ABOUT} (those given by --certificate)`),
  looked: ({ reports }) => reports.every((report) => signerOf(report) !== undefined),
  check: ({ reports, known, needed: { signers } }) => reports.flatMap((report) => {
    const signer = signerOf(report);
    return signer === undefined || signers.certificates.includes(signer) ? [] : [differs(report, signer, known)];
  }),
  open: (context) => (context.known.signers?.by === "identity-center" || context.known.signatures === undefined ? [] : [open(context)]),
});

function differs({ of, at }: SignatureReport, signer: string, { signers, oktaCertificates = [] }: Partial<Needs>): Found<"signature-other-certificate"> {
  const own = signers?.by === "identity-center";
  const inOkta = own && oktaCertificates.flatMap(readCertificates).some(({ base64 }) => base64 === signer);
  const compare = "compare the fingerprint with Okta (the app > Sign On > SAML Signing Certificates)";
  return {
    id: "signature-other-certificate",
    severity: "error",
    title: own ? "The response is signed with a certificate that IAM Identity Center does not have" : "The response is signed with another certificate than the Okta metadata has",
    expected: `a signature by a certificate of the app that is active in IAM Identity Center (${SOURCE.awsCertificates})`,
    found: `signature of the ${of}: made with the certificate of SHA-256 ${fingerprint(signer)}, which ${own ? `is not among those given${inOkta ? "; Okta's metadata has it" : ""}` : "is not in the metadata"}`,
    at,
    fix: own
      ? `${inOkta ? "Okta rotated the app's certificate" : `Okta rotated the app's certificate, or another app or org signed it: ${compare}`}. Then import that one at ${FIX.certificates}. AWS shows "It's not you, it is us".`
      : `If the metadata is what was uploaded to IAM Identity Center, Okta rotated the certificate: ${compare}, then import that one at ${FIX.certificates}. If the metadata is another app's, give that of this app.`,
    cause: "signature-other-certificate",
  };
}

function open({ reports, known }: CheckContext): Unchecked {
  const signer = reports.map((report) => signerOf(report) ?? report.embeddedCertificate).find((one) => one !== undefined);
  return {
    what: `${ABOUT}${signer === undefined ? "" : `, SHA-256 ${fingerprint(signer)}`}`,
    why: known.signers === undefined ? MISSING.signers.why : "only Okta's metadata was given, which tells what Okta has",
    close: CLOSE.certificate,
  };
}

function fingerprint(base64: string): string {
  return readCertificate(base64)?.fingerprint ?? "unreadable";
}
