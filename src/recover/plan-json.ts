import type { z } from "zod";
import { RecoveryError } from "./recovery-error";

/** Reads what Terraform showed of a plan; a RecoveryError where that is none. */
export function readPlanJson<T>(shape: z.ZodType<T>, plan: unknown): T {
  const read = shape.safeParse(plan);
  if (read.success) return read.data;
  throw new RecoveryError("terraform show answered with something that is no plan", [], "see that TERRAFORM_BINARY_NAME and PATH name the real Terraform");
}
