import type { IncomingMessage, ServerResponse } from "node:http";
import { malformed, OktaError, unauthorized } from "./errors";
import { isObject, parseJson, type Json, type JsonObject } from "./json";

const MOST_BYTES = 1024 * 1024;

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  /** Where the caller thinks it is talking to: pages link back there. */
  readonly origin: string;
}

export interface Reply {
  readonly status: number;
  readonly json?: Json;
  readonly xml?: string;
  readonly links?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

export const ok = (json: Json): Reply => ({ status: 200, json });
export const noContent: Reply = { status: 204 };

/** Reads a request in either form: with a path only, or with a whole address, as a client sends it to its proxy. */
export async function readRequest(message: IncomingMessage, own: string): Promise<Request> {
  const url = address(message.url ?? "/", own);
  const path = url.pathname;
  if (path.startsWith("/api/") && !/^(SSWS|Bearer) \S/.test(message.headers.authorization ?? "")) throw unauthorized();
  const content = await readContent(message);
  return { method: message.method ?? "GET", path, query: url.searchParams, body: parse(content), origin: url.origin };
}

/** The path and query as called, for the record; a target that is no address is recorded as it came. */
export function target(message: IncomingMessage, own: string): string {
  const raw = message.url ?? "/";
  if (!URL.canParse(raw, own)) return raw;
  const url = new URL(raw, own);
  return `${url.pathname}${url.search}`;
}

export function send(response: ServerResponse, reply: Reply): void {
  const headers: Record<string, string | readonly string[]> = { ...reply.headers };
  if (reply.xml !== undefined) headers["content-type"] = "application/xml;charset=ISO-8859-1";
  if (reply.json !== undefined) headers["content-type"] = "application/json";
  // One header a link: Okta's own clients read no list.
  if (reply.links) headers["link"] = reply.links;
  const content = reply.xml ?? (reply.json === undefined ? "" : JSON.stringify(reply.json));
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.writeHead(reply.status);
  response.end(content);
}

/** Anything unforeseen is an internal error of the org, with the reason where a test can see it. */
export function failure(thrown: unknown): Reply {
  const error =
    thrown instanceof OktaError
      ? thrown
      : new OktaError(500, "E0000009", "Internal Server Error", [thrown instanceof Error ? thrown.message : String(thrown)]);
  return { status: error.status, json: error.body() };
}

function address(raw: string, own: string): URL {
  if (!URL.canParse(raw, own)) throw malformed();
  const url = new URL(raw, own);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw malformed();
  return url;
}

/** Reads on past the bound without keeping anything, so that the caller gets an answer instead of a broken connection. */
async function readContent(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 16 * MOST_BYTES) break;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  if (size > MOST_BYTES) throw malformed(413);
  return Buffer.concat(chunks).toString("utf8");
}

function parse(content: string): JsonObject {
  if (content.trim() === "") return {};
  const value = parseJson(content);
  if (!isObject(value)) throw malformed();
  return value;
}
