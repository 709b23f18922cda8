import { span, written } from "../response/instant";
import { defineCheck } from "./shared/check";

/** The assertion says that and how the person authenticated, and the session that it grants is not over (SAML profiles 4.1.4.2; AWS: SessionNotOnOrAfter bounds the portal's session). */
export const authnStatement = defineCheck({
  id: "authn-statement",
  about: "there is an authentication statement, and its session is not over",
  needs: ["assertion"],
  finds: ["authn-missing", "authn-session-over"],
  check: ({ at, needed: { assertion } }) => {
    const [first] = assertion.statements;
    if (first === undefined) return [{ id: "authn-missing", severity: "error", title: "The assertion has no authentication statement", expected: "an AuthnStatement (SAML profiles 4.1.4.2)", found: "none", at: assertion.at, fix: "Okta always sends one: look at what changed the response, or whether another product made it." }];
    return assertion.statements.flatMap(({ sessionNotOnOrAfter: end }) => {
      if (end?.time === undefined || end.time > at.getTime()) return [];
      return [{ id: "authn-session-over" as const, severity: "unknown" as const, title: "The session that the assertion grants is over", expected: "SessionNotOnOrAfter later than the sign-in (AWS user guide, Session duration considerations: the shorter of it and the portal's session holds; what follows from one in the past is not documented)", found: `${end.value}, ${span(at.getTime() - end.time)} before ${written(at.getTime())}`, at: end.at, fix: "Look at the session lifetime that the Okta app sends; start again at the AWS access portal.", cause: "expired" }];
    });
  },
});
