import type { AttributeSource } from "../attributes";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";

/** AWS: AccessControlAttribute key and source; one list an instance, at most 50. */
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const SOURCE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@[\]"]{1,249}$/u;

/** Session attributes have AWS's forms, and each is sent one way only. */
export const attributes: Rule = {
  id: "attributes",
  scope: "environment",
  check: ({ environment }) => {
    if (environment.okta === "none" || environment.okta.samlApp.kind === "use") return [];
    const where = `${environment.name}.okta.samlApp.attributes`;
    const entries = Object.entries(environment.okta.samlApp.attributes ?? {});
    const saml = entries.filter(([, source]) => source.saml !== undefined);
    return [
      ...(entries.length > 50 ? [error(where, `${entries.length} attributes`, "at most 50", "send fewer")] : []),
      ...entries.flatMap(([key, source]) => one(`${where}.${key}`, key, source)),
      ...shared(entries, ([key]) => key.toLowerCase()).map(([, same]) => error(where, same.map(([key]) => quote(key)).join(" and "), "keys that differ by more than case: session tags ignore it", "keep one")),
      ...(saml.length > 0 && saml.length === entries.length
        ? [warning(where, "SAML attributes only", "at least one directory attribute, or attributes for access control enabled by hand", "AWS uses SAML attributes only once they are enabled, and Terraform can enable them only with a directory attribute: add one, such as UserName: { directory: \"userName\" }, or enable them in the console")]
        : []),
    ];
  },
};

function one(where: string, key: string, source: AttributeSource): Finding[] {
  return [
    ...(KEY.test(key) ? [] : [error(where, quote(key), "a key of 1 to 128 letters, digits, spaces and _.:/=+-@", "correct the key")]),
    ...(source.saml !== undefined && (source.saml.trim() === "" || source.saml.length > 1024 || /^\$\{.*\}$/.test(source.saml)) ? [error(where, quote(source.saml), "an Okta expression without ${ }, such as user.department", "write the expression itself")] : []),
    ...(source.directory !== undefined && !SOURCE.test(source.directory) ? [error(where, quote(source.directory), "a path of the identity store such as enterprise.department, without ${path: }", "write the path itself")] : []),
  ];
}
