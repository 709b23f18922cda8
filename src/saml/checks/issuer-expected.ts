import { quote } from "../../model/problem";
import type { Text } from "../response/view";
import { defineCheck, type Found, type Needs } from "./shared/check";
import { FIX } from "./shared/places";
import { CLOSE } from "./shared/unchecked";

const ABOUT = "the issuer is the one that IAM Identity Center trusts";

/** Okta's entity id of an app; the last part is the app's external key, which changes when the app is made anew. */
const OKTA = /^http:\/\/www\.okta\.com\/(exk[0-9A-Za-z]+)$/;

/** Issuer is exactly the entity id of the metadata that IAM Identity Center has (SAML core 2.2.5: compared as a string). */
export const issuerExpected = defineCheck({
  id: "issuer-expected",
  about: ABOUT,
  needs: ["trustedIssuer"],
  finds: ["issuer-scheme", "issuer-space", "issuer-other-app", "issuer-other"],
  named: ({ known }) => (known.trustedIssuer?.by === "okta-metadata" ? "the issuer is that of the Okta metadata that was given" : ABOUT),
  open: ({ known }) => (known.trustedIssuer?.by === "okta-metadata" ? [{ what: ABOUT, why: "only Okta's metadata was given, which tells what Okta has", close: CLOSE.issuer }] : []),
  check: ({ view, known, needed: { trustedIssuer } }) => {
    // The assertion's is what counts; the response's is all there is where Okta refused.
    const found = known.assertion?.issuer ?? view.issuer;
    return found === undefined || found.value === "" || found.value === trustedIssuer.value ? [] : [differs(found, trustedIssuer)];
  },
});

function differs(found: Text, { by, value: expected }: Needs["trustedIssuer"]): Found<"issuer-scheme" | "issuer-space" | "issuer-other-app" | "issuer-other"> {
  const base = { severity: "error" as const, expected: `${quote(expected)}, exactly: the entityID of the metadata ${by === "okta-metadata" ? "that was given" : "uploaded to IAM Identity Center"} (SAML core 2.2.5)`, found: quote(found.value), at: found.at };
  const upload = `If the app is the right one, upload its current metadata at ${FIX.console}; if the trust is right, correct the expectation`;
  if (found.value.trim() === expected.trim()) return { ...base, id: "issuer-space", title: "The issuer has white space around it", fix: "Take the white space away where the expected issuer comes from; where it is in the response, something reformatted that." };
  if (found.value.replace(/^https?:/, "") === expected.replace(/^https?:/, "")) return { ...base, id: "issuer-scheme", title: "The issuer differs in http and https", fix: `Okta's issuer begins with http://, though its pages do not. ${upload}.` };
  if (OKTA.test(found.value) && OKTA.test(expected)) {
    return { ...base, id: "issuer-other-app", title: "Another Okta app, or another org, issued the response", fix: `Either the person started from another app's tile, or the app was made anew, which changes its issuer and its certificate. ${upload}.` };
  }
  return { ...base, id: "issuer-other", title: "Another identity provider issued the response", fix: `${upload}.` };
}
