import { unsupported } from "./errors";
import type { Reply, Request } from "./transport";

/** Path parameters by the name they have in the pattern. */
export type Params = (name: string) => string;
export type Handler = (request: Request, params: Params) => Reply | Promise<Reply>;
export type Route = readonly [method: string, pattern: string, handler: Handler];

export class Router {
  private readonly routes: readonly { readonly method: string; readonly parts: readonly string[]; readonly handler: Handler }[];

  constructor(routes: readonly Route[]) {
    this.routes = routes.map(([method, pattern, handler]) => ({ method, parts: split(pattern), handler }));
  }

  async handle(request: Request): Promise<Reply> {
    const path = split(request.path);
    const matches = this.routes.filter(({ parts }) => fits(parts, path));
    // /groups/rules is both a path of its own and a group called "rules": the literal one wins.
    const most = Math.max(...matches.map(({ parts }) => literals(parts)));
    const best = matches.filter(({ parts }) => literals(parts) === most);
    if (best.length === 0) throw unsupported(404);
    const route = best.find(({ method }) => method === request.method);
    if (!route) throw unsupported(405);
    return route.handler(request, (name) => decode(path[route.parts.indexOf(`:${name}`)] ?? ""));
  }
}

const split = (path: string): readonly string[] => path.split("/").slice(1);
const literals = (parts: readonly string[]): number => parts.filter((part) => !part.startsWith(":")).length;

function fits(parts: readonly string[], path: readonly string[]): boolean {
  if (parts.length !== path.length) return false;
  return parts.every((part, index) => (part.startsWith(":") ? path[index] !== "" : part === path[index]));
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
