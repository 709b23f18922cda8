import { HcpError } from "./hcp-error";
import { isRunId } from "./plan-pointer";
import { connect, type ReadOptions } from "./read-plan";
import { remarksOn } from "./run-status";
import { runDocument } from "./shapes";

/** A run on its host. */
export interface RunPlace {
  readonly host: string;
  readonly runId: string;
}

/** Whether a run can still be applied as it was planned, and if not, why. HCP Terraform keeps other runs from its workspace until then, or discards a saved plan once another run was applied. */
export async function isCurrent({ host, runId }: RunPlace, options: ReadOptions): Promise<{ readonly current: true } | { readonly current: false; readonly why: string }> {
  mustBeRunId(runId);
  const { data } = await (await connect(host, options)).read(`runs/${runId}`, runDocument, `the run ${runId}`);
  if (data.id !== runId) throw new HcpError(`${host} was asked for ${runId} and answers with ${data.id}`);
  if (data.attributes.actions?.["is-confirmable"] === true) return { current: true };
  if (data.attributes["plan-only"] === true) return { current: false, why: `${runId} only plans: it can't be applied; its pull request is applied by the run of the merge` };
  return { current: false, why: remarksOn(data)[0] ?? `${runId} is ${data.attributes.status}, and does not wait to be applied` };
}

/** Confirms a run that waits for it. That its plan is the one that was reviewed is for the caller to have made sure, just before. */
export async function applyRun({ host, runId }: RunPlace, comment: string, options: ReadOptions): Promise<void> {
  mustBeRunId(runId);
  await (await connect(host, options)).act(`runs/${runId}/actions/apply`, { comment }, `the apply of ${runId}`);
}

/** Lets go of a run that waits, so that later runs of the workspace can start. */
export async function discardRun({ host, runId }: RunPlace, comment: string, options: ReadOptions): Promise<void> {
  mustBeRunId(runId);
  await (await connect(host, options)).act(`runs/${runId}/actions/discard`, { comment }, `the discarding of ${runId}`);
}

function mustBeRunId(runId: string): void {
  if (!isRunId(runId)) throw new HcpError(`${JSON.stringify(runId)} is no run of HCP Terraform`);
}
