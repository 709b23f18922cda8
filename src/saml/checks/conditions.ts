import { isOfUse, WHEN } from "../when";
import { span, written } from "../response/instant";
import { defineCheck } from "./shared/check";
import { MISSING } from "./shared/unchecked";
import { outside, TOLERANCE_UNKNOWN } from "./shared/time";

/** The assertion was valid when it was posted (SAML core 2.5.1.2): expired, held back too long and never valid are told apart; what is not valid yet is the clock's check. */
export const conditions = defineCheck({
  id: "conditions",
  about: "the assertion was valid at the time",
  named: ({ judgedBy }) => (isOfUse(judgedBy) ? `the assertion was valid ${WHEN[judgedBy]}` : "the assertion was valid when it was issued"),
  open: ({ judgedBy, known }) => (isOfUse(judgedBy) || known.assertion === undefined ? [] : [{ what: "the assertion was still valid when it was posted", ...MISSING.received }]),
  needs: ["assertion"],
  finds: ["conditions-window", "conditions-expired", "response-stale"],
  check: ({ at, judgedBy, view, needed: { assertion } }) => {
    const { notBefore, notOnOrAfter } = assertion.conditions ?? {};
    if (notOnOrAfter?.time === undefined) return [];
    if (notBefore?.time !== undefined && notBefore.time >= notOnOrAfter.time) {
      return [{ id: "conditions-window", severity: "error", title: "The assertion is never valid", expected: "NotBefore earlier than NotOnOrAfter (SAML core 2.5.1.2)", found: `from ${notBefore.value} to ${notOnOrAfter.value}`, at: notBefore.at, fix: "Okta writes a window of ten minutes around the sign-in, so look at what changed the response, or whether another product made it." }];
    }
    const late = at.getTime() - notOnOrAfter.time;
    if (late < 0) return [];
    const base = { severity: outside(late), at: notOnOrAfter.at, cause: "expired", expected: `a time before ${notOnOrAfter.value} (SAML core 2.5.1.2); ${TOLERANCE_UNKNOWN}` };
    const issued = (assertion.issueInstant ?? view.issueInstant)?.time;
    if (judgedBy === "posting" && issued !== undefined) {
      return [{ ...base, id: "response-stale", title: "The response was posted long after it was issued, and had expired", found: `posted at ${written(at.getTime())}, ${span(at.getTime() - issued)} after its issue and ${span(late)} after its end`, fix: "A tab that was restored or gone back to posts an old response: start again at the AWS access portal. If it was posted at once, Okta's clock is behind by that time." }];
    }
    return [{ ...base, id: "conditions-expired", title: "The assertion had expired", found: `${written(at.getTime())}, ${span(late)} after its end`, fix: "If this is a copy that is looked at later, give the time at which sign-in failed with --at. If that was the time, the response was held back (a tab restored, the back button): start again at the AWS access portal." }];
  },
});
