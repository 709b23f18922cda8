import { address, withoutQuery } from "./address";
import { jsonMessages } from "./any-json";
import { curlMessages, isCurl } from "./curl";
import { decodeMessage, type Decoded } from "./decode";
import { notSaml, RECORD, tooLarge, unreadable } from "./fault";
import { encodedMessages, formMessages, parameters, queryOf } from "./form";
import { harMessages, isHar } from "./har";
import { htmlMessages } from "./html";
import type { Unreadable } from "./input";
import { jsonExtent } from "./json-extent";
import { wsFederation } from "./kind";
import { JSON_BOUNDS, MAX_MESSAGES } from "./limits";
import type { Message } from "./message";
import { findRoot } from "./root";
import { isSamlTracer, samlTracerMessages } from "./saml-tracer";

/** What a text is: a container of messages, or one document in some encoding. */
export type Recognised =
  | { readonly messages: readonly Message[] }
  | { readonly document: Decoded | Unreadable; readonly container: string };

/** Tells by its content what a text is, and takes it apart. */
export function recognise(text: string): Recognised | Unreadable {
  const start = /[^\s\ufeff]/.exec(text)?.[0];
  if (start === undefined) return unreadable("input-empty", "The input is empty", "a SAML message, or a file that holds one", "Nothing but white space", `The file was not saved, or nothing was piped in. ${RECORD}`);
  if (start === "<") return markup(text);
  if (start === "{" || /^\s*\[\s*[[\]{"\d-]/.test(text)) return json(text);
  if (isCurl(text)) return among(curlMessages(text));
  if (/-----BEGIN (?:TRUSTED )?CERTIFICATE-----/.test(text.slice(0, 2000))) return notSaml("A certificate", `idc saml metadata FILE shows a certificate. To check a response, give the response itself. ${RECORD}`);
  return plain(text);
}

function markup(text: string): Recognised | Unreadable {
  const root = findRoot(text);
  // Every root of SAML has a capital letter, the tags of a page have none.
  if (root !== undefined && root.name !== root.name.toLowerCase() && root.name !== "HTML") return { document: decodeMessage(text), container: "XML" };
  const messages = htmlMessages(text, { container: "the form in a page" });
  if (messages.length > 0) return among(messages);
  if (root === undefined) return notSaml("Text that begins with < and has no tag that can be read");
  if (!/^(?:html|head|body|form|input|div|textarea|script|meta|p|span)$/i.test(root.name)) return notSaml(`XML with another root: ${root.name.slice(0, 60)}`);
  return unreadable("input-page-without-form", "This page holds no form with a SAML message", "the page that posts SAMLResponse to AWS", `HTML of ${text.length.toLocaleString("en-US")} characters`, `The page that shows the error no longer has the message. If it shows a sentence, look it up: idc saml explain "the sentence". ${RECORD}`);
}

function json(text: string): Recognised | Unreadable {
  const beyond = jsonExtent(text, JSON_BOUNDS);
  if (beyond === "too-deep") return tooLarge(`JSON that nests more than ${JSON_BOUNDS.depth} deep`, `at most ${JSON_BOUNDS.depth} lists and objects around each other`);
  if (beyond === "too-many") return tooLarge(`JSON of more than ${JSON_BOUNDS.values.toLocaleString("en-US")} values`, `at most ${JSON_BOUNDS.values.toLocaleString("en-US")} values`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const kind = /^\s*\{\s*"log"/.test(text.slice(0, 200)) ? "HAR file" : "file";
    return unreadable("input-broken-json", "This is JSON that can't be read", "a whole HAR file or SAML-tracer export", `A ${kind} of ${text.length.toLocaleString("en-US")} characters that begins as JSON and is none to its end`, `The export was cut off, or edited by hand. ${RECORD}`);
  }
  if (isHar(parsed)) return among(harMessages(parsed));
  return among(isSamlTracer(parsed) ? samlTracerMessages(parsed) : jsonMessages(parsed));
}

/** A form body, a URL, a developer tool's list, base64 alone, or XML in the middle of other text. */
function plain(text: string): Recognised | Unreadable {
  const found = parameters(text);
  const url = /^\s*["']?(https?:\/\/[^\s"']+)["']?\s*$/.exec(text)?.[1];
  const messages = url === undefined ? formMessages(text, { via: "post", container: "a form body" }) : encodedMessages(queryOf(url), { via: "redirect", container: `a URL of ${address(url)}`, postedTo: withoutQuery(url) });
  if (messages.length > 0) return among(messages);
  if (found.some(({ name }) => name === "wresult")) return wsFederation();
  if (found.some(({ name }) => name === "SAMLart")) return unreadable("input-artifact", "This is a SAML artifact, not a response", "a response by HTTP POST, the only binding in the metadata of IAM Identity Center", "The parameter SAMLart", `Set the Okta app to HTTP POST. ${RECORD}`);
  if (url !== undefined) return notSaml("A URL without SAMLResponse or SAMLRequest");
  const inside = /<(?:\?xml\s|(?:[\w.-]{1,64}:)?(?:Response|AuthnRequest|EntityDescriptor)\s)/.exec(text);
  if (inside !== null) {
    const end = text.lastIndexOf(">");
    const xml = text.slice(inside.index, end + 1);
    return { document: decodeMessage(xml), container: "XML in the middle of other text" };
  }
  const decoded = decodeMessage(text);
  return { document: decoded, container: "steps" in decoded ? decoded.steps.join(", ") : "text" };
}

function among(messages: readonly Message[] | Unreadable): Recognised | Unreadable {
  if ("faults" in messages) return messages;
  return messages.length > MAX_MESSAGES ? tooLarge(`${messages.length.toLocaleString("en-US")} SAML messages`, `at most ${MAX_MESSAGES.toLocaleString("en-US")} SAML messages`) : { messages };
}
