import { defineCheck } from "./shared/check";

/** Conditions say until when the assertion is valid; SAML lets them leave it out (SAML core 2.5.1.2), and only the confirmation then ends (profiles 4.1.4.2). */
export const conditionsEnd = defineCheck({
  id: "conditions-end",
  about: "the conditions say until when the assertion is valid",
  needs: ["assertion"],
  finds: ["conditions-end-missing"],
  check: ({ needed: { assertion } }) => {
    const { conditions } = assertion;
    // Without Conditions the missing audience says it all.
    if (conditions === undefined || conditions.notOnOrAfter !== undefined) return [];
    return [{ id: "conditions-end-missing", severity: "unknown", title: "The assertion has no end", expected: "NotOnOrAfter in Conditions: SAML lets it be left out (SAML core 2.5.1.2); whether IAM Identity Center does is not documented", found: "Conditions without NotOnOrAfter", at: conditions.at, fix: "Okta always sends it: look at what changed the response, or whether another product made it." }];
  },
});
