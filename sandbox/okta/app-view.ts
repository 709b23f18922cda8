import type { App } from "./apps";
import { PROVISIONING_FEATURES } from "./catalog";
import { stamp } from "./ids";
import type { JsonObject } from "./json";

export function appView(app: App, base: string): JsonObject {
  const self = `${base}/api/v1/apps/${app.id}`;
  const links = app.catalog?.appLinks ?? [`${app.name}_link`];
  const next = app.status === "ACTIVE" ? "deactivate" : "activate";
  return {
    id: app.id,
    orn: `orn:okta:idp:00o000000000000001d7:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: stamp(app.lastUpdated),
    created: stamp(app.created),
    accessibility: app.accessibility,
    visibility: { ...app.visibility, appLinks: Object.fromEntries(links.map((link) => [link, true])) },
    features: app.provisioning ? PROVISIONING_FEATURES : [],
    signOnMode: app.signOnMode,
    credentials: { userNameTemplate: app.userNameTemplate, signing: { kid: app.kid } },
    settings: {
      app: app.settings,
      notifications: { vpn: { network: { connection: "DISABLED" }, message: null, helpUrl: null } },
      manualProvisioning: false,
      implicitAssignment: app.implicitAssignment,
      notes: app.notes,
      signOn: app.signOn,
    },
    _links: {
      metadata: { href: `${self}/sso/saml/metadata`, type: "application/xml" },
      appLinks: links.map((name) => ({ name, href: `${base}/home/${app.name}/${app.id}/1`, type: "text/html" })),
      accessPolicy: { href: `${base}/api/v1/policies/${app.accessPolicyId}` },
      policies: { href: `${self}/policies`, hints: { allow: ["PUT"] } },
      groups: { href: `${self}/groups` },
      users: { href: `${self}/users` },
      logo: [{ name: "medium", href: `${base}/assets/img/logos/default.png`, type: "image/png" }],
      [next]: { href: `${self}/lifecycle/${next}` },
    },
  };
}
