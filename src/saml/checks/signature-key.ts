import { readCertificate } from "../metadata/certificate";
import { verifiedWith } from "../signature/verdict";
import { defineCheck } from "./shared/check";

const LEAST = 2048;

/** The key that signed has at least 2,048 bits (NIST SP 800-131A: RSA below is disallowed for signing; AWS documents no bound). */
export const signatureKey = defineCheck({
  id: "signature-key",
  about: "the signing key has at least 2,048 bits",
  needs: ["signedBy"],
  finds: ["signature-key-size"],
  check: ({ reports }) =>
    reports.flatMap((report) => {
      const { of, at } = report;
      const signer = verifiedWith(report);
      const bits = signer === undefined ? undefined : readCertificate(signer)?.keyBits;
      if (bits === undefined || bits >= LEAST) return [];
      return [{ id: "signature-key-size" as const, severity: "warning" as const, title: "The signing key is short", expected: `an RSA key of ${LEAST} bits or more (NIST SP 800-131A)`, found: `${of}: ${bits} bits`, at, fix: "Generate a new certificate in Okta (the app > Sign On > SAML Signing Certificates), import it in IAM Identity Center, then activate it in Okta.", cause: "key-size" }];
    }),
});
