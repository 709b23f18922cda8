import { quote } from "../../model/problem";
import { actionsOf, parseAction } from "../actions";
import type { PolicyRule } from "../rule";

/** A wildcard that stands for no action grants (or denies) nothing (Service Authorization Reference). */
export const wildcardWithoutMatch: PolicyRule = {
  id: "policy-wildcard-without-match",
  check: ({ statements, names, vouchedFor, newerThanData }) =>
    actionsOf(statements).flatMap(({ where, value }) => {
      const action = parseAction(value);
      if (action === undefined || !action.wildcard || action.name === "*" || vouchedFor(value)) return [];
      // Undefined: an unknown service or one that was not loaded, which others report.
      if (!(action.prefix === "*" || names.isService(action.prefix)) || names.actionsMatching(value)?.length !== 0) return [];
      return [
        {
          severity: "error",
          where,
          given: `${quote(value)}, which matches no action`,
          allowed: `a wildcard that matches at least one action of ${action.prefix === "*" ? "any service" : action.prefix} (data of ${names.date})`,
          fix: `correct the name or remove it; ${newerThanData}`,
        },
      ];
    }),
};
