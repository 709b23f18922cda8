import type { Environment } from "../../src/model/environment";
import type { Problem } from "../../src/model/problem";
import { load } from "../../src/project/load";
import { TODAY } from "./company";

/** Every problem of these environments, errors and warnings, as a user would be shown them. */
export async function problemsOf(environments: readonly Environment[], today = TODAY): Promise<readonly Problem[]> {
  const loaded = await load(environments, today);
  return loaded.ok ? loaded.warnings : loaded.problems;
}

/** The problems of one rule. */
export async function problemsBy(rule: string, environments: readonly Environment[], today = TODAY): Promise<readonly Problem[]> {
  return (await problemsOf(environments, today)).filter((problem) => problem.rule === rule);
}
