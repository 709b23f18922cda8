import { ScimError } from "./errors";

/** What a path of the SCIM endpoint names. */
export interface Route {
  readonly tenant: string;
  /** `Users`, `Groups`, `Schemas`, ... */
  readonly resource: string;
  readonly id: string | undefined;
  /** The path has empty parts: a double slash, or one at its end. */
  readonly crooked: boolean;
}

/** Whether a path belongs to the SCIM endpoint. */
export function isScimPath(path: string): boolean {
  return /^\/[^/]+\/scim\/v2(?:\/|$)/.test(path);
}

export function readRoute(path: string): Route {
  const [, tenant = "", , , ...rest] = path.split("/");
  const parts = rest.filter((part) => part !== "");
  const [resource = "", id, ...more] = parts;
  if (more.length > 0) throw new ScimError(400, `there is nothing at /${parts.join("/")}`);
  return { tenant, resource, id: id === undefined ? undefined : decoded(id), crooked: parts.length < rest.length || rest.length === 0 };
}

/** `PATCH /Users/{id}`: the operation without what makes each request different. */
export function operationOf(method: string, { resource, id }: Pick<Route, "resource" | "id">): string {
  return `${method} /${resource}${id === undefined ? "" : "/{id}"}`;
}

/** The same for a path that may be no good. */
export function operationAt(method: string, path: string): string {
  try {
    return operationOf(method, readRoute(path));
  } catch {
    return `${method} ?`;
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new ScimError(400, "the path is not encoded as a URL");
  }
}
