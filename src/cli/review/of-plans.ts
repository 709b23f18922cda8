import { readPlan } from "../../review/plan/read";
import { quote } from "../../model/problem";
import type { HcpFlags } from "../hcp-options";
import type * as ByHcp from "./by-hcp";
import type { ProjectData } from "./data";
import type { Gathered, Reviewed } from "./gathered";
import { planOrProblem, reviewOf } from "./plan-review";
import { readText, splitPlanOption, whichEnvironment } from "./sources";

/** Longest file that may be a saved plan of HCP Terraform: it has a hundred bytes. */
const POINTER = 10_000;

/** Reviews plan files; what could not be read is a problem, and then no review may be believed whole. */
export async function reviewPlanFiles(options: readonly string[], asked: readonly string[], flags: HcpFlags, data: ProjectData): Promise<Gathered> {
  const known = "stacks" in data ? data.stacks.map(({ resolved }) => resolved.environment.name) : [];
  const reviewed: Reviewed[] = [];
  const problems: string[] = [];
  for (const option of options) {
    const { environment, file } = splitPlanOption(option, known, asked);
    if (environment === undefined) {
      problems.push(whichEnvironment(file, known));
      continue;
    }
    if (reviewed.some(({ review }) => review.environment === environment)) {
      problems.push(`two plans are of ${quote(environment)}: give one for each environment`);
      continue;
    }
    const found = await reviewFileOf(environment, file, flags, data); // oxlint-disable-line no-await-in-loop -- a file may point at a run that is waited for
    if (typeof found === "string") problems.push(`--plan ${quote(file)}: ${found}`);
    else reviewed.push(found);
  }
  return { reviewed, problems };
}

/** A plan's JSON, or the file that points at a plan in HCP Terraform; or why it is neither. */
async function reviewFileOf(environment: string, file: string, flags: HcpFlags, data: ProjectData): Promise<Reviewed | string> {
  const read = readText(file);
  if ("problem" in read) return read.problem;
  if (read.text.length < POINTER) {
    const { reviewPointer }: typeof ByHcp = require("./by-hcp");
    const pointed = await reviewPointer(environment, read.text, flags, data);
    if (pointed !== undefined) return pointed;
  }
  return planOrProblem(() => reviewOf(environment, readPlan(read.text), data));
}
