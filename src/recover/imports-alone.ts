import { z } from "zod";
import { readPlanJson } from "./plan-json";
import type { ImportBlock } from "../terraform/stack-folder";

const planJson = z.object({
  errored: z.boolean().optional(),
  resource_changes: z.array(z.object({ address: z.string(), mode: z.string(), change: z.object({ actions: z.array(z.string()), importing: z.object({ id: z.string().optional() }).nullish() }) })),
});

/**
 * What a plan would do besides taking exactly these objects into the state as they are, a line each: nothing, where it may be applied.
 * Throws where it is not the JSON of a plan.
 */
export function besidesImports(plan: unknown, expected: readonly ImportBlock[]): string[] {
  const { errored, resource_changes } = readPlanJson(planJson, plan);
  const ids = new Map(expected.map(({ to, id }) => [to, id]));
  const besides = errored === true ? ["the plan is not whole"] : [];
  for (const { address, mode, change } of resource_changes) {
    const importing = change.importing?.id;
    if (importing !== undefined && ids.get(address) === importing) ids.delete(address);
    else if (change.importing !== undefined && change.importing !== null) besides.push(`import ${address}`);
    // Reading changes nothing.
    if (change.actions.some((action) => action !== "no-op" && !(action === "read" && mode === "data"))) besides.push(`${change.actions.join(" and ")} ${address}`);
  }
  return [...besides, ...[...ids.keys()].map((address) => `not import ${address}`)];
}
