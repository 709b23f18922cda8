import type { NamespaceDeclaration } from "./tree";

export const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
export const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/** The namespaces in scope of an element: its own declarations, then those around it. Scopes are chained, not copied: nesting stays cheap. */
export class Scope {
  readonly #own: ReadonlyMap<string, string>;
  readonly #outer: Scope | undefined;
  /** Declarations in scope, shadowed ones included. */
  readonly size: number;

  private constructor(own: ReadonlyMap<string, string>, outer?: Scope) {
    this.#own = own;
    this.#outer = outer;
    this.size = own.size + (outer?.size ?? 0);
  }

  /** Of a document's root. */
  static readonly outermost = new Scope(new Map([["", ""], ["xml", XML_NAMESPACE]]));

  within(declarations: readonly NamespaceDeclaration[]): Scope {
    return declarations.length === 0 ? this : new Scope(new Map(declarations.map(({ prefix, uri }) => [prefix, uri])), this);
  }

  /** The namespace of a prefix, or undefined where it is not declared. */
  uri(prefix: string): string | undefined {
    return this.#own.get(prefix) ?? this.#outer?.uri(prefix);
  }
}

/** What is wrong with a declaration, if anything (Namespaces in XML, 3). */
export function misdeclared({ prefix, uri }: NamespaceDeclaration): string | undefined {
  if (prefix === "xmlns") return "the prefix xmlns declared";
  if ((prefix === "xml") !== (uri === XML_NAMESPACE)) return "the prefix xml and its namespace taken apart";
  if (uri === XMLNS_NAMESPACE) return "a prefix bound to the namespace of xmlns";
  return prefix !== "" && uri === "" ? "a prefix bound to nothing" : undefined;
}
