import { json } from "./json";
import type { Answer } from "./send";
import { errorDocument } from "./shapes";

/** What an answer that is no success means, and what to do; `from` says where the token is from, `hide` takes it out. */
export function refusal(host: string, from: string, { status, text }: Answer, what: string, hide: (text: string) => string): string {
  const said = words(text, hide);
  const tail = said === "" ? "" : ` (it says: ${said})`;
  switch (status) {
    case 401:
      return `${host} does not accept the token of ${from} for ${what} (401)${tail}: it is wrong, expired or revoked, or an organization's; use the token of a user or a team`;
    case 403:
      return `${host} does not allow ${what} to the token of ${from} (403)${tail}: it needs the token of a user or a team with admin access to the workspace; an organization's token is refused`;
    case 404:
      return `${host} does not find ${what} (404)${tail}, or hides it from the token of ${from}: plans are shown to users and teams with admin access to the workspace, and never to an organization's token`;
    case 409:
      return `${host} refuses ${what} (409)${tail}: the run is not in a state for it`;
    case 422:
      return `${host} refuses ${what} (422)${tail}`;
    case 429:
      return `${host} refuses ${what} for too many requests (429), again and again: try later, or with fewer jobs at once`;
    default:
      if (status >= 500) return `${host} has an error of its own for ${what} (${status})${tail}: try later`;
      if (status >= 300 && status < 400) return `${host} sends elsewhere for ${what} (${status}): the token is for ${host}, and does not go along; is the hostname the right one?`;
      return `${host} answers ${status} for ${what}${tail}`;
  }
}

/** The server's own words, where it sent an error document; a page of HTML says nothing. */
function words(text: string, hide: (text: string) => string): string {
  const read = errorDocument.safeParse(json(text, hide));
  if (!read.success) return "";
  const all = read.data.errors.map(({ title, detail }) => [...new Set([title, detail])].filter((part) => part !== null && part !== undefined && part !== "").join(": ")).join("; ");
  return all.length > 200 ? `${all.slice(0, 200)}…` : all;
}
