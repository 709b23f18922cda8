import { servicesOf } from "../iam/check-policy";
import { loadIamNames } from "../iam/names";
import { check } from "../model/check";
import { checkGuardrails } from "../model/check-guardrails";
import type { Environment } from "../model/environment";
import type { GuardrailsData } from "../model/guardrails";
import type { Problem } from "../model/problem";
import type { Project } from "../model/project";
import { resolve } from "../model/resolve";
import { resolveGuardrails } from "../model/resolve-guardrails";
import { checkShape } from "../model/shape";
import { checkGuardrailsShape } from "../model/shape/guardrails";
import type { Guardrails } from "../review/guardrails";
import { loadPolicies } from "./policy-files";
import type { StackInput } from "./synthesize";

/** All data checked: what to synthesize, or why nothing may be. */
export type Loaded =
  | { readonly ok: true; readonly project: Project; readonly stacks: readonly StackInput[]; readonly warnings: readonly Problem[]; /** In the names of reviews; empty where the project says nothing: the defaults hold. */ readonly guardrails: Guardrails }
  | { readonly ok: false; readonly problems: readonly Problem[]; /** Whether the shape was so wrong that the rules could not run. */ readonly shapeOnly: boolean };

/** Checks all environments together, and the guardrails where there are some, and works them out; `today` is `YYYY-MM-DD` in UTC. Bad data is an answer, not an exception. */
export async function load(environments: readonly Environment[], today: string, guardrails?: unknown): Promise<Loaded> {
  const shape = [...checkShape(environments), ...(guardrails === undefined ? [] : checkGuardrailsShape(guardrails))];
  if (shape.length > 0) return { ok: false, problems: shape, shapeOnly: true };

  const catalogs = [...new Set(environments.map(({ catalog }) => catalog))].map(loadPolicies);
  const documents = catalogs.flatMap(({ inlinePolicies }) => [...inlinePolicies.values()].flatMap((policy) => ("document" in policy ? [policy.document] : [])));
  const iamNames = await loadIamNames([...new Set(documents.flatMap(servicesOf))]);
  const project: Project = { environments: environments.map((one) => resolve(one, today)), catalogs, today, iamNames };

  const problems = [...check(project), ...(guardrails === undefined ? [] : checkGuardrails(guardrails, project.environments, today))];
  if (problems.some(({ severity }) => severity === "error")) return { ok: false, problems, shapeOnly: false };
  const stacks = project.environments.map((resolved): StackInput => {
    const policies = catalogs.find(({ catalog }) => catalog === resolved.environment.catalog)?.inlinePolicies ?? new Map();
    return { resolved, inlinePolicies: new Map([...policies].flatMap(([key, policy]) => ("document" in policy ? [[key, JSON.stringify(policy.document)]] : []))) };
  });
  // oxlint-disable-next-line no-unsafe-type-assertion -- its shape was checked above
  return { ok: true, project, stacks, warnings: problems, guardrails: guardrails === undefined ? {} : resolveGuardrails(guardrails as GuardrailsData, project.environments) };
}

/** Today in UTC, in the form the data writes days. */
export function todayUtc(now: Date = new Date()): string {
  return now.toISOString().slice(0, 10);
}
