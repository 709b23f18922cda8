import { quote } from "../../model/problem";
import { isNcName } from "../xml/ncname";
import { defineCheck, type Found } from "./shared/check";
import { FIX } from "./shared/places";

/** The message has the form that SAML core 2.3.3 and 3.2.2 give it: version 2.0, ids, times in UTC. */
export const form = defineCheck({
  id: "form",
  about: "version, ids and times have the form of SAML 2.0",
  finds: ["form-version", "form-id", "form-time"],
  check: ({ view }) => {
    const messages = [view, ...view.assertions];
    const times = [
      ...messages.map(({ issueInstant }) => issueInstant),
      ...view.assertions.flatMap(({ conditions, confirmations, statements }) => [
        conditions?.notBefore,
        conditions?.notOnOrAfter,
        ...confirmations.flatMap(({ notBefore, notOnOrAfter }) => [notBefore, notOnOrAfter]),
        ...statements.flatMap(({ instant, sessionNotOnOrAfter }) => [instant, sessionNotOnOrAfter]),
      ]),
    ];
    return [
      ...messages.flatMap(({ at, version }) => (version?.value === "2.0" ? [] : [fault("form-version", "SAML version is not 2.0", 'Version="2.0" (SAML core 2.3.3, 3.2.2)', version === undefined ? "no Version" : quote(version.value, 20), version?.at ?? at)])),
      ...messages.flatMap(({ at, id }) => (id !== undefined && isNcName(id.value) ? [] : [fault("form-id", "An ID is missing or is not an XML name", "an ID that begins with a letter or _ (SAML core 1.3.4, XML Schema NCName)", id === undefined ? "no ID" : quote(id.value, 60), id?.at ?? at)])),
      ...messages.flatMap(({ at, issueInstant }) => (issueInstant === undefined ? [fault("form-time", "IssueInstant is missing", "IssueInstant in UTC (SAML core 2.3.3, 3.2.2)", "no IssueInstant", at)] : [])),
      ...times.flatMap((one) => (one === undefined || one.time !== undefined ? [] : [fault("form-time", "A time is not one of SAML", "a time in UTC such as 2026-11-24T09:30:00.000Z (SAML core 1.3.3)", quote(one.value, 40), one.at)])),
    ];
  },
});

function fault<const Id extends string>(id: Id, title: string, expected: string, found: string, at: Found["at"]): Found<Id> {
  return { id, severity: "error", title, expected, found, ...(at === undefined ? {} : { at }), fix: `Okta writes this itself, so something between Okta and here changed it or another product made it. ${FIX.capture}; compare its Issuer with the Okta app.` };
}
