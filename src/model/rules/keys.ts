import { isKey, KEY_RULE } from "../keys";
import { quote } from "../problem";
import type { Rule } from "../rule";
import { error } from "../rule";

/** Names that the stacks themselves use beside the data's keys. */
const RESERVED = ["app_access", "identity_center", "instance", "groups", "people", "attributes"];

/** Keys become names in Terraform state as they are, so they must be able to. */
export const keys: Rule = {
  id: "keys",
  scope: "catalog",
  check: ({ catalog }) =>
    Object.entries({ "organization.accounts": catalog.organization.accounts, groups: catalog.groups, permissionSets: catalog.permissionSets }).flatMap(([where, record]) =>
      Object.keys(record).flatMap((key) => {
        if (!isKey(key)) return [error(`${where}.${key}`, quote(key), KEY_RULE, "choose a key of that form; the display name is a property and may be anything")];
        if (RESERVED.includes(key)) return [error(`${where}.${key}`, quote(key), `any key but ${RESERVED.join(", ")}, which the stacks use themselves`, "choose another key")];
        return [];
      }),
    ),
};
