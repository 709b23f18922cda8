import { unescapeHtml } from "./entities";
import { messagesAmong, valuesOf, type Sent } from "./form";
import type { Message } from "./message";

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Behind its `>`. */
  readonly end: number;
}

const TAG = /<(\/?form|input|textarea)(?=[\s/>])/gi;

/** The SAML messages in the forms of a page, such as the one that submits itself from Okta to AWS. */
export function htmlMessages(html: string, sent: Omit<Sent, "via">): Message[] {
  const messages: Message[] = [];
  let action: string | undefined;
  let fields: (readonly [string, () => string])[] = [];
  const close = () => {
    messages.push(...messagesAmong(valuesOf(fields), { ...sent, via: "page", ...(action === undefined ? {} : { postedTo: action }) }));
    fields = [];
    action = undefined;
  };
  for (const { name, attributes, end } of tags(html)) {
    if (name === "form" || name === "/form") {
      close();
      action = attributes.get("action");
      continue;
    }
    const field = attributes.get("name");
    const value = attributes.get("value");
    if (field !== undefined && (value !== undefined || name === "textarea")) fields.push([field, () => (name === "textarea" ? contentAt(html, end) : (value ?? ""))]);
  }
  close();
  return messages;
}

function contentAt(html: string, start: number): string {
  const end = html.indexOf("<", start);
  return unescapeHtml(html.slice(start, end < 0 ? undefined : end));
}

/** Form tags in order; a tag that never ends is the last, so the time is that of one pass. */
function* tags(html: string): Generator<Tag> {
  const pattern = new RegExp(TAG);
  for (let match = pattern.exec(html); match !== null; match = pattern.exec(html)) {
    const tag = readTag(html, match.index + match[0].length, (match[1] ?? "").toLowerCase());
    if (tag === undefined) return;
    pattern.lastIndex = tag.end;
    yield tag;
  }
}

const ATTRIBUTE = /[\s/]*(?:(>)|([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?|(.))/sy;

function readTag(html: string, start: number, name: string): Tag | undefined {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = start;
  for (let match = ATTRIBUTE.exec(html); match !== null; match = ATTRIBUTE.exec(html)) {
    if (match[1] !== undefined) return { name, attributes, end: ATTRIBUTE.lastIndex };
    const key = match[2]?.toLowerCase();
    const value = match[3] ?? match[4] ?? match[5];
    if (key !== undefined && !attributes.has(key)) attributes.set(key, unescapeHtml(value ?? ""));
  }
  return undefined;
}
