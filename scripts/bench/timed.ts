import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProviderMirror } from "../../src/terraform/find";
import type { StackJson } from "../../src/terraform/stack-json";
import { openWorkspace, type Workspace } from "../../src/terraform/workspace";
import type { AwsServer } from "../../sandbox/aws/server";

export interface Tools {
  readonly terraform: string;
  readonly mirrors: readonly ProviderMirror[];
}

/** Seconds of one plan; cpu is Terraform's and its providers' together. */
export interface PlanTime {
  readonly wall: number;
  readonly cpu: number;
}

/** A form ready to be planned again and again. */
export interface TimedWorkspace {
  /** Plans once; throws where the plan is not "No changes", since the figure would then be of something else. */
  plan(refresh: boolean): Promise<PlanTime>;
  close(): Promise<void>;
}

// The `time` of bash adds up all children that were waited for, and Terraform waits for its providers.
const WRAPPER = `#!/bin/bash
TIMEFORMAT='%R %U %S'
{ time "$BENCH_TERRAFORM" "$@" 2>&3; } 3>&2 2>"$BENCH_TIME"
`;

/** One way to write the same grants, with the state in which nothing is left to do. */
export interface Form {
  readonly title: string;
  readonly stack: StackJson;
  readonly state: string;
}

/** Makes a working folder of a form, with its state, initialized. */
export async function openTimed(form: Form, aws: AwsServer, { terraform, mirrors }: Tools): Promise<TimedWorkspace> {
  const own = await mkdtemp(join(tmpdir(), "bench-time-"));
  const [wrapper, times] = [join(own, "terraform"), join(own, "time")];
  await writeFile(wrapper, WRAPPER, { mode: 0o700 });
  const environment = { ...aws.environment(), BENCH_TERRAFORM: terraform, BENCH_TIME: times };
  const workspace = await openWorkspace(form.stack, { terraform: wrapper, mirrors, backend: "none", environment, timeoutMs: 3_600_000 });
  await writeFile(join(workspace.folder, "terraform.tfstate"), form.state);
  const init = await workspace.init();
  if (init.code !== 0) throw new Error(init.stderr);
  return {
    plan: (refresh) => timedPlan(workspace, refresh, times),
    async close() {
      await workspace.close();
      await rm(own, { recursive: true, force: true });
    },
  };
}

async function timedPlan(workspace: Workspace, refresh: boolean, times: string): Promise<PlanTime> {
  const { changes, stdout, stderr } = await workspace.plan({ refresh });
  if (changes !== false) throw new Error(`void: the plan is not "No changes"\n${(stderr || stdout).slice(0, 4_000)}`);
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = (await readFile(times, "utf8")).trim().split(" ").map(Number);
  return { wall, cpu: user + system };
}
