import { invalid } from "../errors";
import type { OktaOrg } from "../org";
import { page } from "../paging";
import { POLICY_TYPES, policyView, readPolicy, type Policy } from "../policies";
import type { Route } from "../router";
import { noContent, ok } from "../transport";

export function policyRoutes(org: OktaOrg, pageSize: number): readonly Route[] {
  const limits = { usual: Math.min(200, pageSize), most: Math.min(200, pageSize) };
  const { policies } = org;
  const view = (policy: Policy) => policyView(policy, org.base);
  return [
    [
      "GET",
      "/api/v1/policies",
      (request) => {
        const type = request.query.get("type") ?? "";
        if (!POLICY_TYPES.includes(type)) throw invalid("type", `type: Not one of the allowed values: ${POLICY_TYPES.join(", ")}`);
        return page(request, policies.ofType(type), limits, view);
      },
    ],
    [
      "POST",
      "/api/v1/policies",
      ({ body }) => {
        const { name, ...options } = readPolicy(body);
        if (options.type !== "ACCESS_POLICY") throw invalid("type", "type: this sandbox makes policies of type ACCESS_POLICY only");
        return ok(view(policies.add(name, options)));
      },
    ],
    ["GET", "/api/v1/policies/:policy", (_, params) => ok(view(policies.get(params("policy"))))],
    ["PUT", "/api/v1/policies/:policy", ({ body }, params) => ok(view(policies.update(params("policy"), body)))],
    [
      "DELETE",
      "/api/v1/policies/:policy",
      (_, params) => {
        org.removePolicy(params("policy"));
        return noContent;
      },
    ],
    ...policyLifecycle(org),
  ];
}

function policyLifecycle(org: OktaOrg): readonly Route[] {
  return (["ACTIVE", "INACTIVE"] as const).map((status): Route => [
    "POST",
    `/api/v1/policies/:policy/lifecycle/${status === "ACTIVE" ? "activate" : "deactivate"}`,
    (_, params) => {
      org.policies.get(params("policy")).status = status;
      return noContent;
    },
  ]);
}
