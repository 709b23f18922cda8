import { z } from "zod";

const entry = z.looseObject({
  address: z.string(),
  mode: z.string(),
  type: z.string(),
  values: z.looseObject({ groups: z.array(z.looseObject({})).optional() }).optional(),
});
const root = z.looseObject({ resources: z.array(entry) });
const values = z.looseObject({ outputs: z.unknown(), root_module: root });
const plan = z.looseObject({
  planned_values: values,
  resource_drift: z.array(entry),
  resource_changes: z.array(entry),
  output_changes: z.unknown(),
  prior_state: z.looseObject({ values }),
  configuration: z.looseObject({ root_module: z.looseObject({ outputs: z.unknown(), resources: z.array(entry) }) }),
  relevant_attributes: z.array(z.looseObject({ resource: z.string() })),
});

/** A resource or a lookup in any of a plan's lists. */
export type Entry = z.infer<typeof entry>;
export type Plan = z.infer<typeof plan>;

/** Reads a recorded plan as far as it is multiplied; keys keep their order. */
export function planOf(text: string): Plan {
  return plan.parse(JSON.parse(text));
}
