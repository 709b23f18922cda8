import type { ResolvedEnvironment } from "../resolve";
import { quote } from "../problem";
import type { Project } from "../project";
import type { Finding, Rule } from "../rule";
import { daysBetween, error, isDay, shared, warning } from "../rule";
import { known } from "./assignment-names";
import { instanceOf } from "./claimed-twice";

/** AWS reminds from 90 days before a SCIM token ends; so does this. */
const NOTICE_DAYS = 90;
/** AWS: a SCIM token lives for one year, which may be a leap year. */
const TOKEN_DAYS = 366;

/** Users and groups reach an instance in one way, made by one environment, with a token that still holds. */
export const provisioning: Rule = {
  id: "provisioning",
  scope: "project",
  check: (project) => [
    ...shared(project.environments.filter((one) => kindOf(one) !== undefined), instanceOf).flatMap(([, together]) => oneWay(together)),
    ...project.environments.flatMap((one) => each(one, project)),
  ],
};

function kindOf({ environment }: ResolvedEnvironment): "scim" | "terraform" | undefined {
  return environment.okta === "none" ? undefined : environment.okta.provisioning?.kind;
}

function oneWay(together: readonly ResolvedEnvironment[]): Finding[] {
  const where = together.map(({ environment }) => environment.name).join(", ");
  const kinds = new Set(together.map(kindOf));
  if (kinds.size > 1) return [error(where, "provisioning by SCIM and by Terraform", "one of the two for an instance: each would undo the other", "choose one for all environments")];
  if (kinds.has("terraform")) return [error(where, `${together.length} environments that make users by Terraform`, "one: a person in groups of both would be made twice", "make all groups in one, with byTerraform({ groups: [...] }), and leave provisioning out of the others")];
  return [];
}

/**
 * Users and memberships are `for_each` over the people of the Okta group, which Terraform must know while it plans;
 * of a group that the same plan would make it knows neither the id nor anybody in it, and refuses the plan.
 */
function madeAndRead({ environment: { name, okta }, makes }: ResolvedEnvironment): Finding[] {
  const own = okta === "none" ? [] : (okta.ownGroups ?? []);
  return own.filter(({ group }) => makes.includes(group)).map(({ group }) =>
    error(`${name}.okta.ownGroups`, `group ${quote(group)}, whose people byTerraform() reads in the same plan`, "groups that are in Okta before the first plan: Terraform can't plan the users of a group that it has yet to make", "move it to ownGroups of another environment that is applied first (federation, for example), or make it in Okta"),
  );
}

function each(resolved: ResolvedEnvironment, { today }: Project): Finding[] {
  const { environment, groups, makes } = resolved;
  const given = environment.okta === "none" ? undefined : environment.okta.provisioning;
  const where = `${environment.name}.okta.provisioning`;
  const names = Object.keys(environment.catalog.groups);
  if (given?.kind === "terraform") {
    return [
      ...madeAndRead(resolved),
      ...(["groups", "mayBeEmpty"] as const).flatMap((list) => (given[list] ?? []).flatMap((group) => known(`${where}.${list}`, "group", group, names))),
      ...groups.filter((group) => !makes.includes(group)).map((group) => error(`${where}.groups`, `group ${quote(group)} granted but not made`, "every group that is granted here", "add it to groups")),
      ...(given.mayBeEmpty ?? []).filter((group) => names.includes(group) && !makes.includes(group)).map((group) => warning(`${where}.mayBeEmpty`, quote(group), "a group that is made here", "remove it")),
    ];
  }
  if (given?.kind !== "scim") return [];
  const expires = given.tokenExpires;
  if (expires === undefined) return given.connected ? [warning(where, "connected, without tokenExpires", "the day on which the SCIM token ends", "write it down: when it has passed, nothing reaches AWS any more")] : [];
  if (!isDay(expires)) return [error(`${where}.tokenExpires`, quote(expires), "a calendar day, YYYY-MM-DD", "correct the date")];
  const left = daysBetween(today, expires);
  if (left < 0) return [warning(`${where}.tokenExpires`, expires, "a day to come", "the token has ended: make a new one in IAM Identity Center, put it into the Okta app, and write its end here")];
  if (left > TOKEN_DAYS) return [warning(`${where}.tokenExpires`, `${expires}, ${left} days from now`, `at most ${TOKEN_DAYS} days: AWS lets a token live for one year`, "correct the date; nothing reminds you before a wrong one")];
  return left > NOTICE_DAYS ? [] : [warning(`${where}.tokenExpires`, `${expires}, ${left} days from now`, `more than ${NOTICE_DAYS} days`, "make the second token now and change over while both hold")];
}
