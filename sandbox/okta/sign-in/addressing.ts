import type { App } from "../apps";
import { field, list, text, whole } from "../json";
import type { AuthnRequest } from "./authn-request";

export interface Addressing {
  /** Where the form posts to. */
  readonly acs: string;
  readonly destination: string;
  readonly recipient: string;
  readonly audience: string;
}

/** Where the answer for an app goes; undefined while the app has no ACS URL, and then Okta shows its dashboard. */
export function addressingOf(app: App, request: AuthnRequest | undefined): Addressing | undefined {
  const setting = (name: string): string | undefined => text(app.signOn[name]) ?? undefined;
  if (app.catalog) {
    // A catalog app posts to the address of its settings, whatever the request names.
    const acs = setting("ssoAcsUrlOverride") ?? text(app.settings["acsURL"]);
    const audience = setting("audienceOverride") ?? text(app.settings["entityID"]);
    if (acs === undefined || audience === undefined) return undefined;
    return { acs, audience, destination: setting("destinationOverride") ?? acs, recipient: setting("recipientOverride") ?? acs };
  }
  const [acs, audience] = [setting("ssoAcsUrl"), setting("audience")];
  if (acs === undefined || audience === undefined) return undefined;
  const requested = registered(app, request);
  if (requested !== undefined) return { acs: requested, audience, destination: requested, recipient: requested };
  return { acs, audience, destination: setting("destination") ?? acs, recipient: setting("recipient") ?? acs };
}

/** An address that is not registered is never answered to: the app's own one is. */
function registered(app: App, request: AuthnRequest | undefined): string | undefined {
  const endpoints = list(app.signOn["acsEndpoints"]);
  const found = endpoints.find((endpoint) =>
    request?.acsUrl === undefined ? request?.acsIndex !== undefined && whole(field(endpoint, "index")) === request.acsIndex : text(field(endpoint, "url")) === request.acsUrl,
  );
  return text(field(found, "url"));
}
