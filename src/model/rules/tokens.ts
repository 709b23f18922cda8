import { keyPath, toPlainJson } from "../../iam/plain-json";
import { inlinePlace } from "../inline-place";
import { quote } from "../problem";
import type { LoadedCatalog } from "../project";
import type { ResolvedEnvironment } from "../resolve";
import type { Finding, Rule } from "../rule";
import { atAssignment, error } from "../rule";

/** How CDKTF marks a value that it fills in at synthesis: in a text, as a list, as a map (cdktf, tokens/private/encoding). */
const TOKEN = /[$#&]\{TfToken\[[^\]}]{0,40}(\]\})?/;
/** And as a number, which it looks for in text as well: doubles whose upper 16 bits are FDFF. */
const NUMBER = /(?<![-|\d.+])[-|\d.+]+e[-|\d.eE+]+/g;
const [LEAST, MOST] = [-8.371160993642713e298, -8.109562212591379e298];

/** No text of the data has a mark of CDKTF's: synthesis would put another value in its place, or fail without saying where. */
export const tokens: Rule = {
  id: "tokens",
  scope: "project",
  check: ({ environments, catalogs }) => [...catalogs.flatMap(inCatalog), ...environments.flatMap(inEnvironment)],
};

function inCatalog(loaded: LoadedCatalog): Finding[] {
  const { organization, groups, permissionSets, customerManagedPolicies } = loaded.catalog;
  const sets = Object.entries(permissionSets).map(([key, set]) => [key, { ...set, inline: undefined }] as const);
  return [
    ...Object.entries({ organization, groups, permissionSets: Object.fromEntries(sets), customerManagedPolicies }).flatMap(([name, value]) => search(name, value)),
    ...[...loaded.inlinePolicies].flatMap(([key, policy]) => {
      const { where, file } = inlinePlace(key, loaded);
      // What is no JSON, or goes in circles, is refused by the rule for inline policies.
      const plain = "document" in policy ? toPlainJson(policy.document) : undefined;
      return plain !== undefined && "json" in plain ? search(where, plain.json, keyPath).map((finding) => ({ ...finding, where: finding.where + file })) : [];
    }),
  ];
}

function inEnvironment(resolved: ResolvedEnvironment): Finding[] {
  const { name, backend, aws, okta, assignments } = resolved.environment;
  return [
    ...Object.entries({ name, backend, aws, okta }).flatMap(([property, value]) => search(`${name}.${property}`, value)),
    ...assignments.flatMap(({ groups, permissionSets, targets, exclusions, expiry }, index) => atAssignment(resolved, index, search("", { groups, permissionSets, targets, exclusions, expiry }))),
  ];
}

/** Every text in a value, keys among them; `step` writes a key behind a place. */
function search(where: string, value: unknown, step: (key: string) => string = (key) => `.${key}`): Finding[] {
  if (typeof value === "string") return marked(where, value);
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => search(`${where}[${index}]`, item, step));
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => [...marked(where + step(key), key), ...search(where + step(key), item, step)]);
}

function marked(where: string, text: string): Finding[] {
  const mark = TOKEN.exec(text)?.[0] ?? text.match(NUMBER)?.find((number) => Number.parseFloat(number) >= LEAST && Number.parseFloat(number) <= MOST);
  return mark === undefined ? [] : [error(where, `${mark} in ${quote(text)}`, "text without ${TfToken[…]}, #{TfToken[…]}, &{TfToken[…]} and numbers like -8.1e+298, which CDKTF replaces", "remove it: the data holds no values that only Terraform knows")];
}
