import { orgKey, type OktaSide } from "../environment";
import type { ResolvedEnvironment } from "../resolve";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";
import { known } from "./assignment-names";
import { GROUP_NAME } from "./groups";
import { appKey } from "./saml-app";

interface Side {
  readonly resolved: ResolvedEnvironment;
  readonly okta: OktaSide;
}

/** The group that assigns the app, and groups made here, have the forms of Okta and one owner each. */
export const appAccess: Rule = {
  id: "app-access",
  scope: "project",
  check: ({ environments }) => {
    const sides = environments.flatMap((resolved): Side[] => (resolved.environment.okta === "none" ? [] : [{ resolved, okta: resolved.environment.okta }]));
    const made = sides.flatMap(madeGroups);
    const twice = shared(made, ({ group, org }) => `${org} ${group.toLowerCase()}`).map(([, by]) => by);
    // A group with two makers is one finding; its rule would only be the same said again.
    const once = made.filter((one) => !twice.some((by) => by.includes(one)));
    return [
      ...sides.flatMap(({ resolved, okta }) => [...access(resolved, okta), ...own(resolved, okta)]),
      ...twice.map((by) => error(namesOf(by), `Okta group ${quote(by[0]?.group)} made by each`, "a group made by one environment", makeOnce(by))),
      ...shared(once.filter(({ filled }) => filled), ({ group, org }) => `${org} ${Array.from(group).slice(0, 50).join("")}`).map(([, by]) => error(namesOf(by), by.map(({ group }) => quote(group)).join(" and "), "names that differ in their first 50 characters, which name the group rule", "rename one")),
      ...assignedTwice(sides.filter(({ okta }) => okta.access !== undefined)),
    ];
  },
};

/** A group that an environment makes in Okta. */
interface Made {
  readonly environment: string;
  readonly org: string;
  readonly group: string;
  /** By a group rule of the group's name. */
  readonly filled: boolean;
  /** The app that it assigns, if it is there for that. */
  readonly assigns?: string;
}

function madeGroups({ resolved: { environment }, okta }: Side): Made[] {
  const place = { environment: environment.name, org: orgKey(okta) };
  return [
    ...(okta.access === undefined || okta.access.kind === "existing" ? [] : [{ ...place, group: okta.access.group, filled: true, assigns: appKey(okta) }]),
    ...(okta.ownGroups ?? []).map(({ group, rule }) => ({ ...place, group: environment.catalog.groups[group]?.name ?? group, filled: rule !== undefined })),
  ];
}

function namesOf(by: readonly Made[]): string {
  return by.map(({ environment }) => environment).join(", ");
}

function makeOnce(by: readonly Made[]): string {
  if (by.some(({ assigns }) => assigns === undefined)) return "rename one, or leave it out of ownGroups";
  return new Set(by.map(({ assigns }) => assigns)).size === 1 ? OWN_ACCESS : "rename one, or use existingGroup() in the other";
}

const OWN_ACCESS = "give each its own group, or leave access out of one";

/** One group has one assignment to an app: the environment that is destroyed first takes it from the others, and from everybody in them. */
function assignedTwice(sides: readonly Side[]): Finding[] {
  return shared(sides, ({ okta }) => `${appKey(okta)} ${okta.access?.group.toLowerCase()}`)
    // What each of them makes has been said to be made by each.
    .filter(([, by]) => by.some(({ okta }) => okta.access?.kind === "existing"))
    .map(([, by]) => error(by.map(({ resolved }) => resolved.environment.name).join(", "), `Okta group ${quote(by[0]?.okta.access?.group)} assigns the app in each`, "a group that assigns an app in one environment alone: destroying one would delete the assignment of the other", OWN_ACCESS));
}

function access({ environment, groups }: ResolvedEnvironment, okta: OktaSide): Finding[] {
  const where = `${environment.name}.okta.access`;
  const given = okta.access;
  if (given === undefined) {
    return okta.provisioning?.kind === "scim" && groups.length > 0 ? [warning(`${environment.name}.okta`, "no access", "a group that assigns the app", "people are provisioned only once they are assigned: add access: unionOfGrantedGroups(...), unless another environment assigns them")] : [];
  }
  return [
    ...(given.group.trim() !== given.group || given.group.length < 1 || Array.from(given.group).length > 255 || !GROUP_NAME.test(given.group) ? [error(`${where}.group`, quote(given.group), "1 to 255 characters, none of them control or invisible, no space at either end", "correct the name")] : []),
    // An environment that grants nothing yet has nobody to assign; its group is made with its first grant.
    ...(given.kind === "rule" && given.expression.trim() === "" ? [error(`${where}.expression`, quote(given.expression), 'an Okta expression such as user.department=="Engineering"', "write it")] : []),
  ];
}

function own({ environment }: ResolvedEnvironment, okta: OktaSide): Finding[] {
  const where = `${environment.name}.okta.ownGroups`;
  const list = okta.ownGroups ?? [];
  return [
    ...list.flatMap(({ group, rule }, index) => [
      ...known(`${where}[${index}]`, "group", group, Object.keys(environment.catalog.groups)),
      ...(rule !== undefined && rule.trim() === "" ? [error(`${where}[${index}].rule`, quote(rule), "an Okta expression, or no rule", "write it or leave it out")] : []),
      ...((environment.catalog.groups[group]?.type ?? "OKTA_GROUP") === "OKTA_GROUP" ? [] : [error(`${where}[${index}]`, quote(group), "a group that Okta keeps: an imported one can't be made here", "remove it from ownGroups")]),
    ]),
    ...shared(list, ({ group }) => group).map(([group]) => error(where, `${quote(group)} twice`, "every group once", "remove one")),
  ];
}
