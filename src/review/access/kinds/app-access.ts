import type { ReadInstance } from ".";
import { attribute, knownText, text, type Instance } from "../instance";
import type { Lookups } from "../lookups";
import { UNKNOWN, type Fact } from "../model";

/** Who has the app in Okta, and which groups it pushes. */
export const appAccessKinds: readonly (readonly [string, ReadInstance])[] = [
  ["okta_push_group", (instance, building, lookups) => {
    building.pushes.set(oktaGroup(instance, "source_group_id", lookups), {
      status: attribute(instance, "status"),
      deletesTheAwsGroupWhenItEnds: attribute(instance, "delete_target_group_on_destroy"),
    });
  }],
  ["okta_group", (instance, building) => {
    building.appAccess.set(`Okta group ${knownText(instance, "name") ?? instance.address}`, text(instance, "description"));
  }],
  ["okta_group_rule", (instance, building, lookups) => {
    const into = attribute(instance, "group_assignments");
    const names = Array.isArray(into) ? into.map((id: Fact) => (typeof id === "string" ? lookups.oktaGroup(id) : "?")).join(", ") : (knownText(instance, "name") ?? instance.address);
    building.appAccess.set(`rule that fills ${names}`, { when: withNames(attribute(instance, "expression_value"), lookups), status: attribute(instance, "status") });
  }],
  ["okta_app_group_assignment", (instance, building, lookups) => {
    building.appAccess.set(`app assigned to ${oktaGroup(instance, "group_id", lookups)}`, assignment(attribute(instance, "profile"), attribute(instance, "priority")));
  }],
];

/** Okta's defaults say nothing. */
function assignment(profile: Fact, priority: Fact): Fact {
  const said = [...(profile === null || profile === "{}" ? [] : [["profile", profile] as const]), ...(priority === null || priority === 0 ? [] : [["priority", priority] as const])];
  return said.length === 0 ? null : Object.fromEntries(said);
}

function oktaGroup(instance: Instance, name: string, { oktaGroup: nameOf, instances }: Lookups): string {
  const id = attribute(instance, name);
  // A push is named after its group's key.
  if (typeof id === "string") return instance.type === "okta_push_group" ? nameOf(id, instance.name) : nameOf(id);
  const made = instances.find((other) => other.type === "okta_group" && other.name === instance.name);
  return (made && knownText(made, "name")) ?? instance.address;
}

/** `isMemberOfAnyGroup("00g…","00g…")` with the names of the groups, sorted: the order says nothing. */
function withNames(expression: Fact, { oktaGroup: nameOf }: Lookups): Fact {
  if (expression === UNKNOWN || typeof expression !== "string") return expression;
  return expression.replace(/isMemberOfAnyGroup\(([^()]*)\)/g, (_all, ids: string) => `member of any of ${ids.split(",").map((id) => nameOf(id.trim().replaceAll('"', ""))).toSorted().join(", ")}`);
}
