import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** Something is signed; whether a signed response alone is enough is not documented (IAM Identity Center's metadata says WantAssertionsSigned="true"). */
export const signaturePresence = defineCheck({
  id: "signature-presence",
  about: "the assertion, or the response around it, is signed",
  needs: ["assertion"],
  finds: ["signature-none", "signature-response-only"],
  looked: ({ reports }) => reports.some(({ verified }) => verified),
  check: ({ view, reports, needed: { assertion } }) => {
    if (reports.some(({ of }) => of === "Assertion")) return [];
    const signs = `In Okta set Assertion Signature of the app to Signed. ${FIX.keepsFormat}.`;
    if (reports.length === 0) return [{ id: "signature-none", severity: "error", title: "Nothing in the response is signed", expected: `a signed assertion (${SOURCE.awsSaml}; WantAssertionsSigned="true" in IAM Identity Center's metadata; SAML profiles 4.1.3.5)`, found: "no Signature in Response or Assertion", at: assertion.at, fix: `${signs} If Okta signs, something on the way took the signatures out: treat the response as an attack.` }];
    return [{ id: "signature-response-only", severity: "unknown", title: "The response is signed, the assertion by itself is not", expected: 'a signed assertion: WantAssertionsSigned="true" in IAM Identity Center\'s metadata; whether the response\'s signature alone is enough is not documented', found: "a Signature in Response, none in Assertion", at: view.at, fix: signs }];
  },
});
