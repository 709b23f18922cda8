import { quote } from "../model/problem";
import type { Found, Needs } from "./checks/shared/check";
import { CLOSE } from "./checks/shared/unchecked";
import { explain } from "./explain/explain";
import type { Answer, SamlInput } from "./input/input";

const NAMES = { aws: "AWS", okta: "Okta" } as const;

/** Whether an answer says that the sign-in failed: by its status, or by an error text that is known. */
function isRefusal({ status, text }: Answer): boolean {
  return status >= 400 || (text !== undefined && explain(text).length > 0);
}

/** The answer with which AWS refused a message. */
export function refusalOf({ answers = [] }: Pick<SamlInput, "answers">): Answer | undefined {
  return answers.find((answer) => answer.of !== "okta" && isRefusal(answer));
}

/** `AWS answered 400 to this post (An unexpected error has occurred)`. */
export function answerLine({ of, host, status, text }: Answer): string {
  return `${of === undefined ? host : NAMES[of]} answered ${status} to this post${text === undefined ? "" : ` (${text})`}`;
}

/** Where AWS refused and nothing else tells why, the causes that are left, likeliest first: what no response shows, then what was not compared. */
export function answerFinding(input: SamlInput, found: readonly Found[], known: Partial<Needs>): Found[] {
  const refusal = refusalOf(input);
  if (refusal === undefined || found.some(({ id, severity }) => severity === "error" || id.startsWith("replay-"))) return [];
  const causes = [person(known), certificate(known), ...(known.audience === undefined ? [`the audience: compare it with ${CLOSE.audience.flag} (${CLOSE.audience.where})`] : []), ...(known.acsUrls === undefined ? [`the ACS URL: compare it with ${CLOSE.acs.flag}`] : []), "session attributes are not enabled, or the identity source is another: AWS console > IAM Identity Center > Settings"].flatMap((one) => one ?? []);
  // "It's not you" is what AWS shows for a certificate before anything else.
  const ordered = /not you/i.test(refusal.text ?? "") ? [...causes.filter((one) => one.startsWith("the certificate")), ...causes.filter((one) => !one.startsWith("the certificate"))] : causes;
  return [{
    id: "answer-refused",
    severity: "warning",
    title: `${answerLine(refusal)}, and nothing in the response that was looked at explains it`,
    expected: "a redirect to the AWS access portal",
    found: `status ${refusal.status} from ${quote(refusal.host, 80)}`,
    fix: `What is left, likeliest first: ${ordered.map((one, index) => `(${index + 1}) ${one}`).join("; ")}.${refusal.text === undefined ? "" : ' All that is known of the text: idc saml explain "the text".'}`,
  }];
}

function person({ userName, assertion }: Partial<Needs>): string | undefined {
  if (assertion === undefined) return undefined;
  const where = "AWS console > IAM Identity Center > Users";
  return userName === undefined
    ? `the userName differs from the NameID, or the person is not in IAM Identity Center: look under ${where}, and compare with ${CLOSE.user.flag}`
    : `the person is not in IAM Identity Center or is disabled there: look under ${where}`;
}

function certificate({ signers }: Partial<Needs>): string | undefined {
  return signers?.by === "identity-center" ? undefined : `the certificate that signed is not one that IAM Identity Center has: give ${CLOSE.certificate.flag} (${CLOSE.certificate.where})`;
}
