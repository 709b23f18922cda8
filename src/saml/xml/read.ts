import type { Finding } from "../finding";
import { checkCharacters } from "./characters";
import { step } from "./faults";
import { LIMITS } from "./limits";
import { skipMarkup, readDeclaration } from "./markup";
import { Scope } from "./namespaces";
import { resolveReferences } from "./references";
import { Source } from "./source";
import { readStartTag, type StartTag } from "./start-tag";
import type { XmlElement } from "./tree";

export type ReadResult = { readonly root: XmlElement; readonly faults?: undefined } | { readonly faults: readonly Finding[]; readonly root?: undefined };

/**
 * Reads the XML that SAML needs, or names what stands in it that SAML must not have; the gate before anything lenient sees a text.
 * Linear in the text and bounded by LIMITS; strict after XML 1.0 (fifth edition) and Namespaces in XML 1.0, and stricter: no DOCTYPE, comments,
 * processing instructions or CDATA, each of which has made two readers read two values of one signed response.
 */
export function readXml(text: string): ReadResult {
  const source = new Source(normalize(text));
  if (text.length > LIMITS.characters) source.fault("xml-too-large", `${text.length} characters, ${LIMITS.characters} are the bound`, 0);
  else if (checkCharacters(source)) {
    readDeclaration(source);
    const root = new Reader(source).read();
    if (root !== undefined && source.faults.length === 0) return { root };
  }
  return { faults: source.faults };
}

/** Line ends as XML 1.0, 2.11 wants them, without the byte order mark that may come first. */
function normalize(text: string): string {
  const bare = text.startsWith("\uFEFF") ? text.slice(1) : text;
  return bare.length <= LIMITS.characters && bare.includes("\r") ? bare.replaceAll("\r\n", "\n").replaceAll("\r", "\n") : bare;
}

class Reader {
  readonly #open: StartTag[] = [];
  #root: XmlElement | undefined;
  #nodes = 0;

  constructor(readonly source: Source) {}

  /** The root, or undefined after a fault that leaves no place to go on from. */
  read(): XmlElement | undefined {
    const { source } = this;
    while (source.at < source.text.length && !source.full) {
      const next = source.text.indexOf("<", source.at);
      const end = next < 0 ? source.text.length : next;
      if (end > source.at && !this.#text(end)) return undefined;
      if (next >= 0 && !this.#tag()) return undefined;
      if (this.#nodes > LIMITS.nodes) return source.fault("xml-too-many-nodes", `more than ${LIMITS.nodes} elements, attributes and texts`);
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined) source.fault("xml-not-well-formed", (shown) => `the end of the text before the end tag of ${shown(unclosed.qname)}`);
    else if (this.#root === undefined) source.fault("xml-not-well-formed", "no element");
    return this.#root;
  }

  #text(end: number): boolean {
    const { source } = this;
    const start = source.at;
    const raw = source.text.slice(start, end);
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      const stray = raw.search(/[^ \t\n]/);
      if (stray < 0) {
        source.at = end;
        return true;
      }
      source.fault("xml-not-well-formed", this.#root === undefined ? "text before the first element" : "text after the last end tag", start + stray);
      return false;
    }
    const stray = raw.indexOf("]]>");
    if (stray >= 0) source.fault("xml-not-well-formed", "]]> in text", start + stray);
    this.#nodes += 1;
    parent.element.children.push({ kind: "text", text: resolveReferences(source, raw, start) });
    source.at = end;
    return true;
  }

  #tag(): boolean {
    const mark = this.source.text[this.source.at + 1];
    if (mark === "!" || mark === "?") return skipMarkup(this.source);
    return mark === "/" ? this.#end() : this.#start();
  }

  #start(): boolean {
    const { source } = this;
    const parent = this.#open.at(-1);
    const start = source.at;
    if (parent === undefined && this.#root !== undefined) return stop(source, "xml-not-well-formed", "a second element after the end of the first");
    if (this.#open.length >= LIMITS.depth) return stop(source, "xml-too-deep", `more than ${LIMITS.depth} elements around each other`);
    const tag = readStartTag(source, parent?.scope ?? Scope.outermost);
    if (tag === undefined) return false;
    this.#nodes += 1 + tag.element.attributes.length + tag.element.declarations.length;
    if (parent === undefined) this.#root = tag.element;
    else parent.element.children.push(tag.element);
    if (tag.empty) return source.at > start;
    this.#open.push(tag);
    source.path.push(step(tag.element.name));
    return true;
  }

  #end(): boolean {
    const { source } = this;
    const open = this.#open.at(-1);
    if (open === undefined) return stop(source, "xml-not-well-formed", "an end tag without its start tag");
    const start = source.at;
    source.at += 2;
    if (!source.text.startsWith(open.qname, source.at)) return stop(source, "xml-not-well-formed", (shown) => `an end tag where that of ${shown(open.qname)} is due`, start);
    source.at += open.qname.length;
    if (source.take(/[ \t\n]*>/y) === undefined) return stop(source, "xml-not-well-formed", (shown) => `an end tag where that of ${shown(open.qname)} is due`, start);
    this.#open.pop();
    source.path.pop();
    return true;
  }
}

/** Notes a fault that leaves no place to go on from. */
function stop(source: Source, id: Parameters<Source["fault"]>[0], found: Parameters<Source["fault"]>[1], offset = source.at): false {
  source.fault(id, found, offset);
  return false;
}
