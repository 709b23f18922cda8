import type { Environment } from "../../../src/model/environment";
import { permissionSetName, resolve } from "../../../src/model/resolve";
import type { Assignment } from "../../aws/assignments";
import type { PermissionSet } from "../../aws/permission-sets";
import type { AwsState } from "../../aws/state";
import { expect } from "../step";
import { touchesManagement } from "../roles";
import { groupsOf, mayEnter } from "../steps/people";
import { expectedAccess } from "../expected";
import type { World } from "../world";

/** Why nothing can be struck, as a sentence. */
export function nothingToStrike({ roles }: World): string | undefined {
  return roles.access.length === 0 ? "no environment grants anything" : undefined;
}

/** The environment that the incidents strike: the first that grants something, which is the smallest on most roads. */
export function struck(world: World): Environment {
  const [first] = world.roles.access;
  if (first === undefined) throw new Error("no environment grants anything");
  return world.environment(first.name);
}

export function strikesManagement(world: World): boolean {
  return world.roles.access.length > 0 && touchesManagement(struck(world), world.today);
}

/** Key of a group that is granted in the struck environment and is in AWS: one that Terraform brings there, where there is one. */
export function groupKey(world: World): string {
  const { environment, expansion, pushes, makes } = resolve(struck(world), world.today);
  const there = expansion.grants.map(({ group }) => group).filter((key) => world.aws.state.directory.groupNamed(environment.catalog.groups[key]?.name ?? key) !== undefined);
  const found = there.find((key) => pushes.includes(key) || makes.includes(key)) ?? there[0];
  expect(found !== undefined, () => `no group of ${environment.name} is in AWS`);
  return found;
}

/** Its name in Okta and in AWS. */
export function groupName(world: World): string {
  const key = groupKey(world);
  return struck(world).catalog.groups[key]?.name ?? key;
}

/** Login of somebody who has access by the struck environment, and is there to find it gone; undefined where nobody is. */
export function someoneWithAccess(world: World, group?: string): string | undefined {
  if (world.okta === undefined) return undefined;
  return world.people.find(({ profile: { login }, groups }) => (group === undefined || groups.includes(group)) && mayEnter(world, login) && expectedAccess(world.appliedNow(), groupsOf(world, login)).length > 0)?.profile.login;
}

/** Why there is nobody whose sign-in could go wrong, as a sentence. */
export function nobodySignsIn(world: World): string | undefined {
  if (nothingToStrike(world) !== undefined) return nothingToStrike(world);
  if (world.okta === undefined) return "no environment has an Okta end: nobody can sign in";
  return someoneWithAccess(world) === undefined ? `nobody has access by ${struck(world).name}` : undefined;
}

/** Takes grants of an environment away in AWS, as by hand; gives them as they were. */
export function takeAway(state: AwsState, environment: Environment, today: string, { most = Number.POSITIVE_INFINITY, of = () => true }: { readonly most?: number; readonly of?: (set: PermissionSet) => boolean } = {}): Assignment[] {
  const names = new Set(resolve(environment, today).permissionSets.map((key) => permissionSetName(environment, key)));
  const own = [...state.assignments].filter(({ permissionSet }) => {
    const set = state.permissionSets.get(permissionSet);
    return set !== undefined && names.has(set.name) && of(set);
  }).slice(0, most);
  for (const assignment of own) remove(state, assignment);
  return own;
}

/** As AWS does it: with its last assignment the account loses the role. */
export function remove(state: AwsState, assignment: Assignment): void {
  const { account, permissionSet } = assignment;
  state.assignments.remove(assignment);
  if (state.assignments.in(account, permissionSet).length === 0) state.permissionSets.get(permissionSet)?.provisioned.delete(account);
}

/** Lets Terraform note what became different without it, and change nothing. */
export async function noteDrift({ stacks }: World, name: string): Promise<void> {
  await stacks.plan(name, "-refresh-only");
  await stacks.applyPlanned(name);
}

/** `seen: "…"`, as people met it. */
export function seen(where: string, text: string): string {
  return `seen    ${where}: ${text}`;
}

export function healed(how: string): string {
  return `healed  ${how}`;
}
