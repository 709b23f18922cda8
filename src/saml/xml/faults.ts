import type { Finding, Place } from "../finding";
import { isKnownElement, isKnownName } from "../vocabulary";

interface Rule {
  readonly title: string;
  readonly expected: string;
  readonly fix: string;
}

const AGAIN = "Take the SAMLResponse again as the browser posted it (developer tools, SAML-tracer), decoded but not edited or reformatted.";
const ATTACK = "If the response came from Okta like this, treat it as an attack and keep it as evidence; if an editor or a formatter added it, take the posted SAMLResponse again.";

const RULES = {
  "xml-too-large": { title: "The text is too large to be read", expected: "A response of Okta has less than 100,000 characters; IAM Identity Center takes an assertion of at most 50,000 (AWS user guide, SAML limits)", fix: "Check that the file holds one response; if it does, send fewer attributes and groups from the Okta app." },
  "xml-too-deep": { title: "Elements are nested too deep", expected: "A SAML response is nested about 12 deep (SAML core 2.0, its schema)", fix: ATTACK },
  "xml-too-many-nodes": { title: "The text has too many elements, attributes or namespaces", expected: "A response of Okta has a few hundred; IAM Identity Center takes at most 50 attributes for access control", fix: "Send fewer attributes and groups from the Okta app; if Okta sends few, treat the response as an attack." },
  "xml-doctype": { title: "The text has a DOCTYPE", expected: "No document type: SAML messages are plain elements, and a DOCTYPE can define entities that read files or grow without end (XML 1.0, 2.8; CWE-611)", fix: ATTACK },
  "xml-entity": { title: "The text uses an entity that XML does not define", expected: "Only &amp; &lt; &gt; &quot; &apos; and character references (XML 1.0, 4.6)", fix: AGAIN },
  "xml-ampersand": { title: "The text has a bare &", expected: "& written as &amp; (XML 1.0, 2.4)", fix: `A value was pasted in without escaping, or the text was unescaped once too often. ${AGAIN}` },
  "xml-character-reference": { title: "A character reference names no character that XML allows", expected: "A reference to tab, line feed, carriage return or a character from U+0020 on (XML 1.0, 4.1 and 2.2)", fix: ATTACK },
  "xml-comment": { title: "The text has a comment", expected: "No comments: a signature does not cover them, and one in the middle of a value makes two readers read two values (CVE-2017-11427)", fix: ATTACK },
  "xml-processing-instruction": { title: "The text has a processing instruction", expected: "Nothing but elements and text, after at most one XML declaration: an instruction in the middle of a value makes two readers read two values", fix: ATTACK },
  "xml-cdata": { title: "The text has a CDATA section", expected: "Text written out with &lt; and &amp;: readers of a signature differ over CDATA (XML 1.0, 2.7; Canonical XML, 2.1)", fix: AGAIN },
  "xml-declaration": { title: "The XML declaration is not one that SAML uses", expected: '<?xml version="1.0" encoding="UTF-8"?>, once, as the very first characters, or none (XML 1.0, 2.8)', fix: `Remove what stands before it, such as a blank line. ${AGAIN}` },
  "xml-control-character": { title: "The text has a character that XML forbids", expected: "Tab, line feed, carriage return and characters from U+0020 on, without U+FFFE and U+FFFF (XML 1.0, 2.2)", fix: `The text was damaged, or decoded with the wrong step (base64, deflate). ${AGAIN}` },
  "xml-invalid-utf8": { title: "The text is not valid UTF-8", expected: "Whole characters: no half of a surrogate pair and no U+FFFD, which decoders leave where bytes were not UTF-8 (RFC 3629, 3)", fix: `The text was decoded or cut in the wrong way. ${AGAIN}` },
  "xml-duplicate-attribute": { title: "An element has the same attribute twice", expected: "Each attribute once on an element (XML 1.0, 3.1; Namespaces in XML, 6.3)", fix: ATTACK },
  "xml-undeclared-prefix": { title: "A namespace prefix is not declared", expected: "Every prefix declared on the element or around it (Namespaces in XML, 5)", fix: `A part of the response was cut out of its surroundings. ${AGAIN}` },
  "xml-xmlns-lookalike": { title: "An attribute's name begins with xmlns and declares nothing", expected: "xmlns or xmlns:prefix, nothing else that begins so: canonicalization drops such attributes, so a signature does not cover them", fix: ATTACK },
  "xml-namespace": { title: "A namespace declaration is not allowed", expected: "xml and xmlns keep their own namespaces, and no prefix is bound to nothing (Namespaces in XML, 3)", fix: ATTACK },
  "xml-not-well-formed": { title: "The text is not well-formed XML", expected: "One element with matching tags and quoted attributes (XML 1.0, 2.1)", fix: AGAIN },
} as const satisfies Readonly<Record<string, Rule>>;

export type XmlFaultId = keyof typeof RULES;

/** Every id that the reader gives. */
export const XML_FAULTS: readonly string[] = Object.keys(RULES);

/** What was found; where it holds names of the text, made of the way in which they are written. */
export type Found = string | ((show: (name: string, of?: string) => string) => string);

/** A finding of the reader: what was found names marks of the text and names of SAML, never values; other names stand in `sensitive`. */
export function fault(id: XmlFaultId, found: Found, at: Place): Finding {
  const rule = { id, severity: "error", ...RULES[id] } as const;
  if (typeof found === "string") return { ...rule, found, at };
  const [told, sensitive] = [found(shown), found(clear)];
  return { ...rule, found: told, ...(told === sensitive ? {} : { sensitive }), at };
}

/** A name of SAML as it stands, of any other its length: a value with an angle bracket in it looks like a tag. */
export function shown(name: string, of = "an element "): string {
  return isKnownName(name) ? `"${name}"` : `${of}of another name (${name.length.toLocaleString("en-US")} character${name.length === 1 ? "" : "s"})`;
}

/** A name of the text, short enough for a message. */
function clear(name: string): string {
  return name.length > 40 ? `"${name.slice(0, 40)}…"` : `"${name}"`;
}

/** A step of a path: the local name of an element where it is SAML's. */
export function step(name: string): string {
  return isKnownElement(name) ? name : "*";
}
