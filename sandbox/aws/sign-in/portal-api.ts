import { json, type Site, type WebReply, type WebRequest } from "../../web/message";
import { accessOf, type Entry } from "./access";
import { milliseconds } from "./duration";
import type { SignInParts } from "./parts";
import { sessionTags } from "./session-tags";
import type { Session } from "./sessions";

const MOST = 100;

/** The portal's API (service model sso 2019-06-10): what `aws sso list-accounts` and the SDKs ask. The token is the portal's session. */
export function portalApi({ state, sessions, clock }: Pick<SignInParts, "state" | "sessions" | "clock">): Site {
  const operations: ReadonlyMap<string, (request: WebRequest, session: Session, entries: readonly Entry[]) => WebReply> = new Map([
    ["/assignment/accounts", ({ query }, _session, entries) => listed(query, "accounts", "accountList", entries.map(({ account }) => ({ accountId: account.id, accountName: account.name, emailAddress: account.email })))],
    ["/assignment/roles", ({ query }, _session, entries) => {
      const id = query.get("account_id");
      if (id === null) return error(400, "InvalidRequestException", "account_id is missing");
      const entry = entries.find(({ account }) => account.id === id);
      return entry === undefined ? forbidden() : listed(query, `roles ${id}`, "roleList", entry.sets.map(({ name }) => ({ roleName: name, accountId: id })));
    }],
    ["/federation/credentials", ({ query }, session, entries) => {
      const [accountId, roleName] = [query.get("account_id"), query.get("role_name")];
      if (accountId === null || roleName === null) return error(400, "InvalidRequestException", `${accountId === null ? "account_id" : "role_name"} is missing`);
      const set = entries.find(({ account }) => account.id === accountId)?.sets.find(({ name }) => name === roleName);
      if (set === undefined) return forbidden();
      const expiration = clock().getTime() + (milliseconds(set.sessionDuration) ?? 0);
      return json(200, {
        // Nothing that a scanner for secrets, or a person, could take for credentials.
        roleCredentials: { accessKeyId: "SANDBOX-NOT-A-KEY", secretAccessKey: "not-a-secret", sessionToken: "not-a-token", expiration },
        // Not AWS's: what STS would be told, which no answer of AWS shows.
        sandbox: { permissionSet: set.arn, sessionDuration: set.sessionDuration, sessionTags: sessionTags(state, session.user, session.asserted) },
      });
    }],
  ]);
  return (request) => {
    const operation = operations.get(request.path);
    if (operation === undefined || request.method !== "GET") return error(404, "UnknownOperationException", "the sandbox does not know it");
    const token = request.headers["x-amz-sso_bearer_token"];
    const session = sessions.get(typeof token === "string" ? token : undefined);
    return session === undefined ? error(401, "UnauthorizedException", "Session token not found or invalid") : operation(request, session, accessOf(state, session.user));
  };
}

function listed(query: URLSearchParams, of: string, member: string, items: readonly unknown[]): WebReply {
  const size = query.get("max_result") ?? String(MOST);
  if (!/^\d{1,3}$/.test(size) || Number(size) < 1 || Number(size) > MOST) return error(400, "InvalidRequestException", `max_result must be 1 to ${MOST}`);
  const token = query.get("next_token");
  const start = token === null ? 0 : positionIn(token, of);
  if (start === undefined) return error(400, "InvalidRequestException", "Invalid next_token");
  const end = start + Number(size);
  return json(200, { [member]: items.slice(start, end), ...(end < items.length ? { nextToken: Buffer.from(`${of}:${end}`).toString("base64url") } : {}) });
}

/** A token is good for the listing that gave it and for no other. */
function positionIn(token: string, of: string): number | undefined {
  const [made, position] = Buffer.from(token, "base64url").toString("utf8").split(":");
  return made === of && position !== undefined && /^\d{1,9}$/.test(position) ? Number(position) : undefined;
}

/** AWS says the same of a role that is not there and of one that is not the person's. */
const forbidden = (): WebReply => error(403, "ForbiddenException", "No access");

function error(status: number, type: string, message: string): WebReply {
  return { ...json(status, { message, __type: `com.amazonaws.switchboard.portal#${type}` }), headers: { "x-amzn-errortype": type } };
}
