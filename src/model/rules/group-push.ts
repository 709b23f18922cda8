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
    return [...apps.values()].flatMap((together) => [...pushedToCustomApp(together), ...pushedTwice(together), ...pushedByOthers(together), ...pushedAndAssigning(together)]);
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

/** What an environment grants and leaves to others to push is pushed by just those. */
function pushedByOthers(together: readonly Side[]): Finding[] {
  const pushers = new Map(together.flatMap(({ resolved }) => resolved.pushes.map((group) => [oktaName(resolved, group), resolved.environment.name] as const)));
  return together.flatMap(({ resolved, okta }) => {
    const { pushedElsewhere, pushedByHand } = leftToOthers(okta);
    const where = `${resolved.environment.name}.okta.provisioning`;
    return [
      ...pushedElsewhere.flatMap((group) => listed(`${where}.pushedElsewhere`, group, resolved, (at) =>
        pushers.has(oktaName(resolved, group)) ? [] : [warning(at, quote(group), "a group that another environment here pushes", pushedByHand.includes(group) ? "remove it from this list: it is pushed by hand" : "its grants wait until somebody pushes it; where a person does so in the Okta console, list it in pushedByHand")],
      )),
      ...pushedByHand.flatMap((group) => listed(`${where}.pushedByHand`, group, resolved, (at) => {
        const pusher = pushers.get(oktaName(resolved, group));
        return pusher === undefined ? [] : [error(at, `${quote(group)}, which environment ${pusher} pushes`, "a group that no environment of the app pushes: Okta refuses a second push of it at apply", `list it in pushedByHand of ${pusher} too; where nobody pushes it by hand, in pushedElsewhere here`)];
      })),
    ];
  });
}

function leftToOthers({ provisioning }: OktaSide): { readonly pushedElsewhere: readonly string[]; readonly pushedByHand: readonly string[] } {
  return { pushedElsewhere: [], pushedByHand: [], ...(provisioning?.kind === "scim" ? provisioning : {}) };
}

/** A group in a list of those that others push; of one that does not exist there is nothing more to say. */
function listed(where: string, group: string, { environment: { catalog }, groups }: ResolvedEnvironment, pushed: (where: string) => Finding[]): Finding[] {
  const unknown = known(where, "group", group, Object.keys(catalog.groups));
  if (unknown.length > 0) return unknown;
  return [...pushed(where), ...(groups.includes(group) ? [] : [warning(where, quote(group), "a group that is granted here", "remove it from the list")])];
}

function pushedAndAssigning(together: readonly Side[]): Finding[] {
  const names = new Map(together.flatMap(({ resolved, okta }) => [...resolved.pushes, ...leftToOthers(okta).pushedByHand].map((key) => [oktaName(resolved, key), key] as const)));
  return together.flatMap(({ resolved, okta }) => {
    const key = okta.access === undefined ? undefined : names.get(okta.access.group.toLowerCase());
    return okta.access === undefined || key === undefined ? [] : [error(`${resolved.environment.name}.okta.access`, `group ${quote(okta.access.group)}, which is pushed as ${quote(key)}`, "one group that assigns the app, and others that are pushed: Okta races with itself otherwise", "assign the app by a group of its own, such as unionOfGrantedGroups()")];
  });
}

/** Name by which Okta tells groups apart; a key that the catalog lacks is another finding. */
function oktaName({ environment: { catalog } }: ResolvedEnvironment, key: string): string {
  return (Object.hasOwn(catalog.groups, key) ? catalog.groups[key]?.name ?? key : key).toLowerCase();
}
