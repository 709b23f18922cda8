import { field, whole } from "../json";
import type { OktaOrg } from "../org";
import { readPolicyRule } from "../policy-rule-body";
import { policyRuleView, type PolicyRule } from "../policy-rules";
import type { Params, Route } from "../router";
import { noContent, ok } from "../transport";

export function policyRuleRoutes(org: OktaOrg): readonly Route[] {
  const known = { hasGroup: (id: string) => org.groups.find(id) !== undefined };
  const rules = (params: Params) => org.policies.get(params("policy")).rules;
  const view = (rule: PolicyRule, params: Params) => policyRuleView(rule, `${org.base}/api/v1/policies/${params("policy")}`);
  return [
    ["GET", "/api/v1/policies/:policy/rules", (_, params) => ok(rules(params).all().map((rule) => view(rule, params)))],
    [
      "POST",
      "/api/v1/policies/:policy/rules",
      ({ body }, params) => ok(view(rules(params).add(readPolicyRule(body, known), whole(field(body, "priority"))), params)),
    ],
    ["GET", "/api/v1/policies/:policy/rules/:rule", (_, params) => ok(view(rules(params).get(params("rule")), params))],
    [
      "PUT",
      "/api/v1/policies/:policy/rules/:rule",
      ({ body }, params) => {
        const rule = rules(params).get(params("rule"));
        const wish = readPolicyRule(body, known, rule.system);
        return ok(view(rules(params).update(rule.id, wish, whole(field(body, "priority"))), params));
      },
    ],
    [
      "DELETE",
      "/api/v1/policies/:policy/rules/:rule",
      (_, params) => {
        rules(params).remove(params("rule"));
        return noContent;
      },
    ],
    ...[true, false].map(
      (active): Route => [
        "POST",
        `/api/v1/policies/:policy/rules/:rule/lifecycle/${active ? "activate" : "deactivate"}`,
        (_, params) => {
          rules(params).setActive(params("rule"), active);
          return noContent;
        },
      ],
    ),
  ];
}
