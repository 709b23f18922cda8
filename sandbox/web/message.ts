import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** What a page or an endpoint of the sandbox is asked. */
export interface WebRequest {
  readonly method: string;
  /** Host name without port, lower case: the name that the client believes to talk to. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What it answers; without content, just the status. */
export interface WebReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Session cookies of this host; an empty value takes one away. */
  readonly cookies?: Readonly<Record<string, string>>;
  readonly content?: { readonly type: string; readonly text: string };
}

export type Site = (request: WebRequest) => WebReply | Promise<WebReply>;

/** More than any SAML response, SCIM request or form of these services. */
const MOST_BYTES = 1024 * 1024;

/** Reads a request; one that is too large answers 413 and is read to its end, so that the client hears it. */
export async function readWebRequest(message: IncomingMessage): Promise<WebRequest | WebReply> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) return plain(413, "Payload Too Large");
  const raw = message.url ?? "/";
  const host = (message.headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (!URL.canParse(raw, `https://${host}`)) return plain(400, "Bad Request");
  const url = new URL(raw, `https://${host}`);
  return { method: message.method ?? "GET", host, path: url.pathname, query: url.searchParams, headers: message.headers, cookies: cookiesOf(message.headers.cookie), body: Buffer.concat(chunks).toString("utf8") };
}

/** The fields of a form that was posted. */
export function formOf({ body }: WebRequest): URLSearchParams {
  return new URLSearchParams(body);
}

export function sendWebReply(response: ServerResponse, { status, headers = {}, cookies = {}, content }: WebReply): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const set = Object.entries(cookies).map(([name, value]) => `${name}=${encodeURIComponent(value)}; Path=/; Secure; HttpOnly; SameSite=None${value === "" ? "; Max-Age=0" : ""}`);
  if (set.length > 0) response.setHeader("set-cookie", set);
  if (content !== undefined) response.setHeader("content-type", content.type);
  response.setHeader("cache-control", "no-store");
  response.writeHead(status);
  response.end(content?.text ?? "");
}

export const plain = (status: number, text: string): WebReply => ({ status, content: { type: "text/plain; charset=utf-8", text } });
export const json = (status: number, value: unknown): WebReply => ({ status, content: { type: "application/json", text: JSON.stringify(value) } });
export const redirect = (location: string, cookies: WebReply["cookies"] = {}): WebReply => ({ status: 302, headers: { location }, cookies });

function cookiesOf(header = ""): ReadonlyMap<string, string> {
  return new Map(header.split(";").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())] as const];
  }));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
