import { DIRECTORY_PATHS, type AttributeSource } from "../attributes";
import { nearest } from "../keys";
import { quote } from "../problem";
import type { ResolvedEnvironment } from "../resolve";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";
import { instanceOf } from "./claimed-twice";

/** AWS: AccessControlAttribute key, and source of 256 characters less the 8 of `${path:}`; at most 50. */
const KEY = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u;
const SOURCE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@[\]"]{1,248}$/u;

/** What makes text an Okta expression that has a value: a property of something, a call, or quoted text. */
const REFERENCE = /[\w\]]\.\w|\w\(|["']/;

/** Session attributes have AWS's forms, and each is sent one way only. */
export const attributes: Rule = {
  id: "attributes",
  scope: "project",
  check: ({ environments }) => [
    ...environments.flatMap(all),
    ...shared(environments.filter((resolved) => attributesOf(resolved).some(([, { directory }]) => directory !== undefined)), instanceOf).map(([, same]) =>
      error(same.map(({ environment }) => environment.name).join(", "), "attributes of the directory in each", "attributes of the directory in one environment of an instance, which has one list of them", "write all of them in one"),
    ),
  ],
};

function attributesOf({ environment: { okta } }: ResolvedEnvironment): [string, AttributeSource][] {
  return okta === "none" || okta.samlApp.kind === "use" ? [] : Object.entries(okta.samlApp.attributes ?? {});
}

function all(resolved: ResolvedEnvironment): Finding[] {
  const where = `${resolved.environment.name}.okta.samlApp.attributes`;
  const entries = attributesOf(resolved);
  const saml = entries.filter(([, source]) => source.saml !== undefined);
  return [
    ...(entries.length > 50 ? [error(where, `${entries.length} attributes`, "at most 50", "send fewer")] : []),
    ...entries.flatMap(([key, source]) => one(`${where}.${key}`, key, source)),
    ...shared(entries, ([key]) => key.toLowerCase()).map(([, same]) => error(where, same.map(([key]) => quote(key)).join(" and "), "keys that differ by more than case: session tags ignore it", "keep one")),
    ...(saml.length > 0 && saml.length === entries.length
      ? [warning(where, "SAML attributes only", "at least one directory attribute, or attributes for access control enabled by hand", "AWS uses SAML attributes only once they are enabled, and Terraform can enable them only with a directory attribute: add one, such as UserName: { directory: \"userName\" }, or enable them in the console")]
      : []),
  ];
}

function one(where: string, key: string, source: AttributeSource): Finding[] {
  return [
    ...(KEY.test(key) ? [] : [error(where, quote(key), "a key of 1 to 128 letters, digits, spaces and _.:/=+-@", "correct the key")]),
    ...(source.saml === undefined ? [] : expression(where, source.saml)),
    ...(source.directory === undefined ? [] : path(where, source.directory)),
  ];
}

function expression(where: string, given: string): Finding[] {
  if (given.trim() === "" || given.length > 1024 || /^\$\{.*\}$/.test(given)) return [error(where, quote(given), "an Okta expression without ${ }, such as user.department", "write the expression itself")];
  if (REFERENCE.test(given) || !/\p{L}/u.test(given)) return [];
  const word = given.trim();
  return [error(where, quote(given), "an Okta expression: an attribute of the person (user.department, appuser.department), a function, or text in quotes", `${/^(?!(?:app)?user$)\w+$/.test(word) ? `write user.${word}` : "name the attribute"}; a value that is the same for everybody stands in quotes of its own: ${quote(JSON.stringify(word))}`)];
}

function path(where: string, given: string): Finding[] {
  if (!SOURCE.test(given)) return [error(where, quote(given), "a path of the identity store such as enterprise.department, without ${path: }", "write the path itself")];
  if (DIRECTORY_PATHS.includes(given)) return [];
  const within = DIRECTORY_PATHS.filter((known) => known.toLowerCase().endsWith(`.${given.toLowerCase()}`));
  const near = within.length > 0 ? within : nearest(given, DIRECTORY_PATHS);
  return [warning(where, quote(given), "a path that AWS documents: any other is empty for everybody, unless AWS has added it since", near.length > 0 ? `did you mean ${near.map((candidate) => quote(candidate)).join(" or ")}?` : `one of ${DIRECTORY_PATHS.join(", ")}`)];
}
