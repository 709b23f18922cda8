import { quote } from "../problem";
import { knownSets, permissionSetName } from "../resolve";
import type { Rule } from "../rule";
import { error } from "../rule";

/** AWS: PermissionSetName, counted with the environment's prefix. */
export const permissionSetNames: Rule = {
  id: "permission-set-names",
  scope: "environment",
  check: (resolved) => {
    const { environment } = resolved;
    const prefix = environment.aws.permissionSetPrefix ?? "";
    if (!/^[\w+=,.@-]*$/.test(prefix)) return [error(`${environment.name}.aws.permissionSetPrefix`, quote(prefix), "letters, digits and _+=,.@-", "correct the prefix")];
    return knownSets(resolved)
      .map((key) => permissionSetName(environment, key))
      .filter((name) => name.length > 32)
      .map((name) => error(`permissionSets.${name.slice(prefix.length)}`, `${quote(name)} in environment ${environment.name} (${name.length} characters)`, "at most 32 characters, prefix included", `shorten the key${prefix === "" ? "" : ` or the prefix "${prefix}"`}`));
  },
};
