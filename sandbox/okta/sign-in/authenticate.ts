import { formOf, redirect, type WebReply } from "../../web/message";
import { FACTORS, type Factor } from "../credentials";
import { SESSION_COOKIE, type Here } from "./here";
import { expired, loginPage, notFound } from "./pages";
import { prove } from "./sessions";
import { proceed } from "./sso";

/** One message for every reason, as Okta: nobody learns who exists. */
const REFUSED = "Unable to sign in";

/** Name and password, for the dashboard or on the way into an app. */
export function authenticate(here: Here): WebReply {
  const { org, sessions, request, visitor } = here;
  const sent = formOf(request);
  const state = sent.get("stateToken");
  const signIn = sessions.signIn(state);
  if (state !== null && signIn === undefined) return expired();
  const username = (sent.get("username") ?? "").trim();
  const user = org.users.byLogin(username);
  const refused = user === undefined ? "UNKNOWN_USER" : user.status !== "ACTIVE" ? `USER_STATUS_${user.status}` : sent.get("password") !== org.credentials.passwordOf(user.id) ? "INVALID_CREDENTIALS" : undefined;
  if (user === undefined || refused !== undefined) {
    org.log.add("user.session.start", { actor: username, result: "FAILURE", ...(refused === undefined ? {} : { reason: refused }) });
    return loginPage(signIn?.id, { message: REFUSED, username });
  }
  // The session of somebody else on this browser ends; one's own goes on with what was proved on it, under a new cookie.
  const session = sessions.start(user.id, org.now());
  if (visitor !== undefined) {
    if (visitor.user.id === user.id) for (const [factor, at] of visitor.session.proofs) session.proofs.set(factor, at);
    sessions.end(visitor.session);
  }
  prove(session, signIn, "password", org.now());
  org.log.add("user.session.start", { actor: user.profile.login, result: "SUCCESS" });
  const cookies = { [SESSION_COOKIE]: session.id };
  if (signIn === undefined) return redirect("/app/UserHome", cookies);
  return { ...proceed({ ...here, visitor: { user, session } }, signIn), cookies };
}

/** Stands for what happens on the person's phone or key. */
export function verifyFactor(here: Here, factor: string, answer: string): WebReply {
  const { org, sessions, request, visitor } = here;
  const signIn = sessions.signIn(formOf(request).get("stateToken"));
  if (signIn === undefined || visitor === undefined) return expired();
  const { user, session } = visitor;
  const used = FACTORS.find((known): known is Exclude<Factor, "password"> => known === factor && known !== "password");
  if (used === undefined || !org.credentials.enrolled(user.id).includes(used) || (answer !== "approve" && answer !== "refuse")) return notFound();
  const event = { actor: user.profile.login, targets: [{ type: "AuthenticatorEnrollment" as const, displayName: used }] };
  if (answer === "refuse") {
    org.log.add("user.authentication.auth_via_mfa", { ...event, result: "FAILURE", reason: "REJECTED_BY_USER" });
    return proceed(here, signIn, "You have chosen to reject this login.");
  }
  prove(session, signIn, used, org.now());
  org.log.add("user.authentication.auth_via_mfa", { ...event, result: "SUCCESS" });
  return proceed(here, signIn);
}

/** Ends Okta's session; the sessions of apps go on, since IAM Identity Center has no single logout. */
export function signOut({ org, sessions, visitor }: Here): WebReply {
  if (visitor !== undefined) {
    sessions.end(visitor.session);
    org.log.add("user.session.end", { actor: visitor.user.profile.login, result: "SUCCESS" });
  }
  return redirect("/login/login.htm", { [SESSION_COOKIE]: "" });
}
