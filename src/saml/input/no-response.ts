import type { Finding } from "../finding";
import type { Answer } from "./input";
import { isRefusal } from "./message";

const LOG = "Reports > System Log, at the time of the sign-in, names the app, the person and the rule";
const ASSIGNED = "the person, or a group that holds the person, must be assigned the app (the app > Assignments; in this repository the group of okta.access)";

/** What to look at, by what Okta answered. */
function advice(status: number): string {
  if (status === 403) return `${ASSIGNED}; then the app's sign-on policy (samlApp.signOn in environments/federation.ts): a rule may deny. ${LOG}.`;
  if (status === 404) return `the app that AWS asks for is gone or inactive: compare the sign-on address with the app in use, and upload its metadata at IAM Identity Center > Settings > Identity source. ${LOG}.`;
  if (status === 429) return "Okta limits the rate of requests: wait a minute, then look at Reports > Rate Limits.";
  if (status >= 500) return "Okta has trouble: see status.okta.com, and try again.";
  return `Okta could not use the request: start at the AWS access portal, not at an old bookmark; ${ASSIGNED}. ${LOG}.`;
}

/** The finding that Okta refused the sign-in itself; undefined where its answers do not tell that. */
export function noResponse(answers: readonly Answer[], container: string): Finding | undefined {
  // An answer that shows a known message says more than a later one without.
  const refusal = answers.findLast((one) => isRefusal(one) && one.text !== undefined) ?? answers.findLast(isRefusal);
  if (refusal === undefined) return undefined;
  const { host, status, text } = refusal;
  return {
    id: "input-okta-no-response",
    severity: "error",
    title: `Okta issued no response (${status} from ${host})`,
    expected: "Okta's page that posts SAMLResponse to AWS, in answer to the sign-in (SAML profiles 4.1.3.5)",
    found: `${container}; Okta answered ${status}${text === undefined ? "" : ` with "${text}"`}, and no SAMLResponse follows`,
    fix: `AWS was never reached; look in Okta: ${advice(status)}${text === undefined ? "" : ` More: idc saml explain "${text}"`}`,
  };
}
