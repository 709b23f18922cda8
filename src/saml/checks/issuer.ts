import { quote } from "../../model/problem";
import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";

/** Issuer is there, and the response's is the assertion's (SAML profiles 4.1.4.2). */
export const issuer = defineCheck({
  id: "issuer",
  about: "the issuer is named, and once",
  needs: ["assertion"],
  finds: ["issuer-missing", "issuer-differs"],
  check: ({ view, needed: { assertion } }) => {
    if (assertion.issuer === undefined || assertion.issuer.value === "") {
      return [{ id: "issuer-missing", severity: "error", title: "The assertion names no issuer", expected: "Issuer with the entity id of the Okta app (SAML core 2.3.3)", found: assertion.issuer === undefined ? "no Issuer" : "an empty Issuer", at: assertion.issuer?.at ?? assertion.at, fix: `${FIX.capture}.` }];
    }
    if (view.issuer === undefined || view.issuer.value === assertion.issuer.value) return [];
    return [{ id: "issuer-differs", severity: "error", title: "Response and assertion name different issuers", expected: "the same issuer in both (SAML profiles 4.1.4.2)", found: `${quote(view.issuer.value)} around ${quote(assertion.issuer.value)}`, at: view.issuer.at, fix: "One of them was put around the other on the way: treat it as an attack unless a proxy in front of Okta does so." }];
  },
});
