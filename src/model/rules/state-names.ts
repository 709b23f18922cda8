import { isCustomerManaged, policyLabel, policyName } from "../policy-names";
import { quote } from "../problem";
import type { Rule } from "../rule";
import { error, shared } from "../rule";

/** Policies of one set that would get one name in state: CDKTF would silently keep the last of them. */
export const stateNames: Rule = {
  id: "state-names",
  scope: "catalog",
  check: ({ catalog }) =>
    Object.entries(catalog.permissionSets).flatMap(([key, set]) =>
      [set.managed ?? [], set.customerManaged ?? []].flatMap((list) => {
        const names = new Set(list.map((policy) => (isCustomerManaged(policy) ? policy.name : policyName(policy))));
        return shared(names, policyLabel).map(([label, same]) => error(`permissionSets.${key}`, same.map((name) => quote(name)).join(" and "), `policies with different names in state (both would be ${quote(label)})`, "rename one of the policies"));
      }),
    ),
};
