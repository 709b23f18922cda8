import { span, written } from "../response/instant";
import { defineCheck } from "./shared/check";
import { outside, TOLERANCE_UNKNOWN } from "./shared/time";

const FIX = "Okta keeps its clocks itself, so look at the clock of the machine that the time was taken from; if that is right, ask Okta and AWS support with both times.";

/** Clocks agree: an assertion that is not valid yet (SAML core 2.5.1.2), or a response older than the request that it answers, shows that they do not. */
export const clock = defineCheck({
  id: "clock",
  about: "the clocks of Okta and of the receiver agree",
  needs: ["assertion", "received"],
  finds: ["clock-ahead", "clock-behind"],
  check: ({ at, view, known, needed: { assertion } }) => {
    const issued = assertion.issueInstant?.time;
    const start = assertion.conditions?.notBefore;
    const request = known.otherMessages?.find(({ kind, id }) => kind === "request" && id !== undefined && id === view.inResponseTo?.value);
    const early = start?.time === undefined ? 0 : start.time - at.getTime();
    const behind = request?.issued === undefined || issued === undefined ? 0 : request.issued - issued;
    return [
      ...(start === undefined || early <= 0 ? [] : [{
        id: "clock-ahead" as const,
        severity: outside(early),
        title: "The assertion is not valid yet: Okta's clock is ahead of the receiver's, or the time given is wrong",
        expected: `a time from ${start.value} on (SAML core 2.5.1.2); ${TOLERANCE_UNKNOWN}`,
        found: `${written(at.getTime())}, ${span(early)} before it${issued === undefined ? "" : `; the clocks differ by at least ${span(issued - at.getTime())}, for it was issued at ${written(issued)}`}`,
        at: start.at,
        fix: FIX,
        cause: "ahead",
      }]),
      ...(assertion.issueInstant === undefined || behind <= 60_000 ? [] : [{
        id: "clock-behind" as const,
        severity: outside(behind) === "error" ? "error" as const : "warning" as const,
        title: "Okta's clock is behind: the response is older than the request that it answers",
        expected: `an IssueInstant after the request's, ${written(request?.issued ?? 0)}; ${TOLERANCE_UNKNOWN}`,
        found: `${assertion.issueInstant.value}, ${span(behind)} before the request`,
        at: assertion.issueInstant.at,
        fix: FIX,
        cause: "expired",
      }]),
    ];
  },
});
