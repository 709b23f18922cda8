import { LIMITS } from "./limits";
import { misdeclared, type Scope } from "./namespaces";
import { NCNAME } from "./ncname";
import { resolveReferences } from "./references";
import type { Source } from "./source";
import type { NamespaceDeclaration, XmlAttribute, XmlElement, XmlText } from "./tree";

/** XML 1.0, 2.3 with Namespaces in XML, 4: `name` or `prefix:name`. */
const QNAME = new RegExp(`${NCNAME}(?::${NCNAME})?`, "uy");

export interface StartTag {
  readonly element: XmlElement & { readonly children: (XmlElement | XmlText)[] };
  /** As written, for the end tag to match. */
  readonly qname: string;
  readonly scope: Scope;
  readonly empty: boolean;
}

interface Raw {
  readonly qname: string;
  readonly value: string;
  readonly offset: number;
}

/** Reads a start tag, the source standing on its `<`; undefined after a fault that leaves no place to go on from. */
export function readStartTag(source: Source, outer: Scope): StartTag | undefined {
  const start = source.at;
  source.at += 1;
  const qname = source.take(QNAME);
  if (qname === undefined) return source.fault("xml-not-well-formed", "< that begins no tag", start);
  const raws: Raw[] = [];
  for (;;) {
    const spaced = source.skipSpace();
    const close = source.take(/\/?>/y);
    if (close !== undefined) return assemble(source, outer, { start, qname, raws, empty: close === "/>" });
    const offset = source.at;
    const name = source.take(QNAME);
    if (name === undefined || !spaced) return source.fault("xml-not-well-formed", (shown) => `the start tag of ${shown(qname)} with something in it that is no attribute`, offset);
    const value = readValue(source, name, offset);
    if (value === undefined) return undefined;
    raws.push({ qname: name, value, offset });
    if (raws.length > LIMITS.attributes) return source.fault("xml-too-many-nodes", (shown) => `more than ${LIMITS.attributes} attributes on ${shown(qname)}`, start);
  }
}

function readValue(source: Source, name: string, offset: number): string | undefined {
  if (source.take(/[ \t\n]*=[ \t\n]*/y) === undefined) return source.fault("xml-not-well-formed", (shown) => `attribute ${shown(name, "")} without a value`, offset);
  const quote = source.take(/["']/y);
  if (quote === undefined) return source.fault("xml-not-well-formed", (shown) => `attribute ${shown(name, "")} with a value that has no quotes`, offset);
  const start = source.at;
  const end = source.text.indexOf(quote, start);
  const raw = end < 0 ? undefined : source.text.slice(start, end);
  if (raw === undefined || raw.includes("<")) return source.fault("xml-not-well-formed", (shown) => `attribute ${shown(name, "")} with < in its value or without its closing quote`, offset);
  source.at = end + 1;
  // White space that is written out is a space, what a reference names stays (XML 1.0, 3.3.3).
  return resolveReferences(source, raw.replaceAll("\t", " ").replaceAll("\n", " "), start);
}

interface Parts {
  readonly start: number;
  readonly qname: string;
  readonly raws: readonly Raw[];
  readonly empty: boolean;
}

function assemble(source: Source, outer: Scope, { start, qname, raws, empty }: Parts): StartTag | undefined {
  const seen = new Set<string>();
  const declarations: NamespaceDeclaration[] = [];
  const plain: Raw[] = [];
  for (const raw of raws) {
    if (seen.has(raw.qname)) source.fault("xml-duplicate-attribute", (shown) => `attribute ${shown(raw.qname, "")} a second time on ${shown(qname)}`, raw.offset);
    seen.add(raw.qname);
    const declared = /^xmlns(?::(.*))?$/su.exec(raw.qname);
    if (declared === null) plain.push(raw);
    else declarations.push(declare(source, { prefix: declared[1] ?? "", uri: raw.value }, raw.offset));
  }
  const scope = outer.within(declarations);
  if (scope.size > LIMITS.namespaces) return source.fault("xml-too-many-nodes", (shown) => `more than ${LIMITS.namespaces} namespaces in scope of ${shown(qname)}`, start);
  const position = source.position(start);
  const attributes = plain.map((raw) => readAttribute(source, scope, raw));
  const expanded = new Set(attributes.map(({ namespace, name }) => `${namespace} ${name}`));
  // Two prefixes of one namespace; the same name twice was told above.
  if (expanded.size < attributes.length && seen.size === raws.length) source.fault("xml-duplicate-attribute", (shown) => `two attributes of ${shown(qname)} with the same name and namespace`, start);
  const element: StartTag["element"] = { kind: "element", ...resolve(source, scope, qname, start), attributes, declarations, children: [], ...position };
  return { element, qname, scope, empty };
}

function declare(source: Source, declaration: NamespaceDeclaration, offset: number): NamespaceDeclaration {
  const found = misdeclared(declaration);
  if (found !== undefined) source.fault("xml-namespace", found, offset);
  return declaration;
}

function readAttribute(source: Source, scope: Scope, { qname, value, offset }: Raw): XmlAttribute {
  if (qname.startsWith("xmlns")) source.fault("xml-xmlns-lookalike", (shown) => `attribute ${shown(qname, "")}`, offset);
  // An attribute without prefix is in no namespace, whatever the default is (Namespaces in XML, 6.2).
  const name = qname.includes(":") ? resolve(source, scope, qname, offset) : { name: qname, prefix: "", namespace: "" };
  return { ...name, value, ...source.position(offset) };
}

function resolve(source: Source, scope: Scope, qname: string, offset: number): { name: string; prefix: string; namespace: string } {
  const colon = qname.indexOf(":");
  const prefix = colon < 0 ? "" : qname.slice(0, colon);
  const namespace = scope.uri(prefix);
  if (namespace === undefined) source.fault("xml-undeclared-prefix", (shown) => `prefix ${shown(prefix, "")} of ${shown(qname, "a part ")}`, offset);
  return { name: qname.slice(colon + 1), prefix, namespace: namespace ?? "" };
}
