import type { Instance } from "./instance";

/** Where RelayState leads after a sign-in that began at the identity provider: a page of this instance's own portal, else the portal's first. Anything else would make an open redirect of a signed response. */
export function targetOf(relayState: string | undefined, { portalHost, startUrl }: Pick<Instance, "portalHost" | "startUrl">): string {
  if (relayState === undefined || !URL.canParse(relayState)) return startUrl;
  const { protocol, host, username, password, pathname, search, href } = new URL(relayState);
  // A handle in it would be another sign-in's, and could put a person into a stranger's session.
  const own = protocol === "https:" && host === portalHost && username === "" && password === "" && (pathname === "/start" || pathname === "/start/") && search === "";
  return own ? href : startUrl;
}
