import { randomUUID } from "node:crypto";
import type { Site, WebReply, WebRequest } from "../../web/message";
import { isFields, type Fields } from "../input";
import type { AwsState } from "../state";
import { describe } from "./discovery";
import { errorReply, ScimError, unparsable } from "./errors";
import { createGroup, deleteGroup, getGroup, listGroups, patchGroup } from "./groups";
import { refuseProjection } from "./list";
import { isScimPath, operationOf, readRoute } from "./route";
import { createUser, deleteUser, getUser, listUsers, patchUserById, putUser } from "./users";

/** The SCIM endpoint of the instance, for any host: paths are /<tenant>/scim/v2/... */
export function scimSite(state: AwsState): Site {
  return (request) => {
    const id = randomUUID();
    const reply = attempt(() => answer(request, state), (cause) => errorReply(cause, id, state.ids.clock()));
    return { ...reply, headers: { ...reply.headers, "x-amzn-requestid": id } };
  };
}

function attempt(act: () => WebReply, failed: (cause: unknown) => WebReply): WebReply {
  try {
    return act();
  } catch (cause) {
    return failed(cause);
  }
}

function answer(request: WebRequest, state: AwsState): WebReply {
  if (!isScimPath(request.path)) throw new ScimError(404, "there is nothing here");
  const route = readRoute(request.path);
  const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1];
  // A wrong tenant and a wrong token look the same, so that neither can be tried out.
  if (token === undefined || !state.console.admits(route.tenant, token)) throw new ScimError(401, "Authorization header is invalid or missing.");
  if (route.crooked) throw unparsable("the path has an empty part: does the base URL end with a slash?");
  const operation = operationOf(request.method, route);
  const act = find(operation, route.id ?? "");
  // Told from the text, since AWS too turns a request away before it reads it.
  const changesMembers = operation === "PATCH /Groups/{id}" && request.body.includes('"members');
  if (!state.scimThrottle.admits(changesMembers ? `${operation} members` : operation)) throw new ScimError(429, "Rate exceeded");
  refuseProjection(request.query);
  if (act !== undefined) return act(state, request);
  if (request.method === "GET") return describe(route.resource, route.id);
  // Of an operation that it does not support, PUT of a group among them, AWS's guide says ValidationException, not 405.
  throw new ScimError(400, `${operation} is not supported`);
}

type Act = (state: AwsState, request: WebRequest) => WebReply;

function find(operation: string, id: string): Act | undefined {
  switch (operation) {
    case "GET /Users": return (state, { query }) => listUsers(state, query);
    case "POST /Users": return (state, request) => createUser(state, readBody(request));
    case "GET /Users/{id}": return (state) => getUser(state, id);
    case "PUT /Users/{id}": return (state, request) => putUser(state, id, readBody(request));
    case "PATCH /Users/{id}": return (state, request) => patchUserById(state, id, readBody(request));
    case "DELETE /Users/{id}": return (state) => deleteUser(state, id);
    case "GET /Groups": return (state, { query }) => listGroups(state, query);
    case "POST /Groups": return (state, request) => createGroup(state, readBody(request));
    case "GET /Groups/{id}": return (state) => getGroup(state, id);
    case "PATCH /Groups/{id}": return (state, request) => patchGroup(state, id, readBody(request));
    case "DELETE /Groups/{id}": return (state) => deleteGroup(state, id);
    default: return undefined;
  }
}

function readBody({ body }: WebRequest): Fields {
  try {
    const value: unknown = JSON.parse(body);
    if (isFields(value)) return value;
  } catch {
    // Falls through to the one error for both.
  }
  throw unparsable("the body is not a JSON object");
}
