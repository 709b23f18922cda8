import { STATUS_SUCCESS } from "../names";
import { defineCheck } from "./shared/check";
import { FIX, SOURCE } from "./shared/places";

/** Exactly one assertion where the status is success, none where it is not (AWS: one assertion; SAML profiles 4.1.4.2). */
export const assertionCount = defineCheck({
  id: "assertion-count",
  about: "there is exactly one assertion",
  finds: ["assertion-missing", "assertion-several", "assertion-beside-failure"],
  check: ({ view }) => {
    const places = [...view.assertions.map(({ at }) => at), ...view.encryptedAssertions];
    const status = view.status?.codes[0]?.value;
    const [first, second] = places;
    const expected = `one Assertion (${SOURCE.awsTroubleshooting})`;
    if (second !== undefined) return [{ id: "assertion-several", severity: "error", title: "The response has several assertions", expected, found: `${places.length} assertions`, at: second, fix: "Okta by itself sends one. Look first at what may add another: SAML inline hooks of the app (Okta: Workflow > Inline Hooks), a proxy, a copy put together by hand. If nothing does, treat it as an attack (signature wrapping)." }];
    if (first === undefined) return status === STATUS_SUCCESS ? [{ id: "assertion-missing", severity: "error", title: "The response has no assertion", expected, found: "none, though the status is Success", at: view.at, fix: `${FIX.capture}.` }] : [];
    return status === undefined || status === STATUS_SUCCESS ? [] : [{ id: "assertion-beside-failure", severity: "error", title: "The response reports failure and has an assertion", expected: "no assertion beside a failure (SAML profiles 4.1.4.2)", found: "an assertion", at: first, fix: "Okta never sends this: treat the response as an attack." }];
  },
});
