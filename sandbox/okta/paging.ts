import { invalid } from "./errors";
import type { Json } from "./json";
import { ok, type Reply, type Request } from "./transport";

export interface PageLimits {
  /** The limit when none is asked for. */
  readonly usual: number;
  readonly most: number;
}

/** Serves one page of records that are sorted by id; the cursor is the last id served, so that it outlives its record. */
export function page<T extends { readonly id: string }>(
  request: Request,
  all: readonly T[],
  limits: PageLimits,
  view: (item: T) => Json,
): Reply {
  const limit = Math.min(readLimit(request, limits.usual), limits.most);
  const after = request.query.get("after");
  const rest = after === null ? all : all.filter(({ id }) => id > after);
  const items = rest.slice(0, limit);
  const self = `${request.origin}${request.path}`;
  const links = [`<${self}${query(request, after, limit)}>; rel="self"`];
  const last = items.at(-1);
  if (last && rest.length > items.length) links.push(`<${self}${query(request, last.id, limit)}>; rel="next"`);
  return { ...ok(items.map(view)), links };
}

function readLimit(request: Request, usual: number): number {
  const given = request.query.get("limit");
  if (given === null || given === "") return usual;
  if (!/^[1-9]\d{0,8}$/.test(given)) throw invalid("limit", `limit: must be a positive number, got ${given}`);
  return Number(given);
}

function query(request: Request, after: string | null, limit: number): string {
  const parameters = new URLSearchParams(request.query);
  parameters.set("limit", String(limit));
  if (after !== null) parameters.set("after", after);
  return `?${parameters.toString()}`;
}
