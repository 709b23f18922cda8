import { z } from "zod";
import { HcpError } from "./hcp-error";
import { comparableHost } from "./host";
import { json } from "./json";

/** What `terraform plan -out=FILE` writes where the plan is made by HCP Terraform: not the plan, but which run has it. */
export interface PlanPointer {
  readonly hostname: string;
  readonly runId: string;
}

const pointer = z.object({ remote_plan_format: z.literal(1), run_id: z.string(), hostname: z.string() });

/** An id of a run as HCP Terraform writes it; everything else would be another path of its API. */
export function isRunId(text: string): boolean {
  return /^run-[A-Za-z0-9]{1,64}$/.test(text);
}

/** Reads such a file; undefined for every other one (a plan's JSON, a plan file of a local run). A spoilt one is an HcpError. */
export function readPlanPointer(text: string): PlanPointer | undefined {
  // It is a hundred bytes; a plan's JSON may be as many megabytes, and is not parsed for this.
  if (text.length > 10_000) return undefined;
  const value = json(text);
  if (typeof value !== "object" || value === null || !("remote_plan_format" in value)) return undefined;
  const read = pointer.safeParse(value);
  const hostname = read.success ? comparableHost(read.data.hostname) : undefined;
  if (!read.success || hostname === undefined || !isRunId(read.data.run_id)) {
    throw new HcpError("this file begins as a saved plan of HCP Terraform does, but its run_id, hostname or format is none that is known (format 1): make it anew with terraform plan -out");
  }
  return { hostname, runId: read.data.run_id };
}
