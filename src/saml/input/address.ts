/** An address in words for a container: host and path, without the query, which may hold a message or a token. */
export function address(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return "an address that can't be read";
  const { host, pathname } = new URL(url);
  return `${host}${pathname.length > 60 ? `${pathname.slice(0, 60)}…` : pathname}`;
}

/** Where a URL leads, without its query. */
export function withoutQuery(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? "";
}
