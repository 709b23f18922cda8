import { address, withoutQuery } from "./address";
import { messagesOf, refusalsOf, type Exchange } from "./exchange";
import { RECORD, tooLarge, unreadable } from "./fault";
import { encodedMessages, formMessages, messagesAmong, queryOf, valuesOf, type Sent } from "./form";
import { htmlMessages } from "./html";
import type { Unreadable } from "./input";
import { header, methodOf, own, ownList, ownNumber, ownText, pairs, time } from "./json";
import { MAX_ENTRIES } from "./limits";
import type { Message } from "./message";
import { noResponse } from "./no-response";
import { hasPercent, unescapePercent } from "./percent";

/** Whether this is an HTTP archive (HAR 1.2): a log with entries. */
export function isHar(json: unknown): boolean {
  return Array.isArray(own(own(json, "log"), "entries"));
}

/** Every SAML message of an HTTP archive, in the order of its entries. */
export function harMessages(json: unknown): readonly Message[] | Unreadable {
  const entries = ownList(own(json, "log"), "entries");
  if (entries.length > MAX_ENTRIES) return tooLarge(`${entries.length.toLocaleString("en-US")} entries`, `at most ${MAX_ENTRIES.toLocaleString("en-US")} entries`);
  const exchanges = entries.map((entry, index) => exchangeOf(entry, index + 1));
  const messages = messagesOf(exchanges);
  return messages.length > 0 ? messages : nothingIn(exchanges);
}

function exchangeOf(entry: unknown, number: number): Exchange {
  const request = own(entry, "request");
  const response = own(entry, "response");
  const url = ownText(request, "url");
  const method = methodOf(request);
  const sentAt = time(header(own(response, "headers"), "date"), ownText(entry, "startedDateTime"));
  const sent = { container: `HAR entry ${number}, ${method} to ${address(url)}`, ...(sentAt === undefined ? {} : { sentAt }) };
  const body = contentOf(own(response, "content"));
  const status = ownNumber(response, "status");
  const type = ownText(own(response, "content"), "mimeType");
  return {
    method,
    messages: [
      ...(url === undefined ? [] : encodedMessages(queryOf(url), { ...sent, via: "redirect", postedTo: withoutQuery(url) })),
      ...posted(own(request, "postData"), { ...sent, via: "post", ...(url === undefined ? {} : { postedTo: withoutQuery(url) }) }),
      ...(body !== undefined && /SAML(?:Response|Request)/.test(body) ? htmlMessages(body, { ...sent, container: `HAR entry ${number}, a form in the page from ${address(url)}` }) : []),
    ],
    ...(url === undefined ? {} : { url }),
    ...(sentAt === undefined ? {} : { at: sentAt }),
    ...(status === undefined ? {} : { status }),
    ...(type === undefined ? {} : { type }),
    ...(body === undefined ? {} : { body }),
  };
}

/** The raw body, which must say the same as the list of parameters: that is a view of it, which some browsers decode and some do not. */
function posted(postData: unknown, sent: Sent): Message[] {
  const text = ownText(postData, "text") ?? "";
  const listed = parameterMessages(own(postData, "params"), sent);
  if (text.trim() === "") return listed;
  const body = ownText(postData, "encoding") === "base64" ? Buffer.from(text, "base64").toString() : text;
  const type = ownText(postData, "mimeType") ?? "";
  if (type !== "" && !/x-www-form-urlencoded/i.test(type)) {
    const messages = formMessages(body, sent);
    return messages.length > 0 ? messages : listed;
  }
  const written = encodedMessages(body, sent);
  const differs = (one: Message) => !written.some(({ parameter, value }) => parameter === one.parameter && bare(value) === bare(one.value));
  const other = listed.find(differs);
  if (other === undefined) return written;
  const ambiguous = `one ${other.parameter} in the text of the body and another in its list of parameters`;
  return (written.length > 0 ? written : listed).map((one) => ({ ...one, ambiguous: one.ambiguous ?? ambiguous }));
}

/** A value without what decoding once more or less changes. */
function bare(value: string): string {
  return value.replaceAll(/[\s+]+/g, "");
}

/** The messages in a list of parameters; percent-encoding is undone where a tool left it in. */
export function parameterMessages(parameters: unknown, sent: Sent): Message[] {
  return messagesAmong(valuesOf(decodedPairs(parameters)), sent);
}

function* decodedPairs(parameters: unknown): Generator<readonly [string, () => string]> {
  for (const [name, value] of pairs(parameters)) yield [name, () => (hasPercent(value) ? unescapePercent(value.replaceAll("+", " ")) : value)];
}

function contentOf(content: unknown): string | undefined {
  const text = ownText(content, "text");
  return text !== undefined && ownText(content, "encoding") === "base64" ? Buffer.from(text, "base64").toString() : text;
}

/** A recording without a message: what it has instead tells whether Okta refused, or which step of the recording went wrong. */
function nothingIn(exchanges: readonly Exchange[]): Unreadable {
  const count = `${exchanges.length.toLocaleString("en-US")} entries`;
  const refused = noResponse(refusalsOf(exchanges), `A recording of ${count} without a SAML message`);
  if (refused !== undefined) return { faults: [refused] };
  const acs = exchanges.findIndex(({ url = "" }) => /\/platform\/saml\/acs\//.test(url));
  const posts = exchanges.filter(({ method }) => method === "POST").length;
  return unreadable(
    "input-har-without-saml",
    "This recording (HAR) has no SAML message",
    "the POST of SAMLResponse to AWS among its entries",
    acs >= 0 ? `Entry ${acs + 1} goes to the ACS URL of IAM Identity Center, but its body was not saved` : `${count}, ${posts.toLocaleString("en-US")} of them POST, none with SAMLResponse or SAMLRequest`,
    acs >= 0 ? `The body was left out at export, or a cleaner took it out. ${RECORD}` : `The recording began after the sign-in, or lost it when the page changed. ${RECORD}`,
  );
}
