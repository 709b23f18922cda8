import type { OktaSide } from "../environment";
import type { ResolvedEnvironment } from "../resolve";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";
import { known } from "./assignment-names";
import { appKey } from "./saml-app";

interface Side {
  readonly resolved: ResolvedEnvironment;
  readonly okta: OktaSide;
}

/** Each group is pushed by one environment, and a group that assigns the app is never pushed (Okta, AWS: memberships race). */
export const groupPush: Rule = {
  id: "group-push",
  scope: "project",
  check: ({ environments }) => {
    const sides = environments.flatMap((resolved): Side[] => (resolved.environment.okta === "none" ? [] : [{ resolved, okta: resolved.environment.okta }]));
    const apps = new Map<string, Side[]>();
    for (const one of sides) apps.set(appKey(one.okta), [...(apps.get(appKey(one.okta)) ?? []), one]);
    return [...apps.values()].flatMap((together) => [...pushedToCustomApp(together), ...pushedTwice(together), ...pushedByNobody(together), ...pushedAndAssigning(together)]);
  },
};

/** The compiler refuses it within one environment; an app that another one makes it can't see. */
function pushedToCustomApp(together: readonly Side[]): Finding[] {
  if (!together.some(({ okta }) => okta.samlApp.kind === "custom")) return [];
  return together
    .filter(({ okta }) => okta.provisioning?.kind === "scim")
    .map(({ resolved: { environment }, okta }) => error(`${environment.name}.okta.provisioning`, `scim, with the custom app ${quote(okta.samlApp.label)}`, "scim with the app of the Okta Integration Network alone: Okta can't provision through a custom SAML app", "createOinApp(), or byTerraform()"));
}

function pushedTwice(together: readonly Side[]): Finding[] {
  const pushes = together.flatMap(({ resolved }) => resolved.pushes.map((group) => ({ group, name: oktaName(resolved, group), environment: resolved.environment.name })));
  return shared(pushes, ({ name }) => name).map(([, by]) =>
    error(by.map(({ environment }) => environment).join(", "), `group ${quote(by[0]?.group)} pushed by each`, "a group pushed by one environment of an app", `keep it in the one that will last, and list it in pushedElsewhere of the other`),
  );
}

function pushedByNobody(together: readonly Side[]): Finding[] {
  const pushed = new Set(together.flatMap(({ resolved }) => resolved.pushes));
  return together.flatMap(({ resolved: { environment, groups }, okta }) => {
    if (okta.provisioning?.kind !== "scim") return [];
    const where = `${environment.name}.okta.provisioning.pushedElsewhere`;
    return (okta.provisioning.pushedElsewhere ?? []).flatMap((group) => [
      ...known(where, "group", group, Object.keys(environment.catalog.groups)),
      ...(pushed.has(group) ? [] : [warning(where, quote(group), "a group that another environment here pushes", "its grants wait until somebody pushes it")]),
      ...(groups.includes(group) ? [] : [warning(where, quote(group), "a group that is granted here", "remove it from the list")]),
    ]);
  });
}

function pushedAndAssigning(together: readonly Side[]): Finding[] {
  const names = new Map(together.flatMap(({ resolved }) => resolved.pushes.map((key) => [oktaName(resolved, key), key] as const)));
  return together.flatMap(({ resolved, okta }) => {
    const key = okta.access === undefined ? undefined : names.get(okta.access.group.toLowerCase());
    return okta.access === undefined || key === undefined ? [] : [error(`${resolved.environment.name}.okta.access`, `group ${quote(okta.access.group)}, which is pushed as ${quote(key)}`, "one group that assigns the app, and others that are pushed: Okta races with itself otherwise", "assign the app by a group of its own, such as unionOfPushedGroups()")];
  });
}

/** Name by which Okta tells groups apart; a key that the catalog lacks is another finding. */
function oktaName({ environment: { catalog } }: ResolvedEnvironment, key: string): string {
  return (Object.hasOwn(catalog.groups, key) ? catalog.groups[key]?.name ?? key : key).toLowerCase();
}
