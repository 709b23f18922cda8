import { address, withoutQuery } from "./address";
import { messagesOf, refusalsOf, type Exchange } from "./exchange";
import { RECORD, tooLarge, unreadable } from "./fault";
import { encodedMessages, queryOf } from "./form";
import { parameterMessages } from "./har";
import type { Unreadable } from "./input";
import { header, methodOf, own, ownList, ownNumber, ownText, time } from "./json";
import { MAX_ENTRIES } from "./limits";
import type { Message } from "./message";
import { noResponse } from "./no-response";

/** Whether this is an export of the extension SAML-tracer, of version 1 (`requestId`) or before (`id`, headers as pairs). */
export function isSamlTracer(json: unknown): boolean {
  return requestsOf(json).slice(0, 100).some((request) => typeof own(request, "url") === "string" && typeof own(request, "method") === "string");
}

/** Every SAML message of such an export, in the order of its requests. */
export function samlTracerMessages(json: unknown): readonly Message[] | Unreadable {
  const requests = requestsOf(json);
  if (requests.length > MAX_ENTRIES) return tooLarge(`${requests.length.toLocaleString("en-US")} requests`, `at most ${MAX_ENTRIES.toLocaleString("en-US")} requests`);
  const exchanges = requests.map((request, index) => exchangeOf(request, index + 1));
  const messages = messagesOf(exchanges);
  if (messages.length > 0) return messages;
  const refused = noResponse(refusalsOf(exchanges), `An export of ${requests.length.toLocaleString("en-US")} requests without a SAML message`);
  return refused !== undefined ? { faults: [refused] } : unreadable("input-trace-without-saml", "This export of SAML-tracer has no SAML message", "the POST of SAMLResponse to AWS among its requests", `${requests.length.toLocaleString("en-US")} requests, none with SAMLResponse or SAMLRequest`, `The recording began after the sign-in, or a filter left it out. ${RECORD}`);
}

function requestsOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : ownList(json, "requests");
}

/** Values that the export's filter put in place of the real ones. */
const FILTERED = /^\{(?:hash|obf|overwritten)/;

function exchangeOf(request: unknown, number: number): Exchange {
  const url = ownText(request, "url");
  const method = methodOf(request);
  const headers = own(request, "responseHeaders");
  const at = time(header(headers, "date"));
  const status = ownNumber(request, "responseStatus");
  const type = header(headers, "content-type");
  return {
    method,
    messages: requestMessages(request, number, { method, ...(url === undefined ? {} : { url }), ...(at === undefined ? {} : { at }) }),
    ...(url === undefined ? {} : { url }),
    ...(at === undefined ? {} : { at }),
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { type }),
  };
}

function requestMessages(request: unknown, number: number, { method, url, at: sentAt }: Pick<Exchange, "method" | "url" | "at">): Message[] {
  const sent = { container: `SAML-tracer request ${number}, ${method} to ${address(url)}`, ...(url === undefined ? {} : { postedTo: withoutQuery(url) }), ...(sentAt === undefined ? {} : { sentAt }) };
  const [posted, ...views] = ["post", "postData", "parameters"].map((key) => parameterMessages(own(request, key), { ...sent, via: "post" })).filter((messages) => messages.length > 0);
  const other = posted?.find(({ parameter, value }) => views.some((view) => view.some((one) => one.parameter === parameter && one.value !== value)));
  const gotten = url === undefined ? [] : encodedMessages(queryOf(url), { ...sent, via: "redirect" });
  const raw = [...gotten, ...(posted?.map((one) => (other === undefined ? one : { ...one, ambiguous: `two values of ${other.parameter}` })) ?? (gotten.length > 0 ? [] : parameterMessages(own(request, "get"), { ...sent, via: "redirect" })))];
  const decoded = ownText(request, "saml");
  if (raw.some(({ value }) => !FILTERED.test(value)) || decoded === undefined || decoded === "") return raw;
  // The filter that is preselected at export replaces form values and leaves the decoded copy, which has the same characters.
  const ambiguous = raw.find((one) => one.ambiguous !== undefined)?.ambiguous;
  const relayState = raw.find((one) => one.relayState !== undefined && !FILTERED.test(one.relayState))?.relayState;
  const parameter = raw[0]?.parameter ?? (/<(?:[\w.-]{1,64}:)?AuthnRequest[\s>]/.test(decoded.slice(0, 2000)) ? "SAMLRequest" : "SAMLResponse");
  const container = `${sent.container} (the extension's decoded copy: its export filter replaced the posted value)`;
  return [{ ...sent, container, parameter, value: decoded, copy: true, via: method === "POST" ? "post" : "decoded", ...(relayState === undefined ? {} : { relayState }), ...(ambiguous === undefined ? {} : { ambiguous }) }];
}
