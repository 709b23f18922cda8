import { HcpError } from "../../hcp/hcp-error";
import { readPlanPointer, type PlanPointer } from "../../hcp/plan-pointer";
import { hcpPlanSource, type HcpPlanSource } from "../../hcp/plan-source";
import { readHcpPlan } from "../../hcp/read-plan";
import { readPlan } from "../../review/plan/read";
import { thisMachine } from "../../terraform/machine";
import { hcpSourceFor, type HcpFlags } from "../hcp-options";
import { status } from "../terminal";
import { dataOf, type ProjectData } from "./data";
import type { Gathered, Reviewed } from "./gathered";
import { planOrProblem, reviewOf } from "./plan-review";

/** Reviews the plans that runs of HCP Terraform made; of each environment that the flags mean. */
export async function reviewByHcp(asked: readonly string[], flags: HcpFlags, data: ProjectData): Promise<Gathered> {
  if ("missing" in data) return { reviewed: [], problems: [`which workspace an environment has, its data says, and that can't be read: ${data.missing}`] };
  const reviewed: Reviewed[] = [];
  const problems: string[] = [];
  for (const { resolved: { environment } } of data.stacks) {
    if (asked.length > 0 && !asked.includes(environment.name)) continue;
    const found = await attempt(() => {
      const source = hcpSourceFor(environment, flags);
      return source === undefined ? undefined : reviewSource(environment.name, source, flags, data);
    }); // oxlint-disable-line no-await-in-loop -- one after the other: each may wait for its turn
    if (typeof found === "string") problems.push(`${environment.name}: ${found}`);
    else if (found !== undefined) reviewed.push(found);
  }
  return { reviewed, problems: reviewed.length + problems.length === 0 ? ["none of the environments that are asked for has its state in HCP Terraform"] : problems };
}

/** Reviews the plan that a saved plan of HCP Terraform points at; undefined where the text is no such file. */
export async function reviewPointer(environment: string, text: string, flags: HcpFlags, data: ProjectData): Promise<Reviewed | string | undefined> {
  return attempt(() => {
    const pointer: PlanPointer | undefined = readPlanPointer(text);
    if (pointer === undefined) return undefined;
    const known = dataOf(data, environment)?.resolved.environment;
    return reviewSource(environment, hcpPlanSource({ pointer, ...(known === undefined ? {} : { environment: known }) }), flags, data);
  });
}

async function reviewSource(environment: string, source: HcpPlanSource, { hcpWait }: HcpFlags, data: ProjectData): Promise<Reviewed | string> {
  const { json, remarks } = await readHcpPlan(source, { machine: thisMachine(), waitMs: hcpWait * 60_000, progress: status }).finally(() => status(""));
  const found = planOrProblem(() => reviewOf(environment, readPlan(json), data));
  if (typeof found === "string") return found;
  const { review, ...rest } = found;
  return { ...rest, review: { ...review, notes: [...review.notes, ...remarks] } };
}

async function attempt<T>(read: () => T | Promise<T>): Promise<T | string> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof HcpError) return cause.message;
    throw cause;
  }
}
