import { quote } from "../../model/problem";
import { actionsOf, parseAction } from "../actions";
import { didYouMean } from "../rule";
import type { PolicyRule } from "../rule";

/** A prefix that no service has can match no request (Service Authorization Reference). */
export const unknownService: PolicyRule = {
  id: "policy-unknown-service",
  check: ({ statements, names, vouchedFor, newerThanData }) =>
    actionsOf(statements).flatMap(({ where, value }) => {
      const action = parseAction(value);
      if (action === undefined || action.prefix === "*" || names.isService(action.prefix) || vouchedFor(value)) return [];
      return [
        {
          severity: "error",
          where,
          given: `${quote(value)}: no service has the prefix ${action.prefix}`,
          allowed: `a prefix of the Service Authorization Reference (data of ${names.date})`,
          fix: `${didYouMean(names.nearestServices(action.prefix).map((prefix) => `${prefix}:${action.name}`))}${newerThanData}`,
        },
      ];
    }),
};
