import type { Environment } from "../../src/model/environment";
import { inventPeople } from "./people";
import { prepared } from "./prepared";
import type { RehearsalResult } from "./report";
import { runSteps, type Progress } from "./run";
import type { TerraformHere } from "./tools";
import { stepsOf } from "./steps";
import { World } from "./world";

export { table } from "./report";
export { canRehearse } from "./tools";

/** Runs the whole road for these environments; `project` is the folder that policy files are relative to. */
export async function runRehearsal(environments: readonly Environment[], tools: TerraformHere, progress: Progress, project = process.cwd()): Promise<RehearsalResult> {
  const [start, at] = [performance.now(), new Date().toISOString()];
  const { data, notes } = prepared(environments, at.slice(0, 10));
  const world = await World.open(data, inventPeople(data), tools, project);
  try {
    const lines = await runSteps(stepsOf(world), world, progress);
    const seconds = (performance.now() - start) / 1_000;
    return { schema: "idc-rehearsal/1", at, terraform: tools.version, lines, seconds, calls: world.calls(), ownShare: world.busySeconds() / seconds, notes };
  } finally {
    await world.close();
  }
}
