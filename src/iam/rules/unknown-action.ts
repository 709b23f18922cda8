import { quote } from "../../model/problem";
import { actionsOf, parseAction } from "../actions";
import { actionsForApiName } from "../api-names";
import { didYouMean } from "../rule";
import type { PolicyRule } from "../rule";

/** IAM takes an action that does not exist, and it grants (or denies) nothing (Service Authorization Reference). */
export const unknownAction: PolicyRule = {
  id: "policy-unknown-action",
  check: ({ statements, names, vouchedFor, newerThanData }) =>
    actionsOf(statements).flatMap(({ where, value }) => {
      const action = parseAction(value);
      if (action === undefined || action.wildcard || !names.isService(action.prefix) || vouchedFor(value)) return [];
      if (names.actionsMatching(value)?.length !== 0) return [];
      const known = actionsForApiName(value);
      return [
        {
          severity: "error",
          where,
          given: quote(value),
          allowed: `an action of ${action.prefix} (data of ${names.date})`,
          fix: `${didYouMean(known.length > 0 ? known : names.nearestActions(value))}${newerThanData}`,
        },
      ];
    }),
};
