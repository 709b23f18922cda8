import { quote } from "../../model/problem";
import { didYouMean } from "../rule";
import type { PolicyRule } from "../rule";
import { textsWithVariables, variablesIn } from "../variables";

/** A variable whose key no request has invalidates its statement (IAM User Guide, "Policy variables"). */
export const variableKey: PolicyRule = {
  id: "policy-variable-key",
  check: ({ statements, names }) =>
    statements.flatMap(textsWithVariables).flatMap(({ where, value }) =>
      variablesIn(value).flatMap(({ key, fault }) => {
        if (key === undefined || fault !== undefined || names.isConditionKey(key) || !names.isLoaded(key.split(":")[0] ?? "")) return [];
        return [
          {
            severity: "warning" as const,
            where,
            given: `\${${key}} in ${quote(value)}`,
            allowed: `a condition key (data of ${names.date})`,
            fix: `${didYouMean(names.nearestConditionKeys(key))}without a value the statement never applies`,
          },
        ];
      }),
    ),
};
