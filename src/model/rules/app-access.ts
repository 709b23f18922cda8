import { orgKey, type OktaSide } from "../environment";
import type { ResolvedEnvironment } from "../resolve";
import { quote } from "../problem";
import type { Finding, Rule } from "../rule";
import { error, shared, warning } from "../rule";
import { known } from "./assignment-names";
import { GROUP_NAME } from "./groups";

/** The group that assigns the app, and groups made here, have the forms of Okta and one owner each. */
export const appAccess: Rule = {
  id: "app-access",
  scope: "project",
  check: ({ environments }) => {
    const sides = environments.flatMap((resolved) => (resolved.environment.okta === "none" ? [] : [{ resolved, okta: resolved.environment.okta }]));
    const made = sides.flatMap(({ resolved, okta }) => madeGroups(resolved, okta).map((one) => ({ ...one, environment: resolved.environment.name, org: orgKey(okta) })));
    const twice = shared(made, ({ group, org }) => `${org} ${group.toLowerCase()}`);
    // A group with two makers is one finding; its rule would only be the same said again.
    const rules = made.filter((one) => one.filled && !twice.some(([, by]) => by.includes(one)));
    return [
      ...sides.flatMap(({ resolved, okta }) => [...access(resolved, okta), ...own(resolved, okta)]),
      ...twice.map(([, by]) => error(by.map(({ environment }) => environment).join(", "), `Okta group ${quote(by[0]?.group)} made by each`, "a group made by one environment", "rename one, or use existingGroup() in the other")),
      ...shared(rules, ({ group, org }) => `${org} ${Array.from(group).slice(0, 50).join("")}`).map(([, by]) => error(by.map(({ environment }) => environment).join(", "), by.map(({ group }) => quote(group)).join(" and "), "names that differ in their first 50 characters, which name the group rule", "rename one")),
    ];
  },
};

/** Groups made here by their names; `filled` by a group rule of that name. */
function madeGroups({ environment }: ResolvedEnvironment, okta: OktaSide): { readonly group: string; readonly filled: boolean }[] {
  return [
    ...(okta.access === undefined || okta.access.kind === "existing" ? [] : [{ group: okta.access.group, filled: true }]),
    ...(okta.ownGroups ?? []).map(({ group, rule }) => ({ group: environment.catalog.groups[group]?.name ?? group, filled: rule !== undefined })),
  ];
}

function access({ environment, pushes, groups }: ResolvedEnvironment, okta: OktaSide): Finding[] {
  const where = `${environment.name}.okta.access`;
  const given = okta.access;
  if (given === undefined) {
    return okta.provisioning?.kind === "scim" && groups.length > 0 ? [warning(`${environment.name}.okta`, "no access", "a group that assigns the app", "people are provisioned only once they are assigned: add access: unionOfPushedGroups(...), unless another environment assigns them")] : [];
  }
  return [
    ...(given.group.trim() !== given.group || given.group.length < 1 || Array.from(given.group).length > 255 || !GROUP_NAME.test(given.group) ? [error(`${where}.group`, quote(given.group), "1 to 255 characters, none of them control or invisible, no space at either end", "correct the name")] : []),
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
