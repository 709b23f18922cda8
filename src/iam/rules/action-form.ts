import { quote } from "../../model/problem";
import { actionsOf, parseAction } from "../actions";
import type { PolicyRule } from "../rule";

/** `service:Action` with one colon; wildcards stand in the name, or the whole prefix is `*` (IAM User Guide, policy element Action). */
export const actionForm: PolicyRule = {
  id: "policy-action-form",
  check: ({ statements }) =>
    actionsOf(statements)
      .filter(({ value }) => value !== "" && parseAction(value) === undefined)
      .map(({ where, value }) => ({
        severity: "error",
        where,
        given: quote(value),
        allowed: '"*" or "service:Action"; * and ? only in the action, no policy variables',
        fix: "write the service's prefix, a colon and the action, e.g. s3:GetObject",
      })),
};
