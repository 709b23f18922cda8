import type { Finding } from "../finding";
import { hasReferences, unescapeHtml } from "./entities";
import { escaped, twice, type Source } from "./encoded-again";
import { decodeBase64, looksLikeBase64, restorePlus, type Base64 } from "./base64";
import { characters, notSaml, RECORD, tooLarge, unreadable } from "./fault";
import { inflate } from "./inflate";
import type { Unreadable } from "./input";
import { MAX_XML } from "./limits";
import { hasPercent, unescapePercent } from "./percent";
import { findRoot, isClosed } from "./root";
import { decodeText } from "./text";

export interface Decoded {
  readonly xml: string;
  /** What was undone, in words: `base64`, `base64 and deflate`. */
  readonly steps: readonly string[];
  readonly notes: readonly Finding[];
}

/** The step that put back what a form's decoder took away. */
export const LOST_PLUS = "base64 (a + in it had become a blank)";

/** Layers of encoding undone at most; a real message has one or two, and one that was encoded twice four. */
const MOST_LAYERS = 5;

export interface DecodeOptions {
  /** Whether percent-encoding may be left: in text that a person copied out of a form body. */
  readonly mayBePercentEncoded: boolean;
  readonly source: Source;
}

/** Undoes whatever encodes a SAML message, and says what it undid. */
export function decodeMessage(value: string, { mayBePercentEncoded, source }: DecodeOptions = { mayBePercentEncoded: true, source: "copy" }): Decoded | Unreadable {
  let text = unquote(value);
  const steps: string[] = [];
  const notes: Finding[] = [];
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    if (/^[\s\ufeff]*</.test(text)) return finish(text, steps, notes);
    if (text.length > MAX_XML * 2) return tooLarge(`${characters(text.length)} in one message`, `at most ${characters(MAX_XML)} of XML`);
    if (hasPercent(text)) {
      if (steps.includes("percent-encoding") || !mayBePercentEncoded) notes.push(twice("percent-encoding", source));
      steps.push("percent-encoding");
      text = unescapePercent(text);
      continue;
    }
    if (hasReferences(text)) {
      notes.push(escaped(source));
      steps.push("HTML references");
      text = unescapeHtml(text);
      continue;
    }
    const layers = unpack(text);
    if ("faults" in layers) return layers;
    if (steps.includes("base64")) notes.push(twice("base64", source));
    steps.push(...layers.steps);
    text = layers.text;
  }
  return notSaml(`something encoded more than ${MOST_LAYERS} times over`);
}

