import { plain, redirect, type Site, type WebRequest } from "../../web/message";
import { accessOf } from "./access";
import { messagePage, portalPage, signedOutPage } from "./pages";
import type { SignInParts } from "./parts";

/** The cookie that AWS's portal keeps its session in; its value is also the token of the portal's API. */
export const SESSION_COOKIE = "x-amz-sso_authn";

/**
 * The access portal. Signing out ends this session and nothing else: IAM Identity Center has no SingleLogoutService, so the
 * identity provider's session lives on and the next visit may sign the person in without a question.
 */
export function portalSite({ state, instance, sessions, workflows, arrivals }: SignInParts): Site {
  return (request) => {
    const { method, path, query, cookies } = request;
    const token = cookies.get(SESSION_COOKIE);
    if (method !== "GET") return plain(405, "Method Not Allowed");
    if (path === "/") return redirect(instance.startUrl);
    if (path === "/logout") {
      sessions.end(token);
      return { ...signedOutPage(instance.startUrl), cookies: { [SESSION_COOKIE]: "" } };
    }
    if (!isStart(request)) return plain(404, "Not Found");
    const handle = query.get("workflowResultHandle");
    if (handle !== null) {
      const arrival = arrivals.take(handle);
      if (arrival.kind !== "good") return messagePage("Something doesn't compute", instance.startUrl);
      sessions.end(token);
      return redirect(arrival.value.target, { [SESSION_COOKIE]: arrival.value.token });
    }
    const session = sessions.get(token);
    if (session === undefined) return redirect(`https://${instance.loginHost}/platform/login?workflowStateHandle=${workflows.put(true)}`);
    return portalPage(session.user, accessOf(state, session.user));
  };
}

function isStart({ path }: WebRequest): boolean {
  return path === "/start" || path === "/start/";
}
