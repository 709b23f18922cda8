import { quote } from "../model/problem";

/** The first fault of syntax, or else the first key that its object had before; `at` counts characters from 0. */
type Found = { readonly at: number; readonly fault: string; readonly key?: never } | { readonly at: number; readonly key: string; readonly fault?: never };

/** Space, then a text (and its closing quote, where it has one), another single value, or a mark. */
const TOKEN = /[\t\n\r ]*(?:("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*)("?)|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))?/y; // oxlint-disable-line no-control-regex -- JSON forbids them by number

/** What must come next, in words; behind an item, that depends on what it stands in. */
const WANTED = { value: "a value", "first item": "a value or ]", "first key": "a key in double quotes, or }", key: "a key in double quotes", colon: "a colon", more: "a comma or the closing bracket", end: "the end" } as const;
type Wanted = keyof typeof WANTED;

/** Keys that an object has had so far; a list has none. */
type Open = Set<string> | "list";

/** Looks through a text of JSON, token by token, without reading values. */
export function scanJson(text: string): Found | undefined {
  const open: Open[] = [];
  let wanted: Wanted = "value";
  let repeated: Found | undefined;
  TOKEN.lastIndex = 0;
  for (;;) {
    const [all = "", written, closing, scalar, mark = ""] = TOKEN.exec(text) ?? [];
    const end = TOKEN.lastIndex;
    const at = end - all.trimStart().length;
    if (written !== undefined && closing === "") return { at: end, fault: badText(text, end) };
    if (at >= text.length) return wanted === "end" ? repeated : { at, fault: open.length === 0 ? "it is empty" : `it ends where ${WANTED[wanted]} must follow` };

    const inside = open.at(-1);
    if (written !== undefined && inside instanceof Set && (wanted === "key" || wanted === "first key")) {
      const key = String(JSON.parse(`${written}"`));
      if (inside.has(key)) repeated ??= { at, key };
      inside.add(key);
      wanted = "colon";
      continue;
    }
    const next: Wanted | undefined = written === undefined && scalar === undefined ? afterMark(mark, wanted, open) : afterSingle(wanted, open);
    if (next === undefined) return { at, fault: unexpected(text, at, wanted) };
    wanted = next;
  }
}

function afterSingle(wanted: Wanted, open: readonly Open[]): Wanted | undefined {
  if (wanted !== "value" && wanted !== "first item") return undefined;
  return open.length === 0 ? "end" : "more";
}

/** Opens and closes what the mark opens and closes; undefined where it must not stand. */
function afterMark(mark: string, wanted: Wanted, open: Open[]): Wanted | undefined {
  const inList = open.at(-1) === "list";
  if (mark === ":" && wanted === "colon") return "value";
  if (mark === "," && wanted === "more") return inList ? "value" : "key";
  if ((mark === "{" || mark === "[") && (wanted === "value" || wanted === "first item")) {
    open.push(mark === "[" ? "list" : new Set());
    return mark === "[" ? "first item" : "first key";
  }
  const closes = (mark === "]" && inList && (wanted === "more" || wanted === "first item")) || (mark === "}" && !inList && (wanted === "more" || wanted === "first key"));
  if (!closes) return undefined;
  open.pop();
  return open.length === 0 ? "end" : "more";
}

const HINTS: Readonly<Record<string, string>> = { "/": "; JSON has no comments", "#": "; JSON has no comments", "'": "; JSON has double quotes alone" };

function unexpected(text: string, at: number, wanted: Wanted): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const commaBefore = (character === "}" && wanted === "key") || (character === "]" && wanted === "value");
  return `here is ${quote(character)} where ${WANTED[wanted]} must stand${commaBefore ? "; remove the comma before it" : (HINTS[character] ?? "")}`;
}

function badText(text: string, at: number): string {
  if (text[at] === "\\") return `a text has ${quote(text.slice(at, at + 2))}, which JSON does not know; a backslash itself is written \\\\`;
  return "a text has no closing quote on its line";
}
