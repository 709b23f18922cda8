import type { Place } from "../finding";
import { elements, textOf, type XmlElement } from "../xml/tree";
import { parseInstant } from "./instant";
import type { Instant, Text } from "./view";

/** An element with its path of local names: `Response/Assertion/Subject`. */
export interface Node {
  readonly element: XmlElement;
  readonly path: string;
}

export function rootNode(element: XmlElement, path = element.name): Node {
  return { element, path };
}

/** Children of one name. */
export function children(parent: Node | undefined, namespace: string, name: string): Node[] {
  return parent === undefined ? [] : elements(parent.element, namespace, name).map((element) => ({ element, path: `${parent.path}/${name}` }));
}

/** The first child of one name. */
export function child(parent: Node | undefined, namespace: string, name: string): Node | undefined {
  return children(parent, namespace, name)[0];
}

export function placeOf({ element, path }: Node): Place {
  return { line: element.line, column: element.column, path };
}

/** All text of an element, that of elements inside it included. */
export function wholeText(element: XmlElement): string {
  return element.children.map((one) => (one.kind === "text" ? one.text : wholeText(one))).join("");
}

/** An element's own text; elements inside it are for the reader of that element to refuse. */
export function text(node: Node | undefined): Text | undefined {
  return node === undefined ? undefined : { value: textOf(node.element), at: placeOf(node) };
}

/** An attribute with its own place. */
export function attributeText(node: Node | undefined, name: string): Text | undefined {
  const found = node?.element.attributes.find((one) => one.namespace === "" && one.name === name);
  return node === undefined || found === undefined ? undefined : { value: found.value, at: { line: found.line, column: found.column, path: `${node.path}/@${name}` } };
}

/** An attribute that is a point in time. */
export function instant(node: Node | undefined, name: string): Instant | undefined {
  const found = attributeText(node, name);
  return found === undefined ? undefined : { ...found, time: parseInstant(found.value) };
}

/** An object without the properties that are undefined: optional properties are absent, never undefined. */
export function present<T extends object>(properties: T): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & { [K in keyof T as undefined extends T[K] ? K : never]?: NonNullable<T[K]> };
export function present(properties: object): object {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
