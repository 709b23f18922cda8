import type { Environment } from "../../../src/model/environment";
import { compareDumps, dumpAws, type AwsDump } from "../../aws/dump";
import { touchesManagement } from "../roles";
import { expect, type Proof, type Step } from "../step";
import type { World } from "../world";
import { portalsMatch } from "./people";

/** Applies one environment's access, with what Okta pushes between two applies, and looks at every person's portal. */
export function applyAccess(environment: Environment): Step {
  const { name } = environment;
  return {
    id: `apply-${name}`,
    management: ({ today }) => touchesManagement(environment, today),
    title: `${name} converges: applied, groups pushed, applied again, and a plan without changes`,
    async run(world): Promise<Proof> {
      const before = dumpAws(world.aws.state);
      const plans = await world.converge(name);
      const [first] = plans;
      const waited = first?.warnings ?? [];
      const waits = world.waiting.has(name) ? (plans.at(-1)?.warnings ?? []) : [];
      const lines = [`${plans.slice(0, -1).map(({ changes }) => changes.length).join(" + ")} changes in ${plans.length - 1} applies, then none`, ...(waited.length === 0 ? [] : [`the first plan said: ${waited.join(" ")}`]), ...(waits.length === 0 ? [] : [`still waiting for another environment: ${waits.join(" ")}`])];
      return { lines, files: { ...Object.fromEntries(plans.map(({ text }, index) => [`plan-${index + 1}.txt`, text])), "aws-changes.txt": changesSince(before, world) } };
    },
  };
}

/** Once everything is applied, what waited for another environment is granted too. */
export const applyWaiting: Step = {
  id: "apply-waiting",
  title: "what waited for another environment's groups is granted",
  skip: ({ waiting }) => (waiting.size === 0 ? "nothing waited" : undefined),
  management: ({ waiting, roles, today }) => roles.access.some((one) => waiting.has(one.name) && touchesManagement(one, today)),
  async run(world): Promise<Proof> {
    const names = [...world.waiting];
    for (const name of names) await world.converge(name);
    return { lines: [`applied again: ${names.join(", ")}`] };
  },
};

export function portals(when: string, id: string): Step {
  return {
    id: `portals-${id}`,
    title: `${when}, every person's portal lists exactly the accounts and permission sets of the model`,
    skip: ({ okta }) => (okta === undefined ? "no environment has an Okta end: nobody can sign in" : undefined),
    run: (world) => portalsMatch(world),
  };
}

/** Takes one environment away; whoever has access by another one keeps it. */
export function destroyAccess(environment: Environment, others: string): Step {
  const { name } = environment;
  return {
    id: `destroy-${name}`,
    management: ({ today }) => touchesManagement(environment, today),
    title: `${name} is destroyed, its groups stay in AWS${others === "" ? "" : `, and nobody of ${others} loses anything`}`,
    async run(world): Promise<Proof> {
      const dump = dumpAws(world.aws.state);
      const before = new Set(dump.groups.map(({ name: group }) => group));
      await world.stacks.destroy(name);
      world.applied.delete(name);
      await world.push();
      const byTerraform = made(world, name);
      const gone = [...before].filter((group) => !byTerraform.has(group) && world.aws.state.directory.groupNamed(group) === undefined);
      expect(gone.length === 0, () => `groups vanished from AWS: ${gone.join(", ")}`);
      const left = world.aws.state.grants().length;
      return { lines: [`destroyed; ${before.size} groups in AWS before, none of those that were pushed is gone; ${left} grants left in AWS`], files: { "aws-changes.txt": changesSince(dump, world) } };
    },
  };
}

/** What became different in AWS, for the evidence. */
function changesSince(before: AwsDump, { aws }: World): string {
  return `${compareDumps(before, dumpAws(aws.state)).join("\n")}\n`;
}

/** Groups that Terraform itself made in AWS go with the environment. */
function made(world: World, name: string): ReadonlySet<string> {
  const { okta, catalog, assignments } = world.environment(name);
  const terraform = okta !== "none" && okta.provisioning?.kind === "terraform" ? okta.provisioning : undefined;
  return new Set((terraform === undefined ? [] : (terraform.groups ?? assignments.flatMap(({ groups }) => groups))).map((key) => catalog.groups[key]?.name ?? key));
}
