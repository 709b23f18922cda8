import type { Environment } from "../../src/model/environment";
import { incidentsOf } from "./incidents";
import { inventPeople } from "./people";
import { prepared } from "./prepared";
import type { RehearsalResult } from "./report";
import { runSteps, type Progress } from "./run";
import type { TerraformHere } from "./tools";
import { stepsOf } from "./steps";
import { versionsOf } from "./versions";
import { World } from "./world";

export interface RehearsalOptions {
  /** The folder that policy files are relative to. @default the current one */
  readonly project?: string;
  /** What is played: the road from the first apply to the last destroy, or what goes wrong on it. @default "road" */
  readonly play?: "road" | "incidents";
  /** Ends it early; its reason is the name of the signal that did. */
  readonly signal?: AbortSignal;
}

/** Runs one rehearsal for these environments in a world of its own, which is gone when this comes back. */
export async function runRehearsal(environments: readonly Environment[], tools: TerraformHere, progress: Progress, { project = process.cwd(), play = "road", signal = new AbortController().signal }: RehearsalOptions = {}): Promise<RehearsalResult> {
  const [start, at] = [performance.now(), new Date().toISOString()];
  const { data, notes } = prepared(environments);
  const world = await World.open(data, inventPeople(data), tools, project);
  try {
    const lines = await runSteps(play === "road" ? stepsOf(world) : incidentsOf(world), world, progress, signal);
    const seconds = (performance.now() - start) / 1_000;
    const interrupted = signal.aborted ? String(signal.reason) : lines.some(({ outcome }) => outcome === "interrupted") ? "a signal" : undefined;
    return {
      schema: "idc-rehearsal/2",
      played: play,
      at,
      versions: await versionsOf(tools.version, world.stacks.providers, project),
      ...(interrupted === undefined ? {} : { interrupted }),
      lines,
      seconds,
      calls: world.calls(),
      ownShare: world.busySeconds() / seconds,
      notes,
    };
  } finally {
    await world.close();
  }
}
