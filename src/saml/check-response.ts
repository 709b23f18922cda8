import { answerFinding } from "./answer";
import { checks } from "./checks";
import type { Found, Needs } from "./checks/shared/check";
import { checkFailed, runChecks, type Outcome } from "./checks/shared/run";
import { unverified } from "./checks/shared/unchecked";
import { unify, worstFirst } from "./checks/shared/unify";
import type { Expectations } from "./expectations";
import type { Finding } from "./finding";
import type { SamlInput } from "./input/input";
import { whatIsKnown } from "./known";
import { readResponse } from "./response/read";
import { summarize, type ResponseSummary } from "./response/summary";
import type { ResponseView } from "./response/view";
import { fault } from "./signature/faults";
import type { SignatureReport } from "./signature/verdict";
import { verifySignatures } from "./signature/verify";
import { judgedAt } from "./when";
import { readXml } from "./xml/read";
import type { XmlElement } from "./xml/tree";

export interface CheckOptions {
  /** The moment of the check, which tells whether a certificate ends soon. @default `at`, else the clock */
  readonly now?: Date;
  /** The moment that the response is judged at, where the input does not tell when it was sent. @default its own IssueInstant */
  readonly at?: Date;
  /** Which message of its container it is. */
  readonly which?: string;
  /** The other messages of the same container, to find replays and clocks that differ. */
  readonly otherMessages?: readonly SamlInput[];
}

type Options = CheckOptions & { readonly now: Date };

/** All that is known of a response: `findings` are faults, `unknowns` what neither AWS nor Okta documents; the checks by name: what passed, failed, was looked at without a verdict, or was not looked at. */
export interface ResponseReport extends Omit<Outcome, "found"> {
  readonly kind: "response";
  readonly summary: ResponseSummary;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly Finding[];
}

/** Faults after which nobody can say which values a receiver would read: judging any of them would vouch for one. */
const UNREADABLE = /^(wrapping-|several-signatures$|not-a-response$|engines-disagree$|signed-bytes$|check-failed$)/;

/** Faults that one setting of the app brings to both signatures alike. */
const OF_BOTH = /^(signature-algorithm|digest-algorithm|signature-canonicalization|signature-transform|signature-names|signature-value|signature-key-type|signature-too-large)$/;

const UNREAD = "it could not be read: see the findings";

/** Checks a response against what IAM Identity Center expects; never throws, and never finds nothing in what it could not read. */
export function checkResponse(input: SamlInput, expectations: Expectations, given: CheckOptions): ResponseReport {
  const faulty = noTimes(input, given);
  if (faulty.length > 0) return report(summaryOf(withoutTime(input), undefined, [], { now: new Date() }), nothingBut("there is no moment to judge it at: see the findings", faulty));
  const options = { ...given, now: given.now ?? given.at ?? new Date() };
  try {
    return judge(input, expectations, options);
  } catch (cause) {
    return report(summaryOf({ ...input, xml: "" }, undefined, [], options), nothingBut(UNREAD, [checkFailed("response", "the response can be read", cause)]));
  }
}

/** Times that were given and are none, such as a Date made of a text that says no time. */
function noTimes({ sentAt }: SamlInput, { at, now }: CheckOptions): Found[] {
  return Object.entries({ at, now, sentAt }).flatMap(([name, time]) => (time === undefined || !Number.isNaN(time.getTime()) ? [] : [{ id: "time-invalid", severity: "error" as const, title: "A time that was given is none", expected: "a valid Date, or none at all", found: `${name}: an invalid Date`, fix: "Give the time of the sign-in, such as new Date(\"2026-09-30T12:00:00Z\"), or leave it out." }]));
}

function withoutTime(input: SamlInput): SamlInput {
  const { sentAt, ...rest } = input;
  return sentAt === undefined ? input : rest;
}

