import { visible } from "../model/problem";
import { NS } from "./names";
import { mask, maskForOthers, namesNobody, shorten } from "./redact";
import { escapeAttribute, escapeText } from "./xml/escape";
import type { NamespaceDeclaration, XmlAttribute, XmlElement } from "./xml/tree";
import { ELEMENTS, isKnownAttribute, isKnownElement, isKnownNamespace, isKnownPrefix, OPEN_ATTRIBUTES } from "./vocabulary";

export interface ShowOptions {
  /** Values of people in clear, and long technical values whole. */
  readonly reveal: boolean;
  /** Others will read it: of a value not even its length is told. @default false */
  readonly forOthers?: boolean;
  /** Line and column of the decoded document before each line, as findings name them. @default false */
  readonly places?: boolean;
}

/** Elements whose text a program wrote, mostly: masked only where it may name a person. */
const MESSAGES: ReadonlySet<string> = new Set([`${NS.protocol} StatusMessage`]);

/** Elements whose text is no person's: addresses and names of the trust itself. Everything else is masked, also what nobody has thought of. */
const OPEN_TEXT: ReadonlySet<string> = new Set([
  ...["Issuer", "Audience", "AuthnContextClassRef", "AuthnContextDeclRef", "AuthenticatingAuthority"].map((name) => `${NS.assertion} ${name}`),
  `${NS.protocol} RequesterID`,
  ...["NameIDFormat", "OrganizationName", "OrganizationDisplayName", "OrganizationURL", "ServiceName"].map((name) => `${NS.metadata} ${name}`),
]);
const LONG_TEXT: ReadonlySet<string> = new Set([
  ...["SignatureValue", "DigestValue", "X509Certificate", "Modulus"].map((name) => `${NS.signature} ${name}`),
  `${NS.encryption} CipherValue`,
]);

/** A line is broken before its attributes go beyond this. */
const WIDTH = 140;

/** A line of the shown XML; `at` where a tag or an attribute of the document begins in it. */
interface Line {
  readonly text: string;
  readonly at?: { readonly line: number; readonly column: number };
}

const LEGEND = "line:column in the decoded XML, as findings name them, then the XML indented";

/** XML indented for reading, values of people masked unless asked for, nothing in it that could move a cursor. Not the bytes that were signed. */
export function showXml(root: XmlElement, options: ShowOptions): string {
  const all = lines(root, "", options).map(({ text, at }) => ({ text: visible(text), place: at === undefined ? "" : `${at.line}:${at.column}` }));
  if (options.places !== true) return all.map(({ text }) => text).join("\n");
  const width = Math.max(...all.map(({ place }) => place.length));
  return [LEGEND, ...all.map(({ text, place }) => `${place.padStart(width)}  ${text}`)].join("\n");
}

function lines(element: XmlElement, indent: string, options: ShowOptions): Line[] {
  const tag = shownName(element, isKnownElement, options);
  const start = startTag(element, tag, indent, options);
  const ended = (by: string): Line[] => start.map((line, index) => (index === start.length - 1 ? { ...line, text: `${line.text}${by}` } : line));
  const children = element.children.filter((child) => child.kind === "element" || child.text.trim() !== "" || element.children.length === 1);
  if (children.length === 0) return ended("/>");
  const [only] = children;
  if (children.length === 1 && only?.kind === "text") return ended(`>${shownText(element, only.text, options)}</${tag}>`);
  const inner = children.flatMap((child): Line[] => (child.kind === "element" ? lines(child, `${indent}  `, options) : [{ text: `${indent}  ${shownText(element, child.text, options)}` }]));
  return [...ended(">"), ...inner, { text: `${indent}</${tag}>` }];
}

/** The start tag without its end, on one line or, where that is too long, a line for each attribute. */
function startTag(element: XmlElement, tag: string, indent: string, options: ShowOptions): Line[] {
  const at = { line: element.line, column: element.column };
  const parts: Line[] = [
    ...element.declarations.map((one) => ({ text: shownDeclaration(one, options) })),
    ...element.attributes.map((one) => ({ text: `${shownName(one, isKnownAttribute, options)}="${shownAttribute(element, one, options)}"`, at: { line: one.line, column: one.column } })),
  ];
  const line = `${indent}<${[tag, ...parts.map(({ text }) => text)].join(" ")}`;
  return line.length <= WIDTH || parts.length < 2 ? [{ text: line, at }] : [{ text: `${indent}<${tag}`, at }, ...parts.map((part) => ({ ...part, text: `${indent}    ${part.text}` }))];
}

function masked(value: string, forOthers = false): string {
  return forOthers ? maskForOthers(value) : mask(value);
}

function shownText(element: XmlElement, text: string, { reveal, forOthers }: ShowOptions): string {
  const name = `${element.namespace} ${element.name}`;
  if (reveal || OPEN_TEXT.has(name) || (MESSAGES.has(name) && namesNobody(text))) return escapeText(text);
  return escapeText(LONG_TEXT.has(name) ? shorten(text) : masked(text, forOthers));
}

function shownAttribute(element: XmlElement, { name, namespace, value }: XmlAttribute, { reveal, forOthers }: ShowOptions): string {
  // What is no element of SAML's, such as one inside a value, has no attribute whose meaning is known.
  const isSaml = element.namespace !== "" && isKnownNamespace(element.namespace) && ELEMENTS.has(element.name);
  const open = namespace === "" ? isSaml && OPEN_ATTRIBUTES.has(name) : namespace === NS.instance && TYPES.test(value);
  return escapeAttribute(reveal || open ? value : masked(value, forOthers));
}

/** Values of `xsi:type` and `xsi:nil` that say nothing of a person. */
const TYPES = /^(?:(?:xs|xsd):(?:string|anyType|boolean|integer|int|long|short|decimal|double|float|date|dateTime|time|duration|anyURI|base64Binary|hexBinary|QName)|true|false|[01])$/;

function shownDeclaration({ prefix, uri }: NamespaceDeclaration, { reveal, forOthers }: ShowOptions): string {
  const name = prefix === "" ? "xmlns" : `xmlns:${reveal || isKnownPrefix(prefix) ? prefix : counted(prefix, forOthers)}`;
  return `${name}="${escapeAttribute(reveal || isKnownNamespace(uri) ? uri : masked(uri, forOthers))}"`;
}

/** A name with its prefix as written, as far as both are SAML's. */
function shownName({ prefix, name }: { readonly prefix: string; readonly name: string }, isKnown: (name: string) => boolean, { reveal, forOthers }: ShowOptions): string {
  const [before, local] = [reveal || isKnownPrefix(prefix) ? prefix : counted(prefix, forOthers), reveal || isKnown(name) ? name : counted(name, forOthers)];
  return before === "" ? local : `${before}:${local}`;
}

/** In place of a name, which stands between marks that a mask would break. */
function counted(name: string, forOthers = false): string {
  return forOthers ? "(not shown)" : `(${name.length} character${name.length === 1 ? "" : "s"})`;
}
