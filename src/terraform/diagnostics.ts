import { z } from "zod";
import type { Run } from "./run";

/** One message of Terraform about the configuration. */
interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  /** The block it is about, `resource.aws_ssoadmin_permission_set.ReadOnly`, where Terraform says so. */
  readonly where: string;
}

/** The answer of `terraform validate`. */
export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

const answer = z.object({
  valid: z.boolean(),
  diagnostics: z
    .array(
      z.object({
        severity: z.enum(["error", "warning"]).catch("error"),
        summary: z.string(),
        detail: z.string().default(""),
        snippet: z.object({ context: z.string().nullish() }).nullish(),
        address: z.string().nullish(),
      }),
    )
    .default([]),
});

/** Reads `terraform validate -json`. What is not its JSON counts as invalid: a check that did not run has not passed. */
export function parseValidation(run: Run): Validation {
  const read = answer.safeParse(json(run.stdout));
  if (!read.success) {
    const said = run.stderr.trim() || run.stdout.trim() || `exit code ${run.code}`;
    return { valid: false, diagnostics: [{ severity: "error", summary: "terraform validate gave no answer", detail: said, where: "" }] };
  }
  const diagnostics = read.data.diagnostics.map(({ severity, summary, detail, snippet, address }) => ({ severity, summary, detail, where: address ?? snippet?.context ?? "" }));
  return { valid: read.data.valid && run.code === 0, diagnostics };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
