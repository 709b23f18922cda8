import type { WebRequest } from "../../web/message";
import type { OktaOrg } from "../org";
import type { User } from "../users";
import type { Session, Sessions } from "./sessions";

/** Okta's session cookie. */
export const SESSION_COOKIE = "idx";

export interface Visitor {
  readonly user: User;
  readonly session: Session;
}

/** One request with all that answering it takes. */
export interface Here {
  readonly org: OktaOrg;
  readonly sessions: Sessions;
  readonly request: WebRequest;
  /** Ids of the network zones that the request comes from. */
  readonly zones: readonly string[];
  readonly visitor: Visitor | undefined;
}

/** Whoever is not active any more has no session either, whatever their cookie says. */
export function visitorOf(org: OktaOrg, sessions: Sessions, request: WebRequest): Visitor | undefined {
  const session = sessions.find(request.cookies.get(SESSION_COOKIE));
  const user = org.users.find(session?.userId ?? "");
  if (session === undefined || user === undefined) return undefined;
  if (user.status === "ACTIVE") return { user, session };
  sessions.end(session);
  return undefined;
}
