import { setTimeout as wait } from "node:timers/promises";
import { resolve } from "../../../src/model/resolve";
import { plural } from "../../../src/project/report";
import { describeGrants } from "../../../src/recover/describe";
import { TerraformError } from "../../../src/terraform/run";
import type { Workspace } from "../../../src/terraform/workspace";
import type { AwsState } from "../../aws/state";
import { differences } from "../expected";
import { errorsOf, printed } from "../said";
import { expect, type Proof, type Step } from "../step";
import { recover } from "./recover";
import { healed, noteDrift, nothingToStrike, seen, strikesManagement, struck, takeAway } from "./struck";

/** Enough to be in the middle of. */
const GRANTS = 2;

/** Applies, and kills Terraform once AWS has so many new grants, of which it has noted none: the provider waits ten seconds for each. */
export async function killDuringApply(workspace: Workspace, { assignments }: AwsState, made: number): Promise<TerraformError> {
  const wanted = assignments.size + made;
  const running: { ended?: unknown } = {};
  const over = workspace.apply().then((run) => void (running.ended = run), (error: unknown) => void (running.ended = error));
  while (assignments.size < wanted && running.ended === undefined) await wait(20);
  workspace.kill();
  await over;
  const { ended } = running;
  if (ended instanceof TerraformError && ended.message.includes("SIGKILL")) return ended;
  // A signal to this process, or an apply that did not wait to be killed.
  throw ended instanceof Error ? ended : new Error("the apply ended before it could be killed");
}

export const killedApply: Step = {
  id: "killed",
  title: "Terraform killed in the middle of an apply: idc recover takes over what it had no time to note, the next one goes on, and no grant is lost",
  skip: nothingToStrike,
  management: strikesManagement,
  async run(world): Promise<Proof> {
    const { aws, stacks } = world;
    const environment = struck(world);
    const names = (): string[] => aws.state.grants().map((grant) => JSON.stringify(grant));
    const before = names();
    const missing = takeAway(aws.state, environment, world.today, { most: GRANTS }).length;
    // Otherwise the state would still name them, and nothing would be unknown to it.
    await noteDrift(world, environment.name);
    const workspace = stacks.workspace(environment.name);
    const killed = await killDuringApply(workspace, aws.state, missing);
    const { met, takenOver } = await recover(stacks, environment.name);
    const left = await stacks.plan(environment.name);
    const different = differences(before, names());
    expect(different === undefined && left.changes.length === 0, () => `not as before: ${different ?? left.changes.slice(0, 5).join(", ")}`);
    const errors = errorsOf(met);
    return {
      lines: [
        seen("shell", `"Killed", with ${missing} grants made in AWS and none of them noted`),
        ...(errors[0] === undefined ? [] : [seen("Terraform, at the next apply", `${errors[0]}${errors.length > 1 ? ` (and ${errors.length - 1} more)` : ""}`)]),
        healed(`npx idc recover ${environment.name}: ${plural(takenOver.length, "grant")} found in AWS and taken over, applied again, then no change; every grant is there`),
      ],
      files: { "apply-killed.txt": killed.run === undefined ? "" : printed(killed.run), "apply-next.txt": printed(met), "taken-over.txt": `${describeGrants(resolve(environment, world.today), takenOver).join("\n")}\n` },
    };
  },
};
