import { FIX } from "../../checks/shared/places";
import type { Found } from "../../checks/shared/check";
import type { CertificateView } from "../view";
import { defineRule, OKTA_METADATA, UPLOAD } from "./rule";

const MOST = 2_500;
const LEAST = 2048;

type Id = "metadata-certificate-missing" | "metadata-certificate-unreadable" | "metadata-certificate-too-long" | "metadata-certificate-key-type" | "metadata-certificate-key-size" | "metadata-certificate-weak" | "metadata-certificate-twice" | "metadata-certificate-unexpected" | "metadata-certificates-several";

/** An identity provider has certificates that IAM Identity Center can take and that sign soundly. */
export const certificates = defineRule({
  id: "metadata-certificates",
  finds: ["metadata-certificate-missing", "metadata-certificate-unreadable", "metadata-certificate-too-long", "metadata-certificate-key-type", "metadata-certificate-key-size", "metadata-certificate-weak", "metadata-certificate-twice", "metadata-certificate-unexpected", "metadata-certificates-several"],
  check: ({ view: { idp }, expectations }): Found<Id>[] => {
    if (idp === undefined) return [];
    const { certificates: all } = idp;
    const [first, second] = all;
    if (first === undefined) return [{ id: "metadata-certificate-missing", severity: "error", title: "The metadata has no signing certificate", expected: `an X509Certificate for signing (${UPLOAD})`, found: "none", at: idp.at, fix: OKTA_METADATA }];
    const expected = new Set(expectations.certificates?.map((text) => text.replace(/-----[A-Z ]+-----|\s+/g, "")));
    return [
      ...all.flatMap((one, index) => judge(one, all.findIndex(({ base64 }) => base64 === one.base64) < index)),
      ...(expected.size > 0 && !all.some(({ base64 }) => expected.has(base64)) ? [{ id: "metadata-certificate-unexpected" as const, severity: "error" as const, title: "None of the metadata's certificates is active in IAM Identity Center", expected: "one of the expected certificates (AWS user guide, Manage SAML 2.0 certificates)", found: all.map(({ facts }) => facts?.fingerprint ?? "unreadable").join(", "), at: first.at, fix: `Import the certificate at ${FIX.certificates}.` }] : []),
      ...(second === undefined ? [] : [{ id: "metadata-certificates-several" as const, severity: "unknown" as const, title: "The metadata has several certificates", expected: "every certificate that Okta may sign with is active in IAM Identity Center; whether an upload takes more than the first is not documented", found: `${all.length} certificates`, at: second.at, fix: "After the upload compare the list at Manage SAML 2.0 certificates, and import the missing one there." }]),
    ];
  },
});

const ROTATE = "Generate a new certificate in Okta (the app > Sign On > SAML Signing Certificates) and upload that.";

function judge({ at, base64, facts }: CertificateView, again: boolean): Found<Id>[] {
  const error = { severity: "error" as const, at };
  if (facts === undefined) return [{ ...error, id: "metadata-certificate-unreadable", title: "A certificate can't be read", expected: "an X.509 certificate in base64 (RFC 5280)", found: `${base64.length} characters that are none`, fix: OKTA_METADATA }];
  return [
    ...(again ? [{ ...error, severity: "warning" as const, id: "metadata-certificate-twice" as const, title: "A certificate is in the metadata twice", expected: "each once", found: facts.fingerprint, fix: OKTA_METADATA }] : []),
    ...(facts.pemCharacters > MOST ? [{ ...error, id: "metadata-certificate-too-long" as const, title: "A certificate is longer than IAM Identity Center takes", expected: `at most ${MOST.toLocaleString("en-US")} characters (${UPLOAD})`, found: `${facts.pemCharacters} characters as PEM`, fix: "Use a key of 2,048 bits: with 4,096 bits and a long subject a certificate grows beyond the limit." }] : []),
    ...(facts.keyType === "rsa" ? [] : [{ ...error, severity: "unknown" as const, id: "metadata-certificate-key-type" as const, title: "A certificate has no RSA key", expected: "an RSA key, as Okta makes it; what else IAM Identity Center takes is not documented", found: facts.keyType, fix: ROTATE }]),
    ...(facts.keyBits !== undefined && facts.keyBits < LEAST ? [{ ...error, severity: "warning" as const, id: "metadata-certificate-key-size" as const, title: "A certificate's key is short", expected: `${LEAST} bits or more (NIST SP 800-131A)`, found: `${facts.keyBits} bits`, fix: ROTATE }] : []),
    ...(facts.weakSignature ? [{ ...error, severity: "warning" as const, id: "metadata-certificate-weak" as const, title: "A certificate was signed with a broken algorithm", expected: "SHA-256 or better (NIST SP 800-131A); trust comes from the upload, so sign-in works", found: facts.signatureAlgorithm, fix: ROTATE }] : []),
  ];
}
