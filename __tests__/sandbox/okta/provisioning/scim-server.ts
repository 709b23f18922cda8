import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { field, isObject, list, object, parseJson, text, texts, type Json, type JsonObject, type Unread } from "../../../../sandbox/okta/json";

/** What AWS keeps of a user or a group. */
interface ScimUser { readonly id: string; body: JsonObject; active: boolean }
interface ScimGroup { readonly id: string; displayName: string; readonly members: Set<string> }
interface Call { readonly method: string; readonly path: string; readonly body: Unread }
/** An answer that stands in for the server's own; "drop" cuts the connection, "late" does the work first. */
type Fault = { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | "drop" | "late";

export interface ScimServer {
  readonly endpoint: string;
  readonly token: string;
  readonly users: Map<string, ScimUser>;
  readonly groups: Map<string, ScimGroup>;
  readonly calls: Call[];
  /** Told of each call; an answer takes the place of the real one. */
  fault: (call: Call) => Fault | undefined;
  readonly person: (userName: string) => ScimUser | undefined;
  readonly group: (displayName: string) => ScimGroup | undefined;
  readonly logins: (displayName: string) => readonly string[];
  readonly close: () => Promise<void>;
}

const SCIM_ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
const UNPARSABLE = "Request is unparsable, syntactically incorrect, or violates schema";
const DUPLICATE = "Refused to create a new, duplicate resource";
type Answer = readonly [status: number, body?: JsonObject];
const refused = (status: number, detail: string): Answer => [status, { schemas: [SCIM_ERROR], status: String(status), detail }];

/** As strict as IAM Identity Center is known to be (facts about its SCIM endpoint). */
export async function startScim(): Promise<ScimServer> {
  const token = `token-${Math.random()}`;
  const [users, groups, calls] = [new Map<string, ScimUser>(), new Map<string, ScimGroup>(), [] as Call[]];
  let last = 0;
  const nextId = (): string => `0000000000-00000000-0000-0000-0000-${String((last += 1)).padStart(12, "0")}`;

  function answer({ method, path, body }: Call): Answer {
    const url = new URL(path, "http://scim");
    const [, kind = "", id = ""] = /^\/tenant\/scim\/v2\/(Users|Groups)(?:\/([^/]+))?$/.exec(url.pathname) ?? [];
    if (kind === "") return refused(404, "no such path");
    if (id === "" && method === "GET") return search(kind, url.searchParams.get("filter") ?? "");
    if (kind === "Users") return onUser(method, id, body);
    return onGroup(method, id, body);
  }

  function search(kind: string, filter: string): Answer {
    const [, name = "", value = ""] = /^(userName|displayName) eq "((?:[^"\\]|\\.)*)"$/.exec(filter) ?? [];
    if (name !== (kind === "Users" ? "userName" : "displayName")) return refused(400, `unknown filter ${filter}`);
    const wanted = value.replace(/\\(.)/g, "$1");
    const found: JsonObject[] = kind === "Users" ? [...users.values()].filter(({ body }) => body["userName"] === wanted).map(({ id, body }) => ({ ...body, id })) : [...groups.values()].filter(({ displayName }) => displayName === wanted).map(({ id, displayName }) => ({ id, displayName, members: [] }));
    return [200, { totalResults: found.length, Resources: found }];
  }

  function onUser(method: string, id: string, body: Unread): Answer {
    const user = users.get(id);
    if (method === "POST" && id === "") {
      const fault = faultOf(body) ?? clash(body);
      if (fault !== undefined) return fault;
      const made = { id: nextId(), body: object(body), active: true };
      users.set(made.id, made);
      return [201, { ...made.body, id: made.id }];
    }
    if (user === undefined) return refused(404, "User not found");
    if (method === "PUT") {
      const fault = faultOf(body) ?? clash(body, id) ?? (text(field(body, "id")) === id ? undefined : refused(400, UNPARSABLE));
      if (fault !== undefined) return fault;
      Object.assign(user, { body: object(body), active: field(body, "active") });
      return [200, { ...user.body, id }];
    }
    const [operation, ...more] = list(field(body, "Operations"));
    const active = field(field(operation, "value"), "active");
    if (method !== "PATCH" || more.length > 0 || field(operation, "op") !== "replace" || typeof active !== "boolean") return refused(400, UNPARSABLE);
    user.active = active;
    return [200, { id }];
  }

  function clash(body: Unread, own = ""): Answer | undefined {
    const taken = [...users.values()].some(({ id, body: other }) => id !== own && (other["userName"] === field(body, "userName") || mail(other) === mail(body) || other["externalId"] === field(body, "externalId")));
    return taken ? refused(409, DUPLICATE) : undefined;
  }

  function onGroup(method: string, id: string, body: Unread): Answer {
    const group = groups.get(id);
    const displayName = text(field(body, "displayName")) ?? "";
    if (method === "POST" && id === "") {
      if (displayName === "" || field(body, "members") !== undefined) return refused(400, UNPARSABLE);
      if ([...groups.values()].some((other) => other.displayName === displayName)) return refused(409, DUPLICATE);
      const made = { id: nextId(), displayName, members: new Set<string>() };
      groups.set(made.id, made);
      return [201, { id: made.id, displayName, members: [] }];
    }
    if (group === undefined) return refused(404, "Group not found");
    if (method === "DELETE") return [groups.delete(id) ? 204 : 404];
    if (method !== "PATCH") return refused(501, "Groups have no PUT");
    for (const operation of list(field(body, "Operations"))) {
      const fault = patchGroup(group, operation);
      if (fault !== undefined) return fault;
    }
    return [204];
  }

  function patchGroup(group: ScimGroup, operation: Json): Answer | undefined {
    const [op, value] = [text(field(operation, "op")) ?? "", field(operation, "value")];
    if (field(operation, "path") !== "members") {
      const name = text(field(value, "displayName"));
      if (op !== "replace" || name === undefined) return refused(400, UNPARSABLE);
      group.displayName = name;
      return undefined;
    }
    const ids = list(value).map((member) => text(field(member, "value")) ?? "");
    if (ids.length === 0 || ids.length > 100 || (op !== "add" && op !== "remove")) return refused(400, UNPARSABLE);
    if (ids.some((member) => !users.has(member))) return refused(404, "Member not found");
    for (const member of ids) if (op === "add") group.members.add(member);
    else group.members.delete(member);
    return undefined;
  }

  const scim: ScimServer = {
    endpoint: "",
    token,
    users,
    groups,
    calls,
    fault: () => undefined,
    person: (userName) => [...users.values()].find(({ body }) => body["userName"] === userName),
    group: (displayName) => [...groups.values()].find((group) => group.displayName === displayName),
    logins: (displayName) => [...(scim.group(displayName)?.members ?? [])].map((id) => text(users.get(id)?.body["userName"]) ?? "").toSorted(),
    close: () => new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
    const call = { method: message.method ?? "", path: message.url ?? "", body: parseJson(Buffer.concat(chunks).toString("utf8")) };
    calls.push(call);
    const fault = scim.fault(call);
    if (fault === "late") answer(call);
    if (fault === "drop" || fault === "late") return void response.destroy();
    const [status, body]: Answer = fault !== undefined ? [fault.status] : message.headers.authorization === `Bearer ${token}` ? answer(call) : [401];
    response.writeHead(status, { "content-type": "application/scim+json", ...fault?.headers }).end(body === undefined ? "" : JSON.stringify(body));
  }
  const server = createServer((message, response) => void serve(message, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return Object.assign(scim, { endpoint: `http://127.0.0.1:${address.port}/tenant/scim/v2` });
}

const mail = (body: Unread): string | undefined => text(field(list(field(body, "emails"))[0], "value"));

/** Required names, one e-mail, no empty text anywhere. */
function faultOf(body: Unread): Answer | undefined {
  const required = [field(body, "userName"), field(body, "displayName"), field(field(body, "name"), "givenName"), field(field(body, "name"), "familyName")];
  const one = ["emails", "phoneNumbers", "addresses"].every((name) => list(field(body, name)).length <= 1);
  if (required.some((value) => text(value) === undefined) || !one || empty(body) || texts(field(body, "schemas")).length === 0) return refused(400, UNPARSABLE);
  return undefined;
}

function empty(value: Unread): boolean {
  if (value === "") return true;
  return isObject(value) ? Object.values(value).some(empty) : Array.isArray(value) && value.some(empty);
}
