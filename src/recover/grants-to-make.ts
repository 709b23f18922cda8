import { z } from "zod";
import { readPlanJson } from "./plan-json";
import type { ImportBlock } from "../terraform/stack-folder";

/** What a plan would grant. */
export interface GrantsToMake {
  /** Those of which it is known what they would be in AWS: the address, and the id that AWS's provider imports by. */
  readonly known: readonly ImportBlock[];
  /** Addresses of those that can't be looked for, since something they are made of is not known yet. */
  readonly unknown: readonly string[];
}

export const ASSIGNMENT = "aws_ssoadmin_account_assignment";

const planJson = z.object({
  resource_changes: z.array(z.object({ address: z.string(), type: z.string(), mode: z.string(), change: z.object({ actions: z.array(z.string()), after: z.unknown() }) })).default([]),
});

/** Strict, because what passes is written into a file that Terraform evaluates: no template, no quote, no comma. */
const address = new RegExp(String.raw`^${ASSIGNMENT}\.[A-Za-z][\w-]*\["[\w-]+"\]$`);
const arn = (rest: string): z.ZodString => z.string().regex(new RegExp(`^arn:aws[a-z-]*:sso:::${rest}$`));
const assignment = z.object({
  principal_id: z.string().regex(/^[0-9A-Fa-f-]{1,47}$/),
  principal_type: z.literal("GROUP"),
  target_id: z.string().regex(/^\d{12}$/),
  target_type: z.literal("AWS_ACCOUNT"),
  permission_set_arn: arn(String.raw`permissionSet/[\w.-]+/[\w.-]+`),
  instance_arn: arn(String.raw`instance/[\w.-]+`),
});

/** Reads the grants that a plan would make from its JSON; throws where it is not the JSON of a plan. */
export function grantsToMake(plan: unknown): GrantsToMake {
  const created = readPlanJson(planJson, plan).resource_changes.filter(({ type, mode, change }) => type === ASSIGNMENT && mode === "managed" && change.actions.join() === "create");
  const known: ImportBlock[] = [];
  const unknown: string[] = [];
  for (const { address: to, change } of created) {
    const read = assignment.safeParse(change.after);
    if (!read.success || !address.test(to)) {
      unknown.push(to);
      continue;
    }
    const { principal_id, principal_type, target_id, target_type, permission_set_arn, instance_arn } = read.data;
    known.push({ to, id: [principal_id, principal_type, target_id, target_type, permission_set_arn, instance_arn].join(",") });
  }
  return { known, unknown };
}
