import { assignmentView, type Assignment } from "../assignments";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import type { Route } from "../router";
import { noContent, ok } from "../transport";

export function assignmentRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const limits = { usual: Math.min(20, pageSize), most: Math.min(200, pageSize) };
  const { apps, assignments, groups } = org;
  const view = (appId: string) => (assignment: Assignment) =>
    assignmentView(assignment, `${org.base}/api/v1/apps/${appId}`, `${org.base}/api/v1/groups/${assignment.id}`);
  return [
    [
      "GET",
      "/api/v1/apps/:app/groups",
      (request, params) => {
        const app = apps.get(params("app"));
        const byId = assignments.of(app.id).toSorted((a, b) => (a.id < b.id ? -1 : 1));
        return page(request, byId, limits, view(app.id));
      },
    ],
    [
      "GET",
      "/api/v1/apps/:app/groups/:group",
      (_, params) => {
        const app = apps.get(params("app"));
        return ok(view(app.id)(assignments.get(app.id, params("group"))));
      },
    ],
    [
      "PUT",
      "/api/v1/apps/:app/groups/:group",
      ({ body }, params) => {
        const app = apps.get(params("app"));
        return ok(view(app.id)(assignments.put(app.id, groups.get(params("group")).id, body)));
      },
    ],
    [
      "DELETE",
      "/api/v1/apps/:app/groups/:group",
      (_, params) => {
        assignments.remove(apps.get(params("app")).id, params("group"));
        return noContent;
      },
    ],
  ];
}
