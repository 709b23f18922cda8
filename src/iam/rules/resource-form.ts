import { quote } from "../../model/problem";
import { canName, lacksAccount, parseArn, readableForms, resourcesOf } from "../arns";
import { didYouMean } from "../rule";
import type { PolicyRule } from "../rule";

/**
 * An ARN that no resource type of its service can have matches nothing: an account in a bucket's ARN, a missing Region, a
 * misspelt type (Service Authorization Reference, resource types). A warning, since that reference has gaps.
 */
export const resourceForm: PolicyRule = {
  id: "policy-resource-form",
  check: ({ statements, names }) =>
    resourcesOf(statements).flatMap(({ where, value }) => {
      const arn = parseArn(value);
      // What policy-resource-arn and policy-arn-account refuse needs no second finding.
      if (arn === undefined || lacksAccount(value) || !arn.complete || arn.partition === "" || arn.resource === "" || !/^[a-z0-9-]+$/.test(arn.service)) return [];
      const forms = names.resourceForms(arn.service);
      const known = forms.length > 0 || names.isService(arn.service);
      if (known && (forms.length === 0 || forms.some((form) => canName(value, form)))) return [];
      return [
        {
          severity: "warning" as const,
          where,
          given: quote(value),
          allowed: known ? `one of the forms ${readableForms(forms)}` : `the service of an ARN (data of ${names.date})`,
          fix: `${known ? "" : didYouMean(names.nearestServices(arn.service))}correct the ARN; as it stands it seems to match no resource`,
        },
      ];
    }),
};
