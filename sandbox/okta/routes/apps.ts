import { appView } from "../app-view";
import type { App } from "../apps";
import { beginsWith, readFilter } from "../filter";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import type { Route } from "../router";
import { samlMetadata } from "../saml-metadata";
import { keyView } from "../signing-key";
import { noContent, ok } from "../transport";

export function appRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const limits = { usual: Math.min(20, pageSize), most: Math.min(200, pageSize) };
  const { apps } = org;
  const view = (app: App) => appView(app, org.base);
  return [
    [
      "GET",
      "/api/v1/apps",
      (request) => {
        const holds = readFilter(request.query.get("filter"), FILTERED);
        const found = apps.all().filter((app) => holds(app) && beginsWith(request.query.get("q"), app.name, app.label));
        return page(request, found, limits, view);
      },
    ],
    ["POST", "/api/v1/apps", async ({ body, query }) => ok(view(await apps.add(body, query.get("activate") !== "false")))],
    ["GET", "/api/v1/apps/:app", (_, params) => ok(view(apps.get(params("app"))))],
    ["PUT", "/api/v1/apps/:app", ({ body }, params) => ok(view(apps.update(params("app"), body)))],
    [
      "DELETE",
      "/api/v1/apps/:app",
      (_, params) => {
        org.removeApp(params("app"));
        return noContent;
      },
    ],
    ...[true, false].map(
      (active): Route => [
        "POST",
        `/api/v1/apps/:app/lifecycle/${active ? "activate" : "deactivate"}`,
        (_, params) => {
          apps.setActive(params("app"), active);
          return ok({});
        },
      ],
    ),
    [
      "PUT",
      "/api/v1/apps/:app/policies/:policy",
      (_, params) => {
        org.assignPolicy(params("app"), params("policy"));
        return noContent;
      },
    ],
    [
      "GET",
      "/api/v1/apps/:app/sso/saml/metadata",
      ({ query }, params) => {
        const app = apps.get(params("app"));
        return { status: 200, xml: samlMetadata(app, apps.key(app.id, query.get("kid") ?? app.kid), org.base) };
      },
    ],
    ["GET", "/api/v1/apps/:app/credentials/keys", (_, params) => ok(apps.get(params("app")).keys.map(keyView))],
    ["GET", "/api/v1/apps/:app/credentials/keys/:kid", (_, params) => ok(keyView(apps.key(params("app"), params("kid"))))],
    [
      "POST",
      "/api/v1/apps/:app/credentials/keys/generate",
      async ({ query }, params) => ({
        status: 201,
        json: keyView(await apps.addKey(params("app"), Number(query.get("validityYears")))),
      }),
    ],
  ];
}

const FILTERED = {
  id: (app: App) => app.id,
  name: (app: App) => app.name,
  status: (app: App) => app.status,
};
