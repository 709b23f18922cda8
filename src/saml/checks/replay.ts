import { quote } from "../../model/problem";
import { defineCheck } from "./shared/check";
import { nameOf } from "./shared/others";

/** Named one by one; a hostile recording has more. */
const MOST = 5;
const ONCE = "each response and each request used once (SAML profiles 4.1.4.5: bearer assertions must not be replayed)";
const FIX = 'The browser posted it again (reload, back button, a second tab): start again at the AWS access portal. CloudTrail then shows ExternalIdPDirectoryLogin, "Not a valid response for the provided request id".';

/** What a recording shows of replay: the same ids posted twice, or an answer to a request other than the recorded one. */
export const replay = defineCheck({
  id: "replay",
  about: "the response was posted once, and answers the request of the same recording",
  needs: ["otherMessages"],
  finds: ["replay-same-response", "replay-same-request", "replay-other-request"],
  check: ({ input, view, known, needed: { otherMessages } }) => {
    const responses = otherMessages.filter(({ kind }) => kind === "response");
    // Okta may itself ask another identity provider in the same sign-in: only requests of this audience count.
    const ours = new Set([known.audience, ...view.assertions.flatMap(({ conditions }) => conditions?.restrictions.flat().map(({ value }) => value) ?? [])]);
    const requests = otherMessages.filter(({ kind, issuer }) => kind === "request" && (issuer === undefined || ours.has(issuer)));
    const ids = new Set([view.id?.value, ...view.assertions.map(({ id }) => id?.value)].filter((id) => id !== undefined));
    const answered = view.inResponseTo;
    const base = { severity: "warning" as const, expected: ONCE, fix: FIX };
    const same = responses.filter(({ id, assertionIds }) => [id, ...assertionIds].some((one) => one !== undefined && ids.has(one)));
    if (same.length > 0) return [{ ...base, id: "replay-same-response", title: "The same response is in the recording more than once", found: `${same.length + 1} times: ${[...same.map(({ name }) => name), nameOf(input)].slice(-MOST).join("; ")}`, at: view.id?.at ?? view.at }];
    if (answered === undefined) return [];
    const second = responses.filter((one) => one.inResponseTo === answered.value);
    if (second.length > 0) return [{ ...base, id: "replay-same-request", title: "Two responses of the recording answer one request", found: `InResponseTo ${quote(answered.value, 80)} in ${[...second.map(({ name }) => name), nameOf(input)].slice(-MOST).join("; ")}`, at: answered.at }];
    if (requests.length === 0 || requests.some(({ id }) => id === answered.value)) return [];
    return [{ ...base, id: "replay-other-request", title: "The response answers a request that is not the recorded one", found: `InResponseTo ${quote(answered.value, 80)}, recorded ${requests.map(({ id }) => quote(id, 80)).join(", ")}`, at: answered.at, fix: `An older tab or an older form was posted. ${FIX}` }];
  },
});
