import { quote } from "../../model/problem";
import { STATUS_SUCCESS } from "../names";
import { namesNobody } from "../redact";
import type { StatusView } from "../response/view";
import { defineCheck, type Found } from "./shared/check";
import { FIX } from "./shared/places";

const STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

/** What each sub-status of SAML core 3.2.2.2 means for this federation. */
const MEANING = {
  RequestDenied: ["status-denied", "Okta refused the sign-in", "Assign the app to the person (the environment's access group), and look at the app's sign-on policy in the Okta System Log: environments/federation.ts samlApp.signOn."],
  AuthnFailed: ["status-authn-failed", "Okta could not authenticate the person", "Look at the sign-in in the Okta System Log: the factor that failed, a locked account, the sign-on policy."],
  NoAuthnContext: ["status-authn-context", "Okta can't satisfy the authentication context that the request asks for", "IAM Identity Center asks for none: look at who sent the AuthnRequest; a custom app takes it from authn_context_class_ref."],
  InvalidNameIDPolicy: ["status-name-id-policy", "Okta can't make a NameID of the format that the request asks for", `IAM Identity Center asks for emailAddress: set the format of the app to it. ${FIX.keepsFormat}.`],
  NoPassive: ["status-no-passive", "The request allowed no dialogue with the person, and Okta needed one", "Start again at the AWS access portal."],
  UnknownPrincipal: ["status-unknown-principal", "Okta does not know the person", "Assign the app to the person in Okta."],
} as const;

/** The status is Success (SAML core 3.2.2): any other response carries no sign-in, and IAM Identity Center shows only a general error. */
export const status = defineCheck({
  id: "status",
  about: "the response reports success",
  finds: ["status-missing", "status-denied", "status-authn-failed", "status-authn-context", "status-name-id-policy", "status-no-passive", "status-unknown-principal", "status-requester", "status-version", "status-other"],
  check: ({ view }) => {
    const [top] = view.status?.codes ?? [];
    if (view.status === undefined || top === undefined) {
      return [{ id: "status-missing", severity: "error", title: "The response has no status", expected: "Status with a StatusCode (SAML core 3.2.2)", found: "none", at: view.status?.at ?? view.at, fix: `${FIX.capture}.` }];
    }
    return top.value === STATUS_SUCCESS ? [] : [refusal(view.status)];
  },
});

function refusal(view: StatusView): Found<"status-denied" | "status-authn-failed" | "status-authn-context" | "status-name-id-policy" | "status-no-passive" | "status-unknown-principal" | "status-requester" | "status-version" | "status-other"> {
  const names = view.codes.map(({ value }) => (value.startsWith(STATUS) ? value.slice(STATUS.length) : quote(value, 80)));
  const [id, title, fix] = meaning(names);
  const message = view.message?.value.trim();
  return {
    id,
    severity: "error",
    title,
    expected: `${STATUS}Success (SAML core 3.2.2.2)`,
    found: `${names.join(" / ")}${message === undefined || message === "" ? "" : ` with ${shownMessage(message)}`}`,
    ...(message === undefined || message === "" || namesNobody(message) ? {} : { sensitive: `${names.join(" / ")}: ${quote(message, 300)}` }),
    at: view.codes[0]?.at ?? view.at,
    fix,
  };
}

function meaning(names: readonly string[]) {
  for (const [name, known] of Object.entries(MEANING)) if (names.includes(name)) return known;
  if (names[0] === "Requester") return ["status-requester", "Okta says that the request was wrong", "Compare the AuthnRequest's Issuer and ACS URL with the Okta app's audience and ACS URL; start at the AWS access portal, not at an old bookmark."] as const;
  if (names[0] === "VersionMismatch") return ["status-version", "Okta says that the request has another SAML version", "Start at the AWS access portal of IAM Identity Center."] as const;
  return ["status-other", "Okta reports a failure", "Look at the sign-in in the Okta System Log, by the time of the response."] as const;
}

/** A message names people at times, so it stands in clear only where it is one that is known. */
function shownMessage(message: string): string {
  return namesNobody(message) ? `the message ${quote(message, 200)}` : `a message of ${message.length} characters that may name a person`;
}
