import { quote } from "../../model/problem";
import { takesResource } from "../action-fits";
import { parseAction } from "../actions";
import { lacksAccount, parseArn, readableForms } from "../arns";
import type { IamNames } from "../names";
import type { ReadStatement } from "../policy-document";
import type { Finding, PolicyRule } from "../rule";

/**
 * An action that takes none of the statement's resources is not granted by it: s3:GetObject on a bucket, an action that
 * only knows `*` on an ARN (Service Authorization Reference, actions table). A warning, since that reference has gaps.
 */
export const actionResource: PolicyRule = {
  id: "policy-action-resource",
  check: ({ statements, names }) =>
    // Malformed and incomplete ARNs have rules of their own, which should speak first.
    statements
      .filter(({ resources }) => resources.length > 0 && resources.every(({ value }) => parseArn(value)?.complete === true && !lacksAccount(value)))
      .flatMap((statement) => unmatched(statement, names)),
};

function unmatched({ actions, resources }: ReadStatement, names: IamNames): Finding[] {
  const given = quote(resources.map(({ value }) => value));
  return actions.flatMap(({ where, value }) => {
    const parts = parseAction(value);
    const action = parts === undefined || parts.wildcard ? undefined : names.action(value);
    if (parts === undefined || action === undefined) return [];
    const { resourceForms: forms } = action;
    if (takesResource(parts.prefix.toLowerCase(), forms, resources.map((resource) => resource.value), names)) return [];
    return [
      {
        severity: "warning",
        where,
        given: `${quote(value)} on ${given}`,
        allowed: forms.length === 0 ? 'Resource "*": the action takes no other' : `a resource such as ${readableForms(forms)}`,
        fix: forms.length === 0 ? 'move it to a statement with "Resource": "*"' : "add the resource it works on, or move it to the statement that has it",
      },
    ];
  });
}
