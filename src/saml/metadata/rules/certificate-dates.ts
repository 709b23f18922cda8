import { span, written } from "../../response/instant";
import type { Found } from "../../checks/shared/check";
import { defineRule } from "./rule";

type Id = "metadata-certificate-expired" | "metadata-certificate-expired-first" | "metadata-certificate-not-yet-valid" | "metadata-certificate-expires-soon";

/** AWS marks a certificate of 90 days or fewer with a warning (Certificate expiration status indicators). */
const SOON = 90 * 86_400_000;

/** The certificates are valid at the time, the first one above all: an expired one in front may be the only one that is taken. */
export const certificateDates = defineRule({
  id: "metadata-certificate-dates",
  finds: ["metadata-certificate-expired", "metadata-certificate-expired-first", "metadata-certificate-not-yet-valid", "metadata-certificate-expires-soon"],
  check: ({ view: { idp }, at: now }) => {
    const dated = (idp?.certificates ?? []).flatMap(({ at, facts }) => (facts === undefined ? [] : [{ at, facts, left: facts.notAfter - now.getTime(), early: facts.notBefore - now.getTime() }]));
    const valid = dated.filter(({ left, early }) => left > 0 && early <= 0);
    const rotate = "Rotate: generate a new certificate in Okta, import it in IAM Identity Center (Manage SAML 2.0 certificates; both are active), activate it in Okta, then delete the old one.";
    return dated.flatMap(({ at, facts, left, early }, index): Found<Id>[] => {
      const dates = `valid from ${written(facts.notBefore)} to ${written(facts.notAfter)}, ${facts.fingerprint.slice(0, 23)}…`;
      if (left <= 0) {
        const first = index === 0 && valid.length > 0;
        return [{
          id: first ? "metadata-certificate-expired-first" : "metadata-certificate-expired",
          severity: valid.length === 0 || first ? "error" : "warning",
          title: first ? `The first certificate expired ${span(left)} before, though another is valid` : `A certificate expired ${span(left)} before`,
          expected: "a certificate that has not expired (AWS user guide, Manage SAML 2.0 certificates)",
          found: dates,
          at,
          fix: first ? "Deactivate the expired certificate in Okta and download the metadata again, so that the valid one stands first." : rotate,
        }];
      }
      if (early > 0) return [{ id: "metadata-certificate-not-yet-valid", severity: valid.length === 0 ? "error" : "warning", title: `A certificate begins to be valid in ${span(early)}`, expected: "a certificate that is valid now (RFC 5280, 4.1.2.5)", found: dates, at, fix: "Activate it in Okta only then." }];
      // A newer one beside it means that the rotation is under way.
      if (left > SOON || valid.some((one) => one.left > SOON)) return [];
      return [{ id: "metadata-certificate-expires-soon", severity: "warning", title: `The certificate expires in ${span(left)}`, expected: "more than 90 days (AWS user guide, Certificate expiration status indicators)", found: dates, at, fix: rotate }];
    });
  },
});
