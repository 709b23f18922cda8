import { ownerOf } from "./hosts";

/** Paths of sign-in, whoever's host it is: a response goes to such a one, or Okta answers at it. */
const SIGN_IN = /^\/(?:platform\/saml\/acs\/[\w-]{1,80}|saml(?:\/acs\/[\w-]{1,80})?|app(?:\/[\w-]{1,80}){1,3}\/sso\/saml|sso\/saml2\/[\w-]{1,80})?\/?$/;
/** Paths of an app or an instance on hosts of Okta and AWS; others there may name a person. */
const OF_OWNER = { okta: /^\/(?:app|home|sso)(?:\/[\w-]{1,80}){0,5}\/?$/, aws: /^\/(?:platform(?:\/[\w-]{1,80}){0,5}|start|saml)\/?$/ } as const;
const NOBODY: ReadonlySet<string> = new Set();

/** An address in words for a container: host, and the path where it is one of sign-in; any other part may name a person or hold a token. */
export function address(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return "an address that can't be read";
  const place = new URL(url);
  return `${place.host}${shownPath(place)}`;
}

/** The URL that a message was posted to as it may be shown: as it stands where the message names it itself, else without all that `address` leaves out. Undefined for what is no address of the web. */
export function shownUrl(url: string, isNamed: (url: string) => boolean): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const place = new URL(url);
  if (place.protocol !== "https:" && place.protocol !== "http:") return undefined;
  const bare = withoutQuery(url);
  const hasUser = place.username !== "" || place.password !== "";
  if (!hasUser && isNamed(bare)) return bare;
  const shown = shownPath(place);
  // As it stands, for an exact comparison, where nothing is left out.
  return !hasUser && shown === place.pathname && /^https?:\/\/[\w.:-]+(?:\/[\w/-]*)?$/i.test(bare) ? bare : `${place.protocol}//${place.host}${shown}`;
}

function shownPath({ hostname, pathname }: URL): string {
  const [path = "", ...parameters] = pathname.split(";");
  const owner = ownerOf(hostname, NOBODY);
  if (SIGN_IN.test(path) || (owner !== undefined && OF_OWNER[owner].test(path))) return parameters.length === 0 ? path : `${path};…`;
  return path.startsWith("/platform/saml/acs/") ? "/platform/saml/acs/…" : "/…";
}

/** Where a URL leads, without its query. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? "";
}
