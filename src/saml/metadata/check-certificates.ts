import type { Found } from "../checks/shared/check";
import { unify, worstFirst } from "../checks/shared/unify";
import type { Expectations } from "../expectations";
import type { CertificateFile } from "./certificate-file";
import type { MetadataReport } from "./check-metadata";
import { certificateDates } from "./rules/certificate-dates";
import { certificates as certificateForm } from "./rules/certificates";
import { summarizeCertificate } from "./summary";
import type { MetadataView } from "./view";

/** Checks certificates by themselves, by the rules that hold for those of metadata; never throws. */
export function checkCertificates({ form, certificates }: CertificateFile, expectations: Expectations, { at }: { readonly at: Date }): MetadataReport {
  const place = { line: 1, column: 1, path: "the file" };
  const view: MetadataView = { at: place, isEntity: true, roles: [], idp: { at: place, protocols: [], validUntil: [], uses: [], services: [], certificates: certificates.map(({ base64, facts, line }, index) => ({ base64, facts, at: { line, column: 1, path: `certificate ${index + 1}` } })) } };
  const found: Found[] = [certificateForm, certificateDates].flatMap((rule) => rule.check({ xml: "", view, expectations, at }));
  // What an upload of metadata does with several is no question of a file of certificates.
  const all = worstFirst(unify(found.filter(({ id }) => id !== "metadata-certificates-several")));
  const readable = certificates.flatMap(({ base64, facts }) => (facts === undefined ? [] : [{ base64, facts }]));
  return {
    kind: "metadata",
    summary: { container: `a certificate file (${form})`, of: "certificate", certificates: readable.map(({ facts }) => summarizeCertificate(facts, at)), services: [], acs: [] },
    findings: all.filter(({ severity }) => severity !== "unknown"),
    unknowns: all.filter(({ severity }) => severity === "unknown"),
    unchecked: [
      { what: "it is active in IAM Identity Center, and the one that Okta signs with", why: "a file does not show it: compare the fingerprint with Manage SAML 2.0 certificates there, and with the app > Sign On > SAML Signing Certificates in Okta" },
    ],
    expectations: { certificates: readable.map(({ base64 }) => base64) },
  };
}
