import { DataFilesError, readEnvironments } from "../../project/environments-file";
import { readGuardrails } from "../../project/guardrails-file";
import { load, todayUtc } from "../../project/load";
import type { Guardrails } from "../../review/guardrails";
import type { StackInput } from "../../project/synthesize";
import { reportProblems } from "../../project/report";

/** The data of the project in this folder, or why there is none. */
export type ProjectData = { readonly stacks: readonly StackInput[]; readonly guardrails: Guardrails; readonly today: string } | { readonly missing: string; readonly today: string };

/** Reads the data for the names in it; a review of a plan can do without. */
export async function projectData(): Promise<ProjectData> {
  const today = todayUtc();
  try {
    const loaded = await load(await readEnvironments(process.cwd()), today, await readGuardrails(process.cwd()));
    return loaded.ok ? { stacks: loaded.stacks, guardrails: loaded.guardrails, today } : { missing: `its data has errors (npx idc check lists them all): ${reportProblems(loaded.problems.slice(0, 1))}`, today };
  } catch (cause) {
    if (!(cause instanceof DataFilesError)) throw cause;
    return { missing: cause.message, today };
  }
}

/** An environment's data, where there is some. */
export function dataOf(data: ProjectData, environment: string): StackInput | undefined {
  return "stacks" in data ? data.stacks.find(({ resolved }) => resolved.environment.name === environment) : undefined;
}