/** Takes off blanks and quotes around a copied value; by hand, since a pattern that ends in `+$` takes the square of a long run. */
function unquote(value: string): string {
  const text = value.trim();
  let start = 0;
  let end = text.length;
  while (start < end && "\"'` \ufeff".includes(text[start] ?? "")) start += 1;
  while (end > start && "\"'`,; ".includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(start, end).trim();
}

/** One layer of base64, with what may be compressed inside it. */
function unpack(text: string): { readonly text: string; readonly steps: readonly string[] } | Unreadable {
  if (isRedacted(text)) return unreadable("input-redacted", "The message was taken out before the file was saved", "the value of SAMLResponse as the browser sent it", "A placeholder in its place", `A filter replaced it: in SAML-tracer choose the cookie filter "None" at export; a HAR cleaner must keep the form body. ${RECORD}`);
  if (/^eyJ[\w-]{4,}\.[\w-]+\./.test(text)) return notSaml("A JSON Web Token: that is OpenID Connect, not SAML");
  const read = decodeBase64(text);
  if ("badAt" in read) return badBase64(text, read);
  const first = inside(read.bytes);
  const restored = isWholeXml(first) ? undefined : insideRestored(text);
  const found = restored ?? first;
  if (found === "too-large") return tooLarge(`${characters(text.length)} that grow beyond the limit when decompressed`, `at most ${characters(MAX_XML)} of XML`);
  if (found === "truncated") return truncated("Compressed data that stops in the middle", text);
  if (!("text" in found)) return notSaml(`${characters(text.length)} that, read as base64, are ${found.what}`);
  if (/^[\s\ufeff]*</.test(found.text) && findRoot(found.text) !== undefined && !isWhole(found.text)) return truncated(`${characters(text.length)} of base64, whose XML stops before its root is closed`, text);
  return { text: found.text, steps: [restored === undefined ? "base64" : LOST_PLUS, ...found.steps] };
}

type Inside = { readonly text: string; readonly steps: readonly string[] } | { readonly what: string } | "too-large" | "truncated";

function inside(bytes: Buffer): Inside {
  const { text, intact } = decodeText(bytes);
  if (/^[\s\ufeff]*</.test(text)) return { text, steps: [] };
  if (intact && (looksLikeBase64(text) || (hasPercent(text) && /^[\w%+/=.-]+$/.test(text)))) return { text, steps: [] };
  const inflated = inflate(bytes);
  if (inflated === "too-large") return inflated;
  const unpacked = inflated === "not-deflated" ? "" : decodeText(inflated.bytes).text;
  if (inflated !== "not-deflated" && /^[\s\ufeff]*</.test(unpacked)) return inflated.whole ? { text: unpacked, steps: [inflated.by] } : "truncated";
  return { what: intact ? "text that is no XML" : "binary data that is neither XML nor compressed XML" };
}

/** What the text holds once every + that became a blank is put back, where that makes it whole. */
function insideRestored(text: string): Extract<Inside, { text: string }> | undefined {
  const read = decodeBase64(restorePlus(text));
  const found = "bytes" in read ? inside(read.bytes) : "truncated";
  return isWholeXml(found) ? found : undefined;
}

function isWholeXml(found: Inside): found is Extract<Inside, { text: string }> {
  return typeof found === "object" && "text" in found && isWhole(found.text);
}

function isWhole(xml: string): boolean {
  const root = findRoot(xml);
  return root !== undefined && isClosed(xml, root);
}

/** Checks of the text itself, which hold however it came. */
function finish(text: string, steps: readonly string[], notes: readonly Finding[]): Decoded | Unreadable {
  const xml = text.replace(/^\ufeff/, "").trimEnd();
  if (xml.length > MAX_XML) return tooLarge(`${characters(xml.length)} of XML`, `at most ${characters(MAX_XML)} of XML`);
  const bad = xml.indexOf("\ufffd");
  if (bad >= 0) return unreadable("input-invalid-utf8", "The message is not valid UTF-8", "UTF-8 throughout (RFC 3629): bytes outside it have no meaning, and two readers may see two texts", `The first bytes that are none stand at character ${bad + 1}, line ${xml.slice(0, bad).split("\n").length}`, `A tool saved it in another encoding, or decoded it in the wrong way. ${RECORD}`);
  return { xml, steps, notes };
}

function truncated(found: string, text: string): Unreadable {
  const where = isTerminalLine(text)
    ? "A terminal takes at most 4,095 characters of a pasted line, and that is what came: put the value into a file and give that."
    : "Some tools show the beginning of a long value alone, and some viewers cut at a length of their own: take the whole value.";
  return unreadable("input-truncated-base64", "The message was cut off", "base64 of a whole SAML message", found, `${where} ${RECORD}`);
}

/** Whether this, as it stood or in a form body, is what a terminal leaves of a longer line. */
function isTerminalLine(text: string): boolean {
  const lengths = [text.length, encodeURIComponent(text).length, text.length + FORM, encodeURIComponent(text).length + FORM];
  return lengths.some((length) => length >= 4_090 && length <= 4_096);
}

const FORM = "SAMLResponse=".length;

function badBase64(text: string, { badAt, character }: Extract<Base64, { badAt: number }>): Unreadable {
  if (/(?:\.\.\.|…)["']?$/.test(text)) return truncated("Base64 that ends in …, as a tool shows a long value", "");
  // In prose the first character outside the alphabet helps nobody.
  if (!/[\w+/-]{60}/.test(text)) return notSaml(`${characters(text.length)} of text without SAMLResponse, and no base64`, RECORD, `It begins with ${JSON.stringify(text.slice(0, 40))}`);
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  return unreadable("input-bad-base64", "The base64 has a character that base64 does not know", "letters, digits, + and / (or - and _), and = at the end alone", `${code} as its character ${(badAt + 1).toLocaleString("en-US")}`, `${character === "=" ? "Two values were put together" : "Text around the value was copied too, or a tool damaged it"}. ${RECORD}`);
}

function isRedacted(text: string): boolean {
  return /^(?:\{(?:hash|obf|overwritten)\b.*\}?|\[?[^\]]{0,40}(?:redacted|removed|masked|sanitized|filtered)[^\]]{0,20}\]?|[*x•.]{3,}|\[?\.\.\.\]?)$/is.test(text.slice(0, 200)) && text.length < 200;
}
