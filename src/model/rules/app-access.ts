import type { OktaSide } from "../environment";
import type { ResolvedEnvironment } from "../resolve";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";
import { known } from "./assignment-names";

/** The group that assigns the app, and groups made here, have the forms of Okta and one owner each. */
export const appAccess: Rule = {
  id: "app-access",
  scope: "project",
  check: ({ environments }) => {
    const sides = environments.flatMap((resolved) => (resolved.environment.okta === "none" ? [] : [{ resolved, okta: resolved.environment.okta }]));
    const made = sides.flatMap(({ resolved, okta }) => madeGroups(resolved, okta).map((group) => ({ group, environment: resolved.environment.name, org: okta.org })));
    return [
      ...sides.flatMap(({ resolved, okta }) => [...access(resolved, okta), ...own(resolved, okta)]),
      ...shared(made, ({ group, org }) => `${org} ${group.toLowerCase()}`).map(([, by]) => error(by.map(({ environment }) => environment).join(", "), `Okta group ${quote(by[0]?.group)} made by each`, "a group made by one environment", "rename one, or use existingGroup() in the other")),
      ...shared(made.filter(({ group }) => [...group].length > 50), ({ group, org }) => `${org} ${[...group].slice(0, 50).join("")}`).map(([, by]) => error(by.map(({ environment }) => environment).join(", "), by.map(({ group }) => quote(group)).join(" and "), "names that differ in their first 50 characters, which name the group rule", "rename one")),
    ];
  },
};

function madeGroups({ environment }: ResolvedEnvironment, okta: OktaSide): string[] {
  return [
    ...(okta.access === undefined || okta.access.kind === "existing" ? [] : [okta.access.group]),
    ...(okta.ownGroups ?? []).map(({ group }) => environment.catalog.groups[group]?.name ?? group),
  ];
}

function access({ environment, pushes, groups }: ResolvedEnvironment, okta: OktaSide): Finding[] {
  const where = `${environment.name}.okta.access`;
  const given = okta.access;
  if (given === undefined) {
    return okta.provisioning?.kind === "scim" && groups.length > 0 ? [warning(`${environment.name}.okta`, "no access", "a group that assigns the app", "people are provisioned only once they are assigned: add access: unionOfPushedGroups(...), unless another environment assigns them")] : [];
  }
  return [
    ...(given.group.trim() !== given.group || given.group.length < 1 || [...given.group].length > 255 ? [error(`${where}.group`, quote(given.group), "1 to 255 characters, no space at either end", "correct the name")] : []),
    ...(given.kind === "union" && pushes.length === 0 ? [error(where, "the union of the pushed groups, of which there are none", "at least one group pushed by this environment", "use existingGroup() or groupByRule(), or grant something to a group")] : []),
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
