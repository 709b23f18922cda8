import { span, written } from "../response/instant";
import type { ConditionsView, Instant } from "../response/view";
import { defineCheck, type Found } from "./shared/check";
import { outside, TOLERANCE_UNKNOWN } from "./shared/time";

type Id = "issued-later" | "issued-outside";

const FIX = "Okta writes the moment at which it answers into both: look at the clock of what made the response, or at what changed it on its way.";

/** IssueInstant is the moment of issue (SAML core 2.3.3, 3.2.2): before the response was posted, and within the assertion's own validity. */
export const issueTime = defineCheck({
  id: "issue-time",
  about: "response and assertion were issued before the moment at which they are judged, and within the assertion's validity",
  needs: ["assertion"],
  finds: ["issued-later", "issued-outside"],
  check: ({ at, view, needed: { assertion } }) =>
    [view.issueInstant, assertion.issueInstant].flatMap((issued): Found<Id>[] => {
      if (issued?.time === undefined) return [];
      const apart = misplaced(issued.time, assertion.conditions);
      if (apart !== undefined) return [finding("issued-outside", "IssueInstant lies outside of the assertion's own validity", "an IssueInstant between NotBefore and NotOnOrAfter: it is the moment of issue (SAML core 2.3.3); Okta writes NotBefore five minutes before it", `${issued.value}, ${apart}`, issued)];
      const ahead = issued.time - at.getTime();
      // A NotBefore that is ahead too is the finding of the check for clocks.
      if (outside(ahead) !== "error" || (assertion.conditions?.notBefore?.time ?? 0) > at.getTime()) return [];
      return [finding("issued-later", "IssueInstant is later than the moment at which the response is judged", `an IssueInstant before ${written(at.getTime())} (SAML core 2.3.3, 3.2.2); ${TOLERANCE_UNKNOWN}`, `${issued.value}, ${span(ahead)} after it`, issued)];
    }),
});

/** Where a time lies outside of a validity, by more than clocks differ. */
function misplaced(time: number, { notBefore, notOnOrAfter }: Partial<ConditionsView> = {}): string | undefined {
  if (notBefore?.time !== undefined && outside(notBefore.time - time) === "error") return `${span(notBefore.time - time)} before NotBefore`;
  if (notOnOrAfter?.time !== undefined && outside(time - notOnOrAfter.time) === "error") return `${span(time - notOnOrAfter.time)} after NotOnOrAfter`;
  return undefined;
}

function finding(id: Id, title: string, expected: string, found: string, { at }: Instant): Found<Id> {
  return { id, severity: "error", title, expected, found, at, fix: FIX, cause: id };
}
