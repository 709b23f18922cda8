import { span } from "../response/instant";
import { defineCheck } from "./shared/check";
import { outside } from "./shared/time";

/** AuthnInstant is when the person authenticated (SAML core 2.7.2): before the assertion that tells of it was issued. */
export const authnTime = defineCheck({
  id: "authn-time",
  about: "the person authenticated before the assertion was issued",
  needs: ["assertion"],
  finds: ["authn-later"],
  check: ({ at, needed: { assertion } }) =>
    assertion.statements.flatMap(({ instant }) => {
      // An IssueInstant long before the validity is a finding of its own.
      const issued = assertion.issueInstant?.time === undefined ? undefined : Math.max(assertion.issueInstant.time, assertion.conditions?.notBefore?.time ?? 0);
      const [until, named] = issued === undefined ? [at.getTime(), "the moment at which the response is judged"] : [issued, "IssueInstant"];
      if (instant?.time === undefined || outside(instant.time - until) !== "error") return [];
      return [{ id: "authn-later" as const, severity: "error" as const, title: "The person is said to have authenticated after the assertion was issued", expected: `an AuthnInstant not after ${named} (SAML core 2.7.2)`, found: `${instant.value}, ${span(instant.time - until)} after it`, at: instant.at, fix: "Okta writes the moment of the sign-in to Okta: look at the clock of what made the response, or at what changed it on its way." }];
    }),
});
