import type { WebReply } from "../../web/message";
import { redirect } from "../../web/message";
import type { App } from "../apps";
import type { OktaOrg } from "../org";
import type { LogTarget } from "../system-log";
import type { User } from "../users";
import { addressingOf } from "./addressing";
import { decide, type Decision } from "./decide";
import type { Here, Visitor } from "./here";
import { accessDenied, answerPage, factorPage, loginPage, misconfigured, notAssigned, notFound } from "./pages";
import { respond } from "./respond";
import { proofsOf, type SignIn } from "./sessions";

/** Takes a sign-in as far as it goes: to a question for the person, a refusal, or the answer for the app. */
export function proceed(here: Here, signIn: SignIn, message = ""): WebReply {
  const { org, visitor } = here;
  const app = org.apps.find(signIn.appId);
  if (app?.status !== "ACTIVE") return notFound();
  if (visitor === undefined) return loginPage(signIn.id);
  const { user } = visitor;
  const asked = signIn.request?.forceAuthn === true && app.signOn["honorForceAuthn"] === true;
  if (asked && !(signIn.userId === user.id && signIn.proved.has("password"))) return loginPage(signIn.id, { username: user.profile.login });
  if (!org.canUse(app.id, user.id)) {
    org.log.add("app.generic.unauth_app_access_attempt", { actor: user.profile.login, result: "FAILURE", targets: [target(app)] });
    return notAssigned(app);
  }
  const decision = evaluated(here, app, signIn, visitor);
  if (typeof decision === "string") return failed(org, app, user, decision);
  if (decision.access === "DENY" || decision.needs.some(({ factors }) => factors.length === 0)) return accessDenied();
  const [need] = decision.needs;
  if (need?.factors.includes("password")) return loginPage(signIn.id, { username: user.profile.login });
  if (need !== undefined) return factorPage(signIn.id, app, need.factors, message);
  return answer(here, signIn, app, visitor);
}

/** The policy's decision, in the log with the rule that made it; a policy that cannot be evaluated gives the reason. */
function evaluated({ org, zones }: Here, app: App, signIn: SignIn, { user, session }: Visitor): Decision | string {
  const policy = org.policies.get(app.accessPolicyId);
  try {
    const decision = decide(policy.rules.all(), {
      userId: user.id,
      groupIds: org.memberships.groupsOf(user.id),
      zones,
      enrolled: org.credentials.enrolled(user.id),
      proofs: proofsOf(session, signIn),
      idleSince: signIn.idleSince,
      now: org.now(),
    });
    org.log.add("policy.evaluate_sign_on", {
      actor: user.profile.login,
      ...outcome(decision),
      targets: [target(app), { type: "PolicyEntity", displayName: policy.name }, { type: "PolicyRule", displayName: decision.rule }],
    });
    return decision;
  } catch (cause) {
    return reasonOf(cause);
  }
}

function outcome({ access, needs }: Decision): { readonly result: "ALLOW" | "DENY" | "CHALLENGE"; readonly reason?: string } {
  if (access === "DENY") return { result: "DENY", reason: "Sign-on policy evaluation resulted in DENY" };
  if (needs.length === 0) return { result: "ALLOW" };
  const lacking = needs.find(({ factors }) => factors.length === 0);
  return lacking === undefined ? { result: "CHALLENGE" } : { result: "DENY", reason: `no enrolled authenticator satisfies the rule (${lacking.class})` };
}

function answer({ org, sessions }: Here, signIn: SignIn, app: App, { user, session }: Visitor): WebReply {
  const to = addressingOf(app, signIn.request);
  sessions.answered(signIn);
  session.usedAt = org.now();
  if (to === undefined) return redirect(`${org.base}/app/UserHome`);
  let response: string;
  try {
    response = respond(org, app, user, to, signIn.request);
  } catch (cause) {
    return failed(org, app, user, reasonOf(cause));
  }
  org.log.add("user.authentication.sso", { actor: user.profile.login, result: "SUCCESS", targets: [target(app)] });
  const relayState = signIn.relayState ?? (signIn.request === undefined ? app.signOn["defaultRelayState"] : undefined);
  return answerPage(to.acs, { SAMLResponse: response, ...(typeof relayState === "string" ? { RelayState: relayState } : {}) });
}

function failed(org: OktaOrg, app: App, user: User, reason: string): WebReply {
  org.log.add("user.authentication.sso", { actor: user.profile.login, result: "FAILURE", reason, targets: [target(app)] });
  return misconfigured(reason);
}

const target = (app: App): LogTarget => ({ type: "AppInstance", displayName: app.label });
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
