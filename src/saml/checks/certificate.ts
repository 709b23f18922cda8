import { readCertificate } from "../metadata/certificate";
import { span, written } from "../response/instant";
import { verifiedWith } from "../signature/verdict";
import { defineCheck, type Found } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** AWS marks a certificate of 90 days or fewer with a warning (Certificate expiration status indicators). */
const SOON = 90 * 86_400_000;

type Id = "certificate-expired" | "certificate-not-yet-valid" | "certificate-expires-soon";

/** The certificate that signed was valid at the sign-in, and is for a while from now: old evidence says nothing of how long is left. */
export const certificate = defineCheck({
  id: "certificate",
  about: "the certificate that signed is within its dates",
  needs: ["signedBy"],
  finds: ["certificate-expired", "certificate-not-yet-valid", "certificate-expires-soon"],
  check: ({ at, now, reports, needed: { signedBy } }) =>
    signedBy.flatMap((signer): Found<Id>[] => {
      const facts = readCertificate(signer);
      const place = reports.find((report) => verifiedWith(report) === signer)?.at;
      if (facts === undefined || place === undefined) return [];
      const base = { at: place, found: `valid from ${written(facts.notBefore)} to ${written(facts.notAfter)}, SHA-256 ${facts.fingerprint}` };
      const rotate = `Generate a new certificate in Okta, import it at ${FIX.certificates} (two may be active at once), activate it in Okta, then delete the old one`;
      const expected = `a certificate that has not expired (${SOURCE.awsCertificates}: rotate invalid or expired certificates)`;
      if (facts.notAfter <= at.getTime()) return [{ ...base, id: "certificate-expired", severity: "error", title: `The app's certificate expired ${span(facts.notAfter - at.getTime())} before the sign-in`, expected, fix: `${rotate}.` }];
      if (at.getTime() < facts.notBefore) return [{ ...base, id: "certificate-not-yet-valid", severity: "unknown", title: `The app's certificate begins to be valid ${span(facts.notBefore - at.getTime())} after the sign-in`, expected: "a certificate that is valid at the time (RFC 5280, 4.1.2.5); whether IAM Identity Center looks at its beginning is not documented", fix: "Check the time given by --at; if it is right, activate the certificate in Okta later." }];
      const left = facts.notAfter - now.getTime();
      if (left <= 0) return [{ ...base, id: "certificate-expired", severity: "error", title: `The app's certificate was valid at the sign-in and expired ${span(left)} ago`, expected, fix: `${rotate}.` }];
      return left > SOON ? [] : [{ ...base, id: "certificate-expires-soon", severity: "warning", title: `The app's certificate expires ${span(left)} from now`, expected: "more than 90 days (AWS user guide, Certificate expiration status indicators)", fix: `${rotate}.` }];
    }),
});
