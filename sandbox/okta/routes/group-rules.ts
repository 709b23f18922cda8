import { groupRuleView, type GroupRule } from "../group-rules";
import { beginsWith } from "../filter";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import type { Route } from "../router";
import { noContent, ok } from "../transport";

export function groupRuleRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const limits = { usual: Math.min(50, pageSize), most: Math.min(200, pageSize) };
  const rules = org.groupRules;
  const found = (search: string | null): readonly GroupRule[] => rules.all().filter((rule) => beginsWith(search, rule.name));
  return [
    ["GET", "/api/v1/groups/rules", (request) => page(request, found(request.query.get("search")), limits, groupRuleView)],
    ["POST", "/api/v1/groups/rules", ({ body }) => ok(groupRuleView(rules.add(body)))],
    ["GET", "/api/v1/groups/rules/:rule", (_, params) => ok(groupRuleView(rules.get(params("rule"))))],
    ["PUT", "/api/v1/groups/rules/:rule", ({ body }, params) => ok(groupRuleView(rules.update(params("rule"), body)))],
    [
      "DELETE",
      "/api/v1/groups/rules/:rule",
      ({ query }, params) => {
        rules.remove(params("rule"), query.get("removeUsers") === "true");
        return { status: 202, json: {} };
      },
    ],
    ...[true, false].map(
      (active): Route => [
        "POST",
        `/api/v1/groups/rules/:rule/lifecycle/${active ? "activate" : "deactivate"}`,
        (_, params) => {
          rules.setActive(params("rule"), active);
          return noContent;
        },
      ],
    ),
  ];
}
