import { escapeAttribute, escapeText } from "./escape";
import { byCodePoint } from "./order";
import type { XmlAttribute, XmlElement } from "./tree";

type Namespaces = ReadonlyMap<string, string>;

export interface CanonicalOptions {
  /** The elements around the apex, outermost first: prefixes of the list may be declared there. */
  readonly ancestors?: readonly XmlElement[];
  /** InclusiveNamespaces PrefixList, "" for #default: these are written where they are in scope, used or not. */
  readonly prefixes?: readonly string[];
  /** Left out: the enveloped signature. */
  readonly without?: XmlElement;
}

interface Frame {
  readonly element: XmlElement;
  readonly scope: Namespaces;
  /** What the output has declared around here. */
  readonly written: Namespaces;
  next: number;
}

/**
 * The bytes of Exclusive XML Canonicalization 1.0, without comments, of an element of the strict reader's tree.
 * The second engine beside xml-crypto's: bytes count as signed only where both make the same.
 */
export function canonicalize(apex: XmlElement, options: CanonicalOptions = {}): string {
  const out: string[] = [];
  const open: Frame[] = [];
  const prefixes = options.prefixes ?? [];
  const enter = (element: XmlElement, around: Namespaces, writtenAround: Namespaces): void => {
    const scope = inScope(element, around);
    const fresh = undeclared(element, { scope, written: writtenAround, prefixes });
    const written = fresh.length === 0 ? writtenAround : new Map([...writtenAround, ...fresh]);
    const declarations = fresh.map(([prefix, uri]) => ` xmlns${prefix === "" ? "" : `:${prefix}`}="${escapeAttribute(uri)}"`);
    const attributes = element.attributes.toSorted(byNamespace).map((one) => ` ${qualified(one)}="${escapeAttribute(one.value)}"`);
    out.push("<", qualified(element), ...declarations, ...attributes, ">");
    open.push({ element, scope, written, next: 0 });
  };
  enter(apex, (options.ancestors ?? []).reduce((scope: Namespaces, one) => inScope(one, scope), new Map()), new Map());
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const child = frame.element.children[frame.next];
    frame.next += 1;
    if (child === undefined) {
      out.push("</", qualified(frame.element), ">");
      open.pop();
    } else if (child.kind === "text") out.push(escapeText(child.text));
    else if (child !== options.without) enter(child, frame.scope, frame.written);
  }
  return out.join("");
}

/** A name as it is written. */
export function qualified({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return prefix === "" ? name : `${prefix}:${name}`;
}

function inScope(element: XmlElement, around: Namespaces): Namespaces {
  if (element.declarations.length === 0) return around;
  return new Map([...around, ...element.declarations.map(({ prefix, uri }) => [prefix, uri] as const)]);
}

/** The namespaces that an element has to declare: those its own names use and those of the list, unless the output around it says the same (exc-c14n, 3). */
function undeclared(element: XmlElement, { scope, written, prefixes }: { scope: Namespaces; written: Namespaces; prefixes: readonly string[] }): [string, string][] {
  const used = new Set([element.prefix, ...element.attributes.map(({ prefix }) => prefix).filter((prefix) => prefix !== ""), ...prefixes.filter((prefix) => scope.has(prefix))]);
  used.delete("xml");
  return [...used]
    .map((prefix): [string, string] => [prefix, scope.get(prefix) ?? ""])
    .filter(([prefix, uri]) => (written.get(prefix) ?? "") !== uri)
    .toSorted(([a], [b]) => byCodePoint(a, b));
}

function byNamespace(a: XmlAttribute, b: XmlAttribute): number {
  return byCodePoint(a.namespace, b.namespace) || byCodePoint(a.name, b.name);
}
