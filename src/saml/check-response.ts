import { checks } from "./checks";
import type { CheckContext, Found, Needs } from "./checks/shared/check";
import { readOthers } from "./checks/shared/others";
import { checkFailed, runChecks, type Outcome } from "./checks/shared/run";
import { unify, worstFirst } from "./checks/shared/unify";
import type { Expectations } from "./expectations";
import type { Finding } from "./finding";
import type { SamlInput } from "./input/input";
import { present } from "./response/nodes";
import { readResponse } from "./response/read";
import { summarize, type ResponseSummary } from "./response/summary";
import type { ResponseView } from "./response/view";
import type { SignatureReport } from "./signature/verdict";
import { verifySignatures } from "./signature/verify";
import { readXml } from "./xml/read";
import type { XmlElement } from "./xml/tree";

export interface CheckOptions {
  /** The moment that the response is judged at, where the input does not tell when it was sent. */
  readonly at: Date;
  /** The other messages of the same container, to find replays and clocks that differ. */
  readonly otherMessages?: readonly SamlInput[];
}

/** All that is known of a response: `findings` are faults, `unknowns` what neither AWS nor Okta documents, `checked` what was looked at, `unchecked` what was not. */
export interface ResponseReport {
  readonly kind: "response";
  readonly summary: ResponseSummary;
  readonly findings: readonly Finding[];
  readonly unknowns: readonly Finding[];
  readonly checked: readonly string[];
  readonly unchecked: Outcome["unchecked"];
}

/** Faults after which nobody can say which values a receiver would read: judging any of them would vouch for one. */
const UNREADABLE = /^(wrapping-|several-signatures$|not-a-response$|engines-disagree$|signed-bytes$|check-failed$)/;

/** Faults that one setting of the app brings to both signatures alike. */
const OF_BOTH = /^(signature-algorithm|digest-algorithm|signature-canonicalization|signature-too-large)$/;

/** Checks a response against what IAM Identity Center expects; never throws, and never finds nothing in what it could not read. */
export function checkResponse(input: SamlInput, expectations: Expectations, options: CheckOptions): ResponseReport {
  const judged = { at: input.sentAt ?? options.at, atIsPosting: input.sentAt !== undefined };
  try {
    return judge(input, expectations, options, judged);
  } catch (cause) {
    return report(summarize(input, undefined, [], judged), { ...nothingBut(UNREAD), found: [checkFailed("response", "the response can be read", cause)] });
  }
}

const UNREAD = "it could not be read: see the findings";

function judge(input: SamlInput, expectations: Expectations, options: CheckOptions, judged: Pick<CheckContext, "at" | "atIsPosting">): ResponseReport {
  const notes: readonly Found[] = input.notes ?? [];
  const { root, faults = [] } = readXml(input.xml);
  if (root === undefined) {
    const named = faults.length > 0 ? faults : [checkFailed("reader", "the text is XML", undefined)];
    return report(summarize(input, undefined, [], judged), { ...nothingBut(UNREAD), found: [...named, ...notes] });
  }
  const { view, reports, faults: gate } = read(root, expectations);
  const summary = summarize(input, view, reports, judged);
  if (view === undefined || gate.some(({ id }) => UNREADABLE.test(id))) {
    return report(summary, { ...nothingBut("its structure does not tell which values a receiver would read: see the findings"), found: [...gate, ...notes] });
  }
  const known = whatIsKnown(input, expectations, options, view);
  const { found, checked, unchecked } = runChecks(checks, { input, view, reports, faults: gate, known, ...judged });
  return report(summary, { found: [...gate, ...found, ...notes], checked, unchecked: [...unchecked, ...beyond(view, known, reports)] });
}

function read(root: XmlElement, { certificates }: Expectations): { readonly view?: ResponseView; readonly reports: readonly SignatureReport[]; readonly faults: readonly Found[] } {
  try {
    const { reports, faults } = verifySignatures(root, certificates ?? []);
    if (faults.some(({ id }) => UNREADABLE.test(id))) return { reports, faults };
    const response = readResponse(root, reports);
    return { view: response.view, reports, faults: [...faults.map((one) => (OF_BOTH.test(one.id) ? { ...one, cause: one.id } : one)), ...response.faults] };
  } catch (cause) {
    return { reports: [], faults: [checkFailed("signatures", "the signatures can be verified", cause)] };
  }
}

function whatIsKnown(input: SamlInput, expectations: Expectations, options: CheckOptions, view: ResponseView): Partial<Needs> {
  return present({
    ...expectations,
    certificates: filled(expectations.certificates),
    acsUrls: filled(expectations.acsUrls),
    assertion: view.assertions[0],
    authnContexts: filled(expectations.authnContexts),
    relayState: input.relayState === "" ? undefined : input.relayState,
    postedTo: input.postedTo,
    otherMessages: options.otherMessages && readOthers(options.otherMessages),
  });
}

/** An empty list of what is right says nothing; only for session attributes does none mean none. */
function filled<T>(list: readonly T[] | undefined): readonly T[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/** What no response shows, and what this one did not come to show. */
function beyond(view: ResponseView, { assertion }: Partial<Needs>, reports: readonly SignatureReport[]): Outcome["unchecked"] {
  if (assertion !== undefined) return [{ what: "the person is in IAM Identity Center, and the session attributes are enabled there", why: "a response does not show it: look at the user in the console, and at Settings > Attributes for access control" }];
  const why = view.encryptedAssertions.length > 0 ? "it is encrypted" : "the response has none";
  return [
    { what: "everything that an assertion says: signature, audience, NameID, times, attributes", why },
    ...(reports.length > 0 ? [] : [{ what: "the response comes from Okta", why: "it is not signed" }]),
  ];
}

/** Where what was read can't be vouched for, no check runs. */
function nothingBut(why: string): Omit<Outcome, "found"> {
  return { checked: ["that it can be read"], unchecked: [{ what: "everything that the response says", why }] };
}

function report(summary: ResponseSummary, { found, checked, unchecked }: Outcome): ResponseReport {
  const all = worstFirst(unify(found));
  return { kind: "response", summary, findings: all.filter(({ severity }) => severity !== "unknown"), unknowns: all.filter(({ severity }) => severity === "unknown"), checked, unchecked };
}
