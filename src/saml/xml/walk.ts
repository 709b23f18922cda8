import type { Place } from "../finding";
import { step } from "./faults";
import type { XmlElement } from "./tree";

/** An element with the elements around it, outermost first. */
export interface Located {
  readonly element: XmlElement;
  readonly ancestors: readonly XmlElement[];
}

/** The element and everything in it, in the order of the document. */
export function* walk(root: XmlElement): Generator<Located> {
  const open: Located[] = [{ element: root, ancestors: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { element } = next;
    const ancestors = [...next.ancestors, element];
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index];
      if (child?.kind === "element") open.push({ element: child, ancestors });
    }
  }
}

/** Where an element stands, for a finding; names as short as the reader has them in its own. */
export function placeOf({ element, ancestors }: Located): Place {
  return { line: element.line, column: element.column, path: [...ancestors, element].map((one) => step(one.name)).join("/") };
}

export interface Extent {
  readonly elements: number;
  /** Elements, attributes, namespace declarations and texts. */
  readonly nodes: number;
  /** Of names, values and texts. */
  readonly characters: number;
}

/** How much an element holds, itself included. */
export function extentOf(root: XmlElement): Extent {
  let elements = 0;
  let nodes = 0;
  let characters = 0;
  const add = (...parts: readonly string[]): void => {
    nodes += 1;
    for (const part of parts) characters += part.length;
  };
  for (const { element } of walk(root)) {
    elements += 1;
    add(element.prefix, element.name);
    for (const { prefix, name, value } of element.attributes) add(prefix, name, value);
    for (const { prefix, uri } of element.declarations) add(prefix, uri);
    for (const child of element.children) if (child.kind === "text") add(child.text);
  }
  return { elements, nodes, characters };
}
