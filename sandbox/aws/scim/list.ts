import { json, type WebReply } from "../../web/message";
import { unparsable } from "./errors";

const LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/** What a client may ask for: AWS's newest guide says 1 to 100. */
const MOST_ASKED = 100;

/**
 * A page of a list, in AWS's two forms: with `cursor` in the query (empty for the first page) it has a nextCursor, else it is
 * the first page alone. `most` caps a page without a word, as SCIM allows; for users the editions of AWS's guide say 50 or 100.
 */
export function listReply(query: URLSearchParams, kind: string, items: readonly unknown[], most: number): WebReply {
  // Okta always says startIndex=1.
  if (query.has("startIndex") && wholeNumber(query, "startIndex") > 1) throw unparsable("startIndex is not supported: use cursor");
  const size = query.has("count") ? wholeNumber(query, "count") : MOST_ASKED;
  if (size < 1 || size > MOST_ASKED) throw unparsable(`count must be 1 to ${MOST_ASKED}`);
  const cursor = query.get("cursor");
  const start = cursor === null || cursor === "" ? 0 : readCursor(cursor, kind);
  const page = items.slice(start, start + Math.min(size, most));
  const end = start + page.length;
  if (cursor === null) return json(200, { totalResults: items.length, itemsPerPage: page.length, startIndex: 1, schemas: [LIST], Resources: page });
  const next = end < items.length ? { nextCursor: Buffer.from(`${kind}:${end}`).toString("base64url") } : {};
  return json(200, { itemsPerPage: page.length, ...next, schemas: [LIST], Resources: page });
}

function wholeNumber(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? "";
  if (!/^\d{1,9}$/.test(text)) throw unparsable(`${name} must be a whole number`);
  return Number(text);
}

function readCursor(cursor: string, kind: string): number {
  const [made, position] = Buffer.from(cursor, "base64url").toString("utf8").split(":");
  if (made !== kind || position === undefined || !/^\d{1,9}$/.test(position)) throw unparsable("the cursor is none that this list gave");
  return Number(position);
}

/** "Not supported" in AWS's guide, without a word on what comes of them. Ignoring them would give whole users to a client that asked for ids. */
export function refuseProjection(query: URLSearchParams): void {
  for (const name of ["attributes", "excludedAttributes", "sortBy", "sortOrder"]) if (query.has(name)) throw unparsable(`${name} is not supported`);
}
