import { readCertificate } from "../metadata/certificate";
import { span, written } from "../response/instant";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** AWS marks a certificate of 90 days or fewer with a warning (Certificate expiration status indicators). */
const SOON = 90 * 86_400_000;

/** The certificate that signed was valid at the time. */
export const certificate = defineCheck({
  id: "certificate",
  about: "the response is signed with a certificate that IAM Identity Center has, within its dates",
  needs: ["certificates"],
  finds: ["certificate-expired", "certificate-not-yet-valid", "certificate-expires-soon"],
  check: ({ at, reports }) => {
    const seen = new Set<string>();
    return reports.flatMap(({ at: place, verdict }): Found<"certificate-expired" | "certificate-not-yet-valid" | "certificate-expires-soon">[] => {
      if (verdict.kind !== "valid" || seen.has(verdict.certificate)) return [];
      seen.add(verdict.certificate);
      const facts = readCertificate(verdict.certificate);
      if (facts === undefined) return [];
      const left = facts.notAfter - at.getTime();
      const base = { at: place, found: `valid from ${written(facts.notBefore)} to ${written(facts.notAfter)}, SHA-256 ${facts.fingerprint.slice(0, 23)}…` };
      const rotate = `Generate a new certificate in Okta, import it at ${FIX.certificates} (two may be active at once), activate it in Okta, then delete the old one`;
      if (left <= 0) return [{ ...base, id: "certificate-expired", severity: "error", title: `The app's certificate expired ${span(left)} before`, expected: `a certificate that has not expired (${SOURCE.awsCertificates}: rotate invalid or expired certificates)`, fix: `${rotate}.` }];
      if (at.getTime() < facts.notBefore) return [{ ...base, id: "certificate-not-yet-valid", severity: "unknown", title: `The app's certificate begins to be valid ${span(facts.notBefore - at.getTime())} later`, expected: "a certificate that is valid at the time (RFC 5280, 4.1.2.5); whether IAM Identity Center looks at its beginning is not documented", fix: "Check the time given; if it is right, activate the certificate in Okta later." }];
      return left > SOON ? [] : [{ ...base, id: "certificate-expires-soon", severity: "warning", title: `The app's certificate expires in ${span(left)}`, expected: "more than 90 days (AWS user guide, Certificate expiration status indicators)", fix: `${rotate}.` }];
    });
  },
});
