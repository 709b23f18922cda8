import { readPolicy } from "../../iam/policy-document";
import { textsWithVariables, variablesIn } from "../../iam/variables";
import { inlinePlace } from "../inline-place";
import { didYouMean, nearest } from "../keys";
import { quote } from "../problem";
import type { LoadedCatalog, Project } from "../project";
import type { Finding, Rule } from "../rule";
import { warning } from "../rule";

const PREFIX = "aws:principaltag/";

/** An inline policy asks only for session tags that an app of the project sends: without its tag a statement never applies, or always. */
export const principalTags: Rule = {
  id: "principal-tags",
  scope: "project",
  check: ({ environments, catalogs }) =>
    catalogs.flatMap((loaded) => {
      const sent = keysSent(loaded.catalog.organization.id, environments);
      return sent === undefined ? [] : [...loaded.inlinePolicies.keys()].flatMap((key) => unsent(key, loaded, sent));
    }),
};

/** The keys that sessions of the instance carry; unknown where the app is made outside of this project. */
function keysSent(instance: string, environments: Project["environments"]): readonly string[] | undefined {
  const apps = environments.flatMap(({ environment: { okta, catalog } }) => (okta === "none" || okta.samlApp.kind === "use" || catalog.organization.id !== instance ? [] : [okta.samlApp]));
  return apps.length === 0 ? undefined : apps.flatMap(({ attributes }) => Object.keys(attributes ?? {}));
}

function unsent(key: string, loaded: LoadedCatalog, sent: readonly string[]): Finding[] {
  const policy = loaded.inlinePolicies.get(key);
  if (policy === undefined || "fault" in policy) return [];
  const { where: at, file } = inlinePlace(key, loaded);
  const known = new Set(sent.map((one) => one.toLowerCase()));
  return tagsAskedFor(policy.document, at).filter(({ tag }) => !known.has(tag.toLowerCase())).map(({ where, tag }) => {
    const near = nearest(tag, sent);
    return warning(
      where + file,
      `aws:PrincipalTag/${tag}`,
      sent.length === 0 ? "no session tag: no attribute is mapped" : `a session tag that is mapped: ${sent.map((one) => quote(one)).join(", ")}`,
      `${near.length > 0 ? `${didYouMean(near)} Or m` : "m"}ap it in the attributes of the environment that makes the app: no session has it`,
    );
  });
}

/** The tags in keys of conditions and in variables; IAM tells no case apart in them. */
function tagsAskedFor(document: unknown, at: string): { readonly where: string; readonly tag: string }[] {
  const asked = readPolicy(document, at).flatMap((statement) => [
    ...statement.conditions.map(({ where, key }) => ({ where, key })),
    ...textsWithVariables(statement).flatMap(({ where, value }) => variablesIn(value).map(({ key }) => ({ where, key: key ?? "" }))),
  ]);
  return asked.filter(({ key }) => key.toLowerCase().startsWith(PREFIX) && key.length > PREFIX.length).map(({ where, key }) => ({ where, tag: key.slice(PREFIX.length) }));
}
