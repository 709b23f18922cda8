import { checkResponse, type ResponseReport } from "../../../src/saml/check-response";
import type { Expectations } from "../../../src/saml/expectations";
import type { SamlInput } from "../../../src/saml/input/input";
import { mask } from "../../../src/saml/redact";
import { readResponse } from "../../../src/saml/response/read";
import type { AssertionView, ResponseView } from "../../../src/saml/response/view";
import { verifySignatures } from "../../../src/saml/signature/verify";
import { readXml } from "../../../src/saml/xml/read";
import type { User } from "../directory";
import { evidenceOf, isError, refusal, type Evidence } from "./evidence";
import type { IdentitySource } from "./identity-source";
import type { SignInParts } from "./parts";
import { findPerson } from "./person";

/** What a trusted certificate signed, and whom it is about. */
export interface Trusted {
  readonly user: User;
  readonly assertion: AssertionView;
  readonly assertionId: string;
  readonly inResponseTo: string | undefined;
}

export interface Judgement {
  readonly findings: readonly Evidence[];
  readonly startedAt: ResponseReport["summary"]["startedAt"];
  /** Who it is for, as long as that can be told. */
  readonly user?: User;
  /** What to go on with; undefined when it is refused. */
  readonly trusted?: Trusted;
}

/** Whose rules hold. */
export type Court = Pick<SignInParts, "state" | "instance" | "isActive"> & { readonly source: IdentitySource };

/**
 * Judges one response as IAM Identity Center would, by the doctor's checks: errors refuse, since a document of AWS or SAML says so.
 * Warnings and what is unknown do not, since no document says that IdC refuses it: a stand-in stricter than AWS would send people after faults they do not have.
 */
export function judge({ state, instance, source, isActive }: Court, input: SamlInput, at: Date): Judgement {
  const expectations: Expectations = {
    region: instance.region,
    audience: instance.audience,
    acsUrls: instance.acsUrls,
    issuer: source.issuer,
    certificates: source.certificates,
    ...(state.attributes === undefined ? {} : { directoryAttributes: state.attributes.map(({ key }) => key) }),
  };
  // Whom the response names is known only after it was read, so it is read twice: the second time with that person's userName.
  const { nameId } = checkResponse(input, expectations, { at }).summary.sensitive;
  const person = nameId === undefined ? {} : findPerson(state, nameId);
  const known = "user" in person ? person.user : person.meant;
  const report = checkResponse(input, { ...expectations, ...(known === undefined ? {} : { userName: known.userName }) }, { at });
  const user = "user" in person ? person.user : undefined;
  const findings = [...report.findings, ...report.unknowns].map(evidenceOf);
  const { startedAt } = report.summary;
  if (nameId !== undefined && known === undefined) findings.push(refusal("user-unknown", "The person is not in IAM Identity Center", `a NameID ${mask(nameId)}, and no such userName`));
  if (user !== undefined && !isActive(user)) findings.push(refusal("user-disabled", "The person is disabled in IAM Identity Center", `the user ${user.id}`));
  const view = findings.some(isError) ? undefined : viewOf(input, source);
  const [assertion] = view?.assertions ?? [];
  const assertionId = assertion?.id?.value;
  if (user === undefined || view === undefined || assertion === undefined || assertionId === undefined) return { findings: refused(findings), startedAt, ...(user === undefined ? {} : { user }) };
  // Without certificates the doctor says who signed and trusts nobody; IAM Identity Center can't do that.
  if (assertion.origin !== "signed") return { findings: [refusal("signature-other-certificate", "No certificate vouches for the assertion", `${source.certificates.length} certificates in IAM Identity Center`), ...findings], startedAt, user };
  return { findings, startedAt, user, trusted: { user, assertion, assertionId, inResponseTo: view.inResponseTo?.value } };
}

/** The same reading that the report was made from, for the values that a report does not tell. */
function viewOf({ xml }: SamlInput, { certificates }: IdentitySource): ResponseView | undefined {
  const { root } = readXml(xml);
  return root === undefined ? undefined : readResponse(root, verifySignatures(root, certificates).reports).view;
}

/** A refusal always has a reason, even where no check found one: a response that names nobody and that nothing was found about must not pass. */
function refused(findings: readonly Evidence[]): readonly Evidence[] {
  return findings.some(isError) ? findings : [refusal("not-a-response", "The response shows no sign-in", "neither a person nor an assertion with an ID"), ...findings];
}
