import { plain, redirect, type Site, type WebReply, type WebRequest } from "../../web/message";
import { acceptResponse } from "./acs";
import { authnRequest, redirectUrl } from "./authn-request";
import { directoryPage, messagePage } from "./pages";
import type { SignInParts } from "./parts";

const ACS = /^\/platform\/saml\/acs\/[0-9A-Za-z-]+$/;

/** The sign-in pages: they send people to the identity provider, and take its responses. Of another tenant too, so that the doctor's checks can say so. */
export function signInSite(parts: SignInParts): Site {
  return (request) => {
    if (ACS.test(request.path)) return request.method === "POST" ? acceptResponse(parts, request) : plain(405, "Method Not Allowed");
    if (request.path === "/platform/login" && request.method === "GET") return login(parts, request);
    return plain(404, "Not Found");
  };
}

function login({ instance, workflows, requests, identitySource, clock }: SignInParts, { query }: WebRequest): WebReply {
  // A bookmark of this page, or one that was left open: AWS knows nothing of it any more.
  if (workflows.take(query.get("workflowStateHandle") ?? "").kind !== "good") return messagePage("Something doesn't compute", instance.startUrl);
  const source = identitySource();
  if (source === undefined) return directoryPage();
  const id = requests.put(true);
  const xml = authnRequest({ id, issuedAt: clock(), issuer: instance.audience, acsUrl: instance.acsUrls[0], destination: source.signInUrl });
  // Opaque to the identity provider, as AWS's is; the way back hangs on the request and not on what comes back with the answer.
  return redirect(redirectUrl(source.signInUrl, xml, `sandbox-${id.slice(-24)}`));
}
