import { quote } from "../../model/problem";
import { defineCheck } from "./shared/check";

const DEFAULT = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

/** The authentication context is one of those wanted (SAML core 2.7.2.2); Okta sends a fixed one, so it tells little of the sign-on policy. */
export const authnContext = defineCheck({
  id: "authn-context",
  about: "the authentication context is one of those wanted (step-up)",
  needs: ["assertion", "authnContexts"],
  finds: ["authn-context-missing", "authn-context-default", "authn-context-other"],
  check: ({ needed: { assertion, authnContexts } }) => {
    const [statement] = assertion.statements;
    if (statement === undefined || assertion.statements.some(({ classRef }) => classRef !== undefined && authnContexts.includes(classRef.value))) return [];
    const base = { severity: "error" as const, expected: `AuthnContextClassRef ${authnContexts.map((one) => quote(one)).join(" or ")} (SAML core 2.7.2.2)` };
    const found = statement.classRef;
    if (found === undefined) return [{ ...base, id: "authn-context-missing", title: "The assertion does not say how the person authenticated", found: "no AuthnContextClassRef", at: statement.at, fix: "Set the authentication context of the Okta app (a custom app: authn_context_class_ref in src/okta/saml-app.ts)." }];
    if (found.value === DEFAULT) {
      return [{ ...base, id: "authn-context-default", title: "The assertion names Okta's default authentication context", found: quote(found.value), at: found.at, fix: "Okta sends PasswordProtectedTransport whatever factors were used, unless a custom app is set otherwise: it does not show that step-up failed. Look at the factors in the Okta System Log, and enforce them in environments/federation.ts samlApp.signOn; IAM Identity Center asks for no context." }];
    }
    return [{ ...base, id: "authn-context-other", title: "The assertion names another authentication context", found: quote(found.value), at: found.at, fix: "Compare with authn_context_class_ref of the app (src/okta/saml-app.ts) and with environments/federation.ts samlApp.signOn." }];
  },
});