function judge(input: SamlInput, expectations: Expectations, options: Options): ResponseReport {
  const notes: readonly Found[] = input.notes ?? [];
  const { root, faults = [] } = readXml(input.xml);
  if (root === undefined) {
    const named = faults.length > 0 ? faults : [checkFailed("reader", "the text is XML", undefined)];
    return report(summaryOf(input, undefined, [], options), nothingBut(UNREAD, [...named, ...notes]));
  }
  const { view, reports, faults: gate } = read(root, expectations);
  const summary = summaryOf(input, view, reports, options);
  if (view === undefined || gate.some(({ id }) => UNREADABLE.test(id))) {
    return report(summary, nothingBut("its structure does not tell which values a receiver would read: see the findings", [...gate, ...notes]));
  }
  const judged = judgedAt(input, options, view);
  const known = whatIsKnown({ input, view, reports, judged }, expectations, options.otherMessages);
  const outcome = runChecks(checks, { input, view, reports, faults: gate, known, now: options.now, ...judged });
  const found = [...gate, ...outcome.found, ...notes];
  return report(summary, { ...outcome, found: [...found, ...answerFinding(input, found, known)], unchecked: [...outcome.unchecked, ...unvouched(reports, known), ...beyond(view, reports)] });
}

/** A list that is given and has nothing in it is a mistake of whoever gave it: it must not turn the comparison off. */
function emptyLists({ certificates, oktaCertificates }: Expectations): Found[] {
  return [["certificates", certificates] as const, ["oktaCertificates", oktaCertificates] as const].flatMap(([name, list]) => (list?.length === 0 ? [fault("expected-certificate", `an empty list of ${name}; leave it out where none is known`)] : []));
}

function read(root: XmlElement, expectations: Expectations): { readonly view?: ResponseView; readonly reports: readonly SignatureReport[]; readonly faults: readonly Found[] } {
  try {
    const { certificates = [], oktaCertificates = [] } = expectations;
    const verified = verifySignatures(root, [...certificates, ...oktaCertificates]);
    const { reports } = verified;
    const faults = [...emptyLists(expectations), ...verified.faults];
    if (faults.some(({ id }) => UNREADABLE.test(id))) return { reports, faults };
    const response = readResponse(root, reports);
    return { view: response.view, reports, faults: [...faults.map((one) => (OF_BOTH.test(one.id) ? { ...one, cause: one.id } : one)), ...response.faults] };
  } catch (cause) {
    return { reports: [], faults: [checkFailed("signatures", "the signatures can be verified", cause)] };
  }
}

function summaryOf(input: SamlInput, view: ResponseView | undefined, reports: readonly SignatureReport[], options: Options): ResponseSummary {
  return { ...summarize(input, view, reports, judgedAt(input, options, view)), ...(options.which === undefined ? {} : { which: options.which }) };
}

/** What nobody vouches for, though there are signatures: all of it, or what stands around the assertion. */
function unvouched(reports: readonly SignatureReport[], known: Partial<Needs>): Outcome["unchecked"] {
  if (reports.length === 0) return [];
  if (!reports.some(({ verified }) => verified)) return [unverified("the response comes from Okta, unchanged", { known })];
  return reports.some(({ of, verified }) => of === "Response" && !verified) ? [unverified("Destination, InResponseTo and Status are as Okta wrote them", { known }, "the signature of the Response could not be verified")] : [];
}

/** What no response shows, and what this one did not come to show. */
function beyond(view: ResponseView, reports: readonly SignatureReport[]): Outcome["unchecked"] {
  if (view.assertions[0] !== undefined) return [{ what: "the person is in IAM Identity Center, and the session attributes are enabled there", why: "a response does not show it: look at the user in the console, and at Settings > Attributes for access control" }];
  const why = view.encryptedAssertions.length > 0 ? "it is encrypted" : "the response has none";
  return [
    { what: "everything that an assertion says: signature, audience, NameID, times, attributes", why },
    ...(reports.length > 0 ? [] : [{ what: "the response comes from Okta", why: "it is not signed" }]),
  ];
}

/** Where what was read can't be vouched for, no check runs. */
function nothingBut(why: string, found: readonly Found[]): Outcome {
  return { found, passed: [], failed: ["that it can be read"], undecided: [], unchecked: [{ what: "everything that the response says", why }] };
}

function report(summary: ResponseSummary, { found, ...outcome }: Outcome): ResponseReport {
  const all = worstFirst(unify(found));
  return { kind: "response", summary, findings: all.filter(({ severity }) => severity !== "unknown"), unknowns: all.filter(({ severity }) => severity === "unknown"), ...outcome };
}
