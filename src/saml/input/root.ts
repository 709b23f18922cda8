/** The root tag of a text that begins like XML: found by looking, without parsing, so it proves nothing about the rest. */
export interface Root {
  /** Local name. */
  readonly name: string;
  /** As written, with prefix. */
  readonly tag: string;
  /** Where its `<` is. */
  readonly index: number;
}

/** Finds the root behind declaration, comments and document type. */
export function findRoot(xml: string): Root | undefined {
  let index = 0;
  while (index < xml.length) {
    const next = /[^\s\ufeff]/g;
    next.lastIndex = index;
    const start = next.exec(xml)?.index;
    if (start === undefined || xml[start] !== "<") return undefined;
    const end = endOfProlog(xml, start);
    if (end === undefined) {
      const tag = /^<((?:[\w.-]+:)?([A-Za-z_][\w.-]*))(?=[\s/>])/.exec(xml.slice(start, start + 300));
      return tag?.[1] === undefined || tag[2] === undefined ? undefined : { tag: tag[1], name: tag[2], index: start };
    }
    if (end < 0) return undefined;
    index = end;
  }
  return undefined;
}

/** Behind the declaration, comment or document type that begins at `start`; undefined for anything else, -1 where it never ends. */
function endOfProlog(xml: string, start: number): number | undefined {
  const kinds: readonly (readonly [string, string])[] = [["<?", "?>"], ["<!--", "-->"]];
  for (const [open, close] of kinds) {
    if (!xml.startsWith(open, start)) continue;
    const at = xml.indexOf(close, start + open.length);
    return at < 0 ? -1 : at + close.length;
  }
  if (!/^<!doctype/i.test(xml.slice(start, start + 9))) return undefined;
  const end = xml.indexOf(">", start);
  if (end < 0) return -1;
  const subset = xml.slice(start, end).indexOf("[");
  if (subset < 0) return end + 1;
  const close = /\]\s*>/g;
  close.lastIndex = start + subset;
  const match = close.exec(xml);
  return match === null ? -1 : match.index + match[0].length;
}

/** Whether the root is closed somewhere: a text that was cut off is not. */
export function isClosed(xml: string, root: Root): boolean {
  const at = xml.lastIndexOf(`</${root.tag}`);
  if (at > root.index && /^\s{0,100}>/.test(xml.slice(at + root.tag.length + 2, at + root.tag.length + 110))) return true;
  return xml.indexOf("<", root.index + 1) < 0 && /\/>\s*$/.test(xml.slice(-100));
}
