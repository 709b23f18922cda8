import { nearest } from "../../model/keys";
import { quote } from "../../model/problem";
import { operatorNames, parseOperator } from "../condition-operators";
import { isObject, keyPath } from "../plain-json";
import { didYouMean } from "../rule";
import type { PolicyRule } from "../rule";

/** IAM refuses operators it does not know; their spelling counts (IAM User Guide, "Condition operators"). */
export const conditionOperator: PolicyRule = {
  id: "policy-condition-operator",
  check: ({ statements }) =>
    statements.flatMap(({ where, element: { Condition: block } }) =>
      Object.keys(isObject(block) ? block : {})
        .filter((operator) => parseOperator(operator) === undefined)
        .map((operator) => ({
          severity: "error" as const,
          where: `${where}.Condition${keyPath(operator)}`,
          given: quote(operator),
          allowed: "an operator such as StringEquals, with ForAnyValue: or ForAllValues: before it and IfExists (not after Null) behind it if needed",
          fix: `${didYouMean(nearest(operator.replace(/^[^:]*:/, "").replace(/IfExists$/i, ""), operatorNames))}write one of IAM's operators`,
        })),
    ),
};
