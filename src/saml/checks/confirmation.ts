import { quote } from "../../model/problem";
import { BEARER } from "../names";
import { span, written } from "../response/instant";
import type { ConfirmationView } from "../response/view";
import { defineCheck, type CheckContext, type Found } from "./shared/check";
import { outside, TOLERANCE_UNKNOWN } from "./shared/time";

type Id = "confirmation-missing" | "confirmation-method" | "confirmation-data" | "confirmation-not-before" | "confirmation-end-missing" | "confirmation-expired";

const FIX = "Okta always sends one bearer confirmation with Recipient and NotOnOrAfter: look at what changed the response, or whether another product made it.";

/** A bearer confirmation that has not ended (SAML profiles 4.1.4.2: Recipient and NotOnOrAfter must be there, NotBefore must not). */
export const confirmation = defineCheck({
  id: "confirmation",
  about: "the subject is confirmed as bearer, in time",
  needs: ["assertion"],
  finds: ["confirmation-missing", "confirmation-method", "confirmation-data", "confirmation-not-before", "confirmation-end-missing", "confirmation-expired"],
  check: (context) => {
    const { assertion } = context.needed;
    const [first] = assertion.confirmations;
    // Without a Subject the missing NameID says it all.
    if (first === undefined) return assertion.hasSubject ? [error("confirmation-missing", "The subject is not confirmed", `SubjectConfirmation with Method ${BEARER} (SAML profiles 4.1.4.2)`, "no SubjectConfirmation", assertion.at)] : [];
    const bearers = assertion.confirmations.filter(({ method }) => method?.value === BEARER);
    if (bearers.length === 0) return [error("confirmation-method", "The subject is not confirmed as bearer", `Method ${BEARER} (SAML profiles 4.1.4.2)`, first.method === undefined ? "no Method" : quote(first.method.value), first.method?.at ?? first.at)];
    return bearers.flatMap((one) => bearer(one, context));
  },
});

function bearer(one: ConfirmationView, { at, judgedBy }: CheckContext): Found<Id>[] {
  if (!one.hasData) return [error("confirmation-data", "The bearer confirmation has no data", "SubjectConfirmationData with Recipient and NotOnOrAfter (SAML profiles 4.1.4.2)", "none", one.at)];
  const late = one.notOnOrAfter?.time === undefined ? -1 : at.getTime() - one.notOnOrAfter.time;
  return [
    ...(one.notBefore === undefined ? [] : [error("confirmation-not-before", "The bearer confirmation has a NotBefore", "none (SAML profiles 4.1.4.2: it must not be there)", one.notBefore.value, one.notBefore.at)]),
    ...(one.notOnOrAfter === undefined ? [error("confirmation-end-missing", "The bearer confirmation has no end", "NotOnOrAfter (SAML profiles 4.1.4.2)", "none", one.at)] : []),
    ...(one.notOnOrAfter === undefined || late < 0 ? [] : [{
      ...error("confirmation-expired", "The bearer confirmation had ended", `a time before ${one.notOnOrAfter.value} (SAML profiles 4.1.4.3); ${TOLERANCE_UNKNOWN}`, `${written(at.getTime())}, ${span(late)} after it`, one.notOnOrAfter.at),
      fix: judgedBy === "given" ? `If this is a copy that is looked at later, give the time at which sign-in failed with --at. ${FIX}` : FIX,
      severity: outside(late),
      cause: "expired",
    }]),
  ];
}

function error(id: Id, title: string, expected: string, found: string, at: Found["at"]): Found<Id> {
  return { id, severity: "error", title, expected, found, ...(at === undefined ? {} : { at }), fix: FIX };
}
