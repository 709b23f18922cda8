import { blank, invalid } from "../errors";
import { mappingView, type GroupPushMapping } from "../group-push";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import type { Route } from "../router";
import { noContent, ok } from "../transport";

export function groupPushRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const limits = { usual: Math.min(100, pageSize), most: Math.min(1000, pageSize) };
  const { apps, mappings } = org;
  const view = (mapping: GroupPushMapping) => mappingView(mapping, org.base);
  const at = "/api/v1/apps/:app/group-push/mappings";
  return [
    ["GET", at, (request, params) => page(request, mappings.of(apps.get(params("app")).id), limits, view)],
    ["POST", at, ({ body }, params) => ok(view(mappings.add(apps.get(params("app")), body)))],
    ["GET", `${at}/:mapping`, (_, params) => ok(view(mappings.get(apps.get(params("app")).id, params("mapping"))))],
    [
      "PATCH",
      `${at}/:mapping`,
      ({ body }, params) => ok(view(mappings.update(apps.get(params("app")).id, params("mapping"), body))),
    ],
    [
      "DELETE",
      `${at}/:mapping`,
      ({ query }, params) => {
        const wanted = query.get("deleteTargetGroup");
        if (wanted !== "true" && wanted !== "false") throw invalid("deleteTargetGroup", blank("deleteTargetGroup"));
        mappings.remove(apps.get(params("app")).id, params("mapping"), wanted === "true");
        return noContent;
      },
    ],
  ];
}
