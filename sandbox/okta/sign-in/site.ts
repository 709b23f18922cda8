import { formOf, redirect, type Site, type WebReply, type WebRequest } from "../../web/message";
import type { App } from "../apps";
import type { Factor } from "../credentials";
import { field } from "../json";
import type { OktaOrg } from "../org";
import { BadRequest, readAuthnRequest, type AuthnRequest } from "./authn-request";
import { authenticate, signOut, verifyFactor } from "./authenticate";
import { SESSION_COOKIE, visitorOf, type Here } from "./here";
import { badSaml, dashboard, loginPage, notFound } from "./pages";
import { Sessions } from "./sessions";
import { proceed } from "./sso";

export interface SignInOptions {
  /** Ids of the network zones that a request comes from. @default none */
  readonly zones?: (request: WebRequest) => readonly string[];
}

const HOME = "/app/UserHome";

export interface OktaPages {
  readonly site: Site;
  readonly host: string;
  /** A session token for `/login/sessionCookieRedirect`: lets a browser begin where a person has signed in. */
  readonly sessionToken: (login: string, factors?: readonly Factor[]) => string;
}

/** What people see of an org in the browser: sign-in, dashboard, and the way into its SAML apps. */
export function signInSite(org: OktaOrg, { zones = () => [] }: SignInOptions = {}): OktaPages {
  const sessions = new Sessions();
  const host = new URL(org.base).hostname;
  const site: Site = (request) => {
    const here: Here = { org, sessions, request, zones: zones(request), visitor: visitorOf(org, sessions, request) };
    const [, first = "", second = "", third = "", fourth = "", fifth = ""] = request.path.split("/");
    const app = org.apps.all().find(({ name, externalKey }) => first === "app" && name === second && externalKey === third);
    if (app !== undefined && `${fourth}/${fifth}` === "sso/saml") return enter(here, app);
    switch (`${request.method} /${first}/${second}`) {
      case "GET //":
        return redirect(HOME);
      case `GET ${HOME}`:
        return home(here);
      case "GET /login/login.htm":
        return here.visitor === undefined ? loginPage(undefined) : redirect(HOME);
      case "POST /login/authenticate":
        return authenticate(here);
      case "GET /login/sessionCookieRedirect":
        return redeem(here);
      case "GET /login/signout":
        return signOut(here);
      case "POST /signin/verify":
        return verifyFactor(here, third, fourth);
      default:
        return first === "home" ? tile(here.org, second, third) : notFound();
    }
  };
  return { site, host, sessionToken: (login, factors = ["password"]) => sessions.tokenFor(org.users.get(login).id, factors) };
}

/** The token's session, and on to an address of this org or of an app of it; nowhere else, or anybody could be sent anywhere. */
function redeem({ org, sessions, request }: Here): WebReply {
  const session = sessions.redeem(request.query.get("token"), org.now());
  const to = request.query.get("redirectUrl") ?? "";
  if (session === undefined || !to.startsWith(`${org.base}/`)) return redirect("/login/login.htm");
  return redirect(to, { [SESSION_COOKIE]: session.id });
}

/** Both bindings, and without a request a sign-in that begins at Okta. */
function enter(here: Here, app: App): WebReply {
  const { request } = here;
  if (request.method !== "GET" && request.method !== "POST") return notFound();
  const parameters = request.method === "GET" ? request.query : formOf(request);
  const parameter = parameters.get("SAMLRequest");
  let read: AuthnRequest | undefined;
  try {
    read = parameter === null ? undefined : readAuthnRequest(parameter, request.method === "GET" ? "redirect" : "post");
  } catch (cause) {
    if (cause instanceof BadRequest) return badSaml(cause.message);
    throw cause;
  }
  const idleSince = here.visitor?.session.usedAt ?? here.org.now();
  return proceed(here, here.sessions.begin({ appId: app.id, request: read, relayState: parameters.get("RelayState") ?? undefined, idleSince }));
}

function home({ org, visitor }: Here): WebReply {
  if (visitor === undefined) return redirect("/login/login.htm");
  visitor.session.usedAt = org.now();
  const apps = org.apps.all().filter((app) => app.status === "ACTIVE" && field(app.visibility["hide"], "web") !== true && org.canUse(app.id, visitor.user.id));
  return dashboard(visitor.user.profile.login, apps.map((app) => ({ label: app.label, href: `/home/${app.name}/${app.id}/1` })));
}

/** The address of a tile leads to the app's own. */
function tile(org: OktaOrg, name: string, id: string): WebReply {
  const app = org.apps.find(id);
  return app?.name === name ? redirect(`/app/${app.name}/${app.externalKey}/sso/saml`) : notFound();
}
