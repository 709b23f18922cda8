import type { Place } from "../finding";
import { textOf, type XmlElement } from "../xml/tree";
import { placeOf, type Located } from "../xml/walk";
import { MODELS, PREFIXES, type Model } from "./model";

/** Where a response is not what the schema allows. */
export interface Departure {
  /** The first two make two readers read two values: which of several, and whether text ends at an element. */
  readonly kind: "repeated" | "element-in-text" | "unexpected" | "order" | "missing" | "text" | "condition";
  readonly at: Place;
  /** Names of the document alone, never its values. */
  readonly found: string;
  readonly expected: string;
}

interface Slot {
  readonly names: readonly string[];
  readonly required: boolean;
  readonly many: boolean;
}

interface Order {
  readonly slots: readonly Slot[];
  /** The names, for messages. */
  readonly listed: string;
}

const ORDERS: ReadonlyMap<string, Order> = new Map(Object.entries(MODELS).flatMap(([name, { content }]) => (typeof content === "string" ? [] : [[name, orderOf(content.map(slotOf))]])));

/** Everything in a response that departs from the SAML 2.0 schemas in its elements and their text, in the order of the document. */
export function departuresOf(root: XmlElement): Departure[] {
  const found: Departure[] = [];
  inspect({ element: root, ancestors: [] }, found);
  return found;
}

/** Deep as the reader lets elements nest, no deeper. */
function inspect(located: Located, found: Departure[]): void {
  const { element, ancestors } = located;
  const model = MODELS[nameOf(element)];
  if (model === undefined || model.content === "any") return;
  const children = element.children.flatMap((child): Located[] => (child.kind === "element" ? [{ element: child, ancestors: [...ancestors, element] }] : []));
  const cite = (expected: string): string => `${expected} (SAML core ${model.section})`;
  if (model.content === "text") {
    const [first] = children;
    if (first !== undefined) found.push({ kind: "element-in-text", at: placeOf(first), found: `${shown(first.element)} in ${element.name}`, expected: cite(`text alone in ${element.name}`) });
    return;
  }
  for (const name of model.attributes ?? []) {
    if (!element.attributes.some((one) => one.namespace === "" && one.name === name)) found.push({ kind: "missing", at: placeOf(located), found: `no ${name}`, expected: cite(`${element.name} with the attribute ${name}`) });
  }
  const stray = textOf(element).replace(/[ \t\r\n]+/g, "").length;
  if (stray > 0) found.push({ kind: "text", at: placeOf(located), found: `${stray} characters of text in ${element.name}, ${besides(element)}`, expected: cite(`nothing but white space between the elements in ${element.name}`) });
  inspectChildren(located, children, { model, order: ORDERS.get(nameOf(element)) ?? orderOf([]), cite }, found);
  for (const child of children) inspect(child, found);
}

interface Rules {
  readonly model: Model;
  readonly order: Order;
  readonly cite: (expected: string) => string;
}

function inspectChildren(located: Located, children: readonly Located[], { model, order: { slots, listed }, cite }: Rules, found: Departure[]): void {
  const within = located.element.name;
  const counts = new Map<string, number>();
  const count = (key: string): number => counts.set(key, (counts.get(key) ?? 0) + 1).get(key) ?? 0;
  let latest = 0;
  for (const child of children) {
    const name = nameOf(child.element);
    const at = placeOf(child);
    const index = slots.findIndex(({ names }) => names.includes(name));
    const slot = slots[index];
    if (slot === undefined) {
      found.push({ kind: "unexpected", at, found: `${shown(child.element)} in ${within}`, expected: cite(`${listed} in ${within}`) });
      continue;
    }
    const once = !slot.many || model.once?.includes(name) === true;
    if (count(slot.many ? name : `#${index}`) > 1 && once) found.push({ kind: "repeated", at, found: `another ${child.element.name} in ${within}`, expected: cite(`at most one ${slot.many ? child.element.name : slot.names.map(local).join(" or ")} in ${within}`) });
    else if (index < latest) found.push({ kind: "order", at, found: `${child.element.name} after what it comes before`, expected: cite(`${listed} in ${within}, in this order`) });
    latest = Math.max(latest, index);
    if (name === "a:Condition") found.push({ kind: "condition", at, found: "a Condition of another kind", expected: "AudienceRestriction, OneTimeUse or ProxyRestriction: an assertion with a condition that the receiver does not understand must be rejected (SAML core 2.5.1.1, 2.5.1.3)" });
  }
  const has = (names: readonly string[]): boolean => children.some(({ element }) => names.includes(nameOf(element)));
  for (const names of [...slots.filter(({ required }) => required).map((slot) => slot.names), ...(model.oneOf === undefined ? [] : [model.oneOf])]) {
    if (!has(names)) found.push({ kind: "missing", at: placeOf(located), found: `no ${names.map(local).join(" or ")}`, expected: cite(`${names.map(local).join(" or ")} in ${within}`) });
  }
}

function slotOf(written: string): Slot {
  const mark = /[?*+]$/.exec(written)?.[0] ?? "";
  return { names: (mark === "" ? written : written.slice(0, -1)).split("|"), required: mark === "" || mark === "+", many: mark === "*" || mark === "+" };
}

function nameOf({ namespace, name }: XmlElement): string {
  return `${PREFIXES.get(namespace) ?? `{${namespace}}`}:${name}`;
}

function local(name: string): string {
  return name.replace(/^\w+:/, "");
}

function shown({ namespace, name }: XmlElement): string {
  return `${name.slice(0, 40)}${PREFIXES.has(namespace) ? "" : " of another namespace"}`;
}

function orderOf(slots: readonly Slot[]): Order {
  return { slots, listed: slots.length === 0 ? "nothing" : slots.flatMap(({ names }) => names).map(local).join(", ") };
}

/** A text has no place of its own in the tree: the element before it has. */
function besides({ children }: XmlElement): string {
  const index = children.findIndex((child) => child.kind === "text" && /[^ \t\r\n]/.test(child.text));
  const before = children.slice(0, index).findLast((child) => child.kind === "element");
  return before?.kind === "element" ? `after ${before.name.slice(0, 40)} in line ${before.line}, column ${before.column}` : "before its first element";
}
