/** A parsed element. The tree is made by the strict reader of this folder alone; nothing lenient ever builds one. */
export interface XmlElement {
  readonly kind: "element";
  /** Local name. */
  readonly name: string;
  /** As written, empty where there is none: canonical bytes hold it. */
  readonly prefix: string;
  /** Namespace URI, empty where there is none. */
  readonly namespace: string;
  /** Without the namespace declarations. */
  readonly attributes: readonly XmlAttribute[];
  /** The namespace declarations written on this element. */
  readonly declarations: readonly NamespaceDeclaration[];
  readonly children: readonly (XmlElement | XmlText)[];
  /** 1-based, of its `<`. */
  readonly line: number;
  readonly column: number;
}

export interface XmlAttribute {
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

export interface NamespaceDeclaration {
  /** Empty for the default namespace. */
  readonly prefix: string;
  readonly uri: string;
}

export interface XmlText {
  readonly kind: "text";
  readonly text: string;
}

/** Child elements, of one name and namespace where these are given. */
export function elements(parent: XmlElement, namespace?: string, name?: string): XmlElement[] {
  return parent.children.filter((child): child is XmlElement => child.kind === "element" && (namespace === undefined || child.namespace === namespace) && (name === undefined || child.name === name));
}

/** The value of an attribute without namespace, or undefined. */
export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((one) => one.namespace === "" && one.name === name)?.value;
}

/** All text directly in an element, as it stands. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.kind === "text" ? child.text : "")).join("");
}
