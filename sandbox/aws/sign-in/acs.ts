import { redirect, type WebReply, type WebRequest } from "../../web/message";
import { isError, refusal, type Evidence } from "./evidence";
import { judge, type Judgement, type Trusted } from "./judge";
import { messageFor } from "./message";
import { messagePage } from "./pages";
import type { SignInParts } from "./parts";
import { readPosted } from "./posted";
import { targetOf } from "./relay-state";
import { assertedTags, sessionTags } from "./session-tags";

/** The assertion consumer service: one response in, the portal or one of a few pages that say nothing out; what was wrong is in the evidence. */
export function acceptResponse(parts: SignInParts, request: WebRequest): WebReply {
  const { state, instance, sessions, arrivals, requests, accepted, clock, signIns } = parts;
  const at = clock();
  const { relayState, judgement } = hear(parts, request, at);
  const { trusted, startedAt, user } = judgement;
  const who = user === undefined ? {} : { userId: user.id };
  const findings = [...(trusted === undefined ? [] : onceAndInTime(parts, trusted, at)), ...judgement.findings];
  const errors = findings.filter(isError);
  if (trusted === undefined || errors.length > 0) {
    const message = messageFor(errors);
    signIns.push({ at, outcome: "refused", ...who, findings, message, sessionTags: {}, startedAt });
    return messagePage(message, instance.startUrl);
  }
  accepted.add(trusted.assertionId);
  if (trusted.inResponseTo !== undefined) requests.take(trusted.inResponseTo);
  const asserted = assertedTags(trusted.assertion);
  const token = sessions.open({ user: trusted.user, asserted, until: sessionEnd(parts, trusted, at) });
  signIns.push({ at, outcome: "accepted", ...who, findings, message: "", sessionTags: sessionTags(state, trusted.user, asserted), startedAt });
  // An answer leads to where the question was asked, the portal; only what the identity provider began has a way of its own.
  const target = targetOf(trusted.inResponseTo === undefined ? relayState : undefined, instance);
  return redirect(`${instance.startUrl}?workflowResultHandle=${arrivals.put({ token, target })}`);
}

function hear(parts: SignInParts, request: WebRequest, at: Date): { readonly relayState?: string; readonly judgement: Judgement } {
  const source = parts.identitySource();
  if (source === undefined) return unheard(refusal("source-directory", "The identity source is still the Identity Center directory", "a response, though no external identity provider is set up"));
  const input = readPosted(request, at);
  if ("fault" in input) return unheard(input.fault);
  const judgement = judge({ ...parts, source }, input, at);
  return input.relayState === undefined ? { judgement } : { relayState: input.relayState, judgement };
}

function unheard(fault: Evidence): { readonly judgement: Judgement } {
  return { judgement: { findings: [fault], startedAt: "unknown" } };
}

/**
 * What one response does not show: each assertion counts once, an answer needs a question that was asked here, and a session must not be over before it begins.
 * Whether AWS wants the answer from the browser that asked is not documented, so here any may bring it.
 */
function onceAndInTime(parts: SignInParts, trusted: Trusted, at: Date): Evidence[] {
  const { requests, accepted } = parts;
  const asked = trusted.inResponseTo === undefined ? "good" : requests.look(trusted.inResponseTo).kind;
  if (accepted.has(trusted.assertionId)) return [refusal("replay-same-response", "The same assertion was accepted before", "its ID a second time")];
  // CloudTrail has "Not a valid response for the provided request id" for both.
  if (asked === "used") return [refusal("replay-same-request", "The request was answered before", "its ID in another response")];
  if (asked === "unknown") return [refusal("replay-other-request", "The response answers a request that was not made here, or too long ago", "an InResponseTo that is not remembered")];
  // What AWS does then is not documented; taken at its word, such a session would send people around in circles.
  if (sessionEnd(parts, trusted, at) <= at) return [refusal("authn-session-over", "The session that the assertion grants is over", "SessionNotOnOrAfter in the past")];
  return [];
}

/** The shorter of the portal's session and the identity provider's, where the assertion tells that (AWS user guide, Session duration considerations). */
function sessionEnd({ sessionMilliseconds }: SignInParts, { assertion }: Trusted, at: Date): Date {
  return new Date(Math.min(at.getTime() + sessionMilliseconds, ...assertion.statements.flatMap(({ sessionNotOnOrAfter }) => sessionNotOnOrAfter?.time ?? [])));
}
