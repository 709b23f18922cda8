import { addressOf, dayAfterEnds, endingGrants } from "../ends";
import { differences } from "../expected";
import { expect, type Proof, type Step } from "../step";
import { touchesManagement } from "../roles";
import type { World } from "../world";
import { portalsMatch } from "./people";

/**
 * The day after the last end: exactly the grants that end are deleted, and the portals show it. What comes after is played on that day
 * too, since all of it is compared with the model of the day, and going back would cost an apply that shows nothing new.
 */
export const endsOfGrants: Step = {
  id: "ends",
  title: "on the day after the last temporary grant's end exactly those that ended are deleted, and people no longer see them",
  skip: (world) => (laterDay(world) === undefined ? "no assignment has an end to come" : undefined),
  management: ({ roles, today }) => roles.access.some((one) => touchesManagement(one, today) && dayAfterEnds([one], today) !== undefined),
  async run(world): Promise<Proof> {
    const { today } = world;
    const later = laterDay(world) ?? today;
    const changed = await world.liveOn(later);
    const lines = [`played on ${later}, as are the lines after this one`];
    const files: Record<string, string> = {};
    const ended = new Set<string>();
    for (const { name } of world.roles.access) {
      const environment = world.environment(name);
      const ending = endingGrants(environment, today, later);
      const wanted = ending.filter(({ group }) => world.aws.state.directory.groupNamed(environment.catalog.groups[group]?.name ?? group) !== undefined).map((grant) => `delete ${addressOf(grant)}`);
      if (ending.length === 0) {
        expect(!changed.has(name), () => `${name} has no grant that ends, and yet its stack on ${later} is another`);
        continue;
      }
      for (const { group } of ending) ended.add(environment.catalog.groups[group]?.name ?? group);
      const { changes, text } = await world.stacks.plan(name);
      files[`plan-${name}.txt`] = text;
      const different = differences(wanted, changes);
      expect(different === undefined, () => `the plan of ${name} on ${later} is not the grants that end: ${different ?? ""}`);
      if (changes.length > 0) await world.stacks.applyPlanned(name);
      const left = await world.stacks.plan(name);
      expect(left.changes.length === 0, () => `${name} still changes after its grants ended: ${left.changes.slice(0, 5).join(", ")}`);
      const shown = ending.map(({ permissionSet, account, group }) => `${permissionSet} in ${account} for ${group}`);
      lines.push(`${name}: ${wanted.length} deleted and nothing else, then no change: ${shown.slice(0, 5).join("; ")}${shown.length > 5 ? ` and ${shown.length - 5} more` : ""}`);
    }
    if (world.okta === undefined) return { lines, files };
    const losers = world.people.filter(({ groups }) => groups.some((name) => ended.has(name)));
    const portals = await portalsMatch(world, losers);
    return { lines: [...lines, ...portals.lines], files: { ...files, ...portals.files } };
  },
};

function laterDay({ roles, today }: World): string | undefined {
  return dayAfterEnds(roles.access, today);
}
