import { FACTORS, type Factor } from "../okta/credentials";
import { invalid, notFound, OktaError, unsupported } from "../okta/errors";
import { field, isObject, parseJson, text, texts, type JsonObject } from "../okta/json";
import type { OktaOrg } from "../okta/org";
import { signInUrl } from "../okta/saml-metadata";
import type { OktaPages } from "../okta/sign-in/site";
import { json, type Site, type WebReply, type WebRequest } from "../web/message";
import type { Provisioning } from "./provisioning";

/** The host of Okta's admin console. */
export const adminHost = (org: OktaOrg): string => `${org.name.toLowerCase()}-admin.okta.com`;

/** The steps in Okta that have no API, as JSON; a refusal is Okta's error. */
export function adminSite(org: OktaOrg, pages: OktaPages, provisioning: Provisioning): Site {
  return async (request) => {
    try {
      return await answer(request, org, pages, provisioning);
    } catch (cause) {
      if (cause instanceof OktaError) return json(cause.status, cause.body());
      throw cause;
    }
  };
}

async function answer(request: WebRequest, org: OktaOrg, pages: OktaPages, provisioning: Provisioning): Promise<WebReply> {
  const [, kind = "", name = "", step = "", ...rest] = request.path.split("/").map(decoded);
  if (rest.length > 0) throw unsupported(404);
  switch (`${request.method} /${kind}${name === "" ? "" : `/{id}/${step}`}`) {
    case "GET /apps":
      return json(200, org.apps.all().map(({ id, label, status, provisioning: enabled }) => ({ id, label, status, provisioning: !enabled ? "off" : provisioning.isConnected(id) ? "connected" : "waits for a token" })));
    case "POST /apps/{id}/provisioning": {
      const body = read(request);
      const [endpoint, token] = [text(field(body, "endpoint")) ?? "", text(field(body, "token")) ?? ""];
      if (!URL.canParse(endpoint) || token === "") throw invalid("provisioning", "endpoint must be the SCIM endpoint of IAM Identity Center, token one of its access tokens");
      provisioning.connect(org.apps.get(name).id, endpoint, token);
      return pushed(name, provisioning);
    }
    case "POST /apps/{id}/push":
      return pushed(org.apps.get(name).id, provisioning);
    case "POST /apps/{id}/retry":
      org.retryPushes(name);
      return pushed(name, provisioning);
    case "POST /people/{id}/sign-in":
      return json(200, { url: signInLink(org, pages, name, texts(field(read(request), "factors"))) });
    default:
      throw unsupported(404);
  }
}

async function pushed(appId: string, provisioning: Provisioning): Promise<WebReply> {
  const report = await provisioning.push(appId);
  if (report === undefined) throw invalid("provisioning", "the app has no token in this run: POST /apps/{id}/provisioning gives it one");
  return json(200, report);
}

/** Leads into the first SAML app that the person has, or to the dashboard; good once, and without a password. */
function signInLink(org: OktaOrg, pages: OktaPages, login: string, factors: readonly string[]): string {
  const user = org.users.byLogin(login);
  if (user === undefined) throw notFound(login, "User");
  const unknown = factors.find((factor) => !FACTORS.some((one) => one === factor));
  if (unknown !== undefined) throw invalid("factors", `factors: must be of ${FACTORS.join(", ")}`);
  const app = org.apps.all().find(({ id, status }) => status === "ACTIVE" && org.canUse(id, user.id));
  const to = app === undefined ? `${org.base}/app/UserHome` : signInUrl(app, org.base);
  const proven: readonly Factor[] = FACTORS.filter((factor) => factor === "password" || factors.includes(factor));
  return `${org.base}/login/sessionCookieRedirect?${new URLSearchParams({ token: pages.sessionToken(user.profile.login, proven), redirectUrl: to }).toString()}`;
}

function read({ body }: WebRequest): JsonObject {
  const value = body.trim() === "" ? {} : parseJson(body);
  if (!isObject(value)) throw invalid("body", "the body must be a JSON object");
  return value;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
