import { defineCheck } from "./shared/check";
import { FIX } from "./shared/places";

/** The assertion is for one audience only: a bearer assertion must have an AudienceRestriction (SAML profiles 4.1.4.2). */
export const audienceRestriction = defineCheck({
  id: "audience-restriction",
  about: "the assertion is restricted to an audience",
  needs: ["assertion"],
  finds: ["audience-missing"],
  check: ({ needed: { assertion } }) => {
    const restrictions = assertion.conditions?.restrictions ?? [];
    const empty = restrictions.find((audiences) => !audiences.some(({ value }) => value.trim() !== ""));
    if (restrictions.length > 0 && empty === undefined) return [];
    return [{ id: "audience-missing", severity: "error", title: "The assertion is for no audience", expected: "Conditions with an AudienceRestriction that names IAM Identity Center (SAML profiles 4.1.4.2)", found: restrictions.length === 0 ? "no AudienceRestriction" : "an AudienceRestriction without an audience", at: assertion.conditions?.at ?? assertion.at, fix: `The audience is blank in the Okta app: ${FIX.audience}.` }];
  },
});
