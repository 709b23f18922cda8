import { canName, parseArn } from "./arns";
import type { IamNames } from "./names";

/**
 * Whether an action can be about one of these resources (Service Authorization Reference, actions table): `forms` are those of the
 * action's resource types, none for an action that takes only `*`. That reference has gaps, so "no" is a strong hint and no proof.
 */
export function takesResource(service: string, forms: readonly string[], resources: readonly string[], names: IamNames): boolean {
  if (forms.length > 0) return forms.some((form) => resources.some((resource) => canName(resource, form)));
  return maySpeakOfAll(service, resources, names);
}

/** `arn:aws:s3:::*` for an action without resource types works in practice; and where no type is documented, nothing can be said. */
function maySpeakOfAll(service: string, resources: readonly string[], names: IamNames): boolean {
  if (names.resourceForms(service).length === 0) return true;
  return resources.some((value) => {
    const arn = parseArn(value);
    return arn?.service === service && arn.resource === "*";
  });
}
