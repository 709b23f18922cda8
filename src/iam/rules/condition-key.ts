import { quote } from "../../model/problem";
import { didYouMean } from "../rule";
import type { PolicyRule } from "../rule";

/**
 * A key that no service sends is absent from every request: with most operators the statement then never applies
 * (Service Authorization Reference, condition keys). Without a prefix IAM refuses it.
 */
export const conditionKey: PolicyRule = {
  id: "policy-condition-key",
  check: ({ statements, names }) =>
    statements.flatMap(({ conditions }) =>
      conditions
        .filter(({ key }) => !names.isConditionKey(key) && names.isLoaded(key.split(":")[0] ?? ""))
        .map(({ where, key }) => ({
          severity: /^[^:]+:./.test(key) ? ("warning" as const) : ("error" as const),
          where,
          given: quote(key),
          allowed: `a global condition key or one of the service's (data of ${names.date})`,
          fix: `${didYouMean(names.nearestConditionKeys(key))}check the key in the Service Authorization Reference`,
        })),
    ),
};
