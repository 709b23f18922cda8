import { isRecord } from "./sensitive";

const HOW = "Give the output of `terraform show -json <plan file>`, run in the folder where the plan was made";

/** What somebody gave instead of the JSON of a plan, as a sentence that ends with what to do. */
export function notAPlan(given: unknown): string {
  if (typeof given === "string") return ofText(given);
  if (!isRecord(given)) return `it is JSON, but not an object. ${HOW}`;
  if ("remote_plan_format" in given && "run_id" in given) {
    return "it is the pointer that `terraform plan -out` writes with HCP Terraform, not the plan itself. `idc review --plan` reads the plan from there; or run `terraform show -json` on it in the stack's folder";
  }
  if ("resource_changes" in given || "planned_values" in given) return `it is a plan without ${"format_version" in given ? "planned_values" : "format_version"}: a part of it is missing, or Terraform is older than 1.5. ${HOW}`;
  if ("values" in given && "format_version" in given) return `it is the JSON of a state, not of a plan. ${HOW}`;
  if ("serial" in given && "lineage" in given) return `it is a state file, which may hold secrets: keep it away from reviews. ${HOW}`;
  if (given.schema === "idc-review/1") return "it is a review already. Give it to --from";
  return `it is JSON, but not of a Terraform plan. ${HOW}`;
}

function ofText(text: string): string {
  const start = text.trimStart();
  if (start === "") return `it is empty. ${HOW}`;
  // A plan file is a zip archive; read as text, its first two letters stay.
  if (start.startsWith("PK")) return `it is the plan file itself, which may hold secrets. ${HOW}`;
  if (start.startsWith('{"@level":')) return `it is the event log of \`terraform plan -json\`, which has no values. ${HOW}`;
  if (!start.startsWith("{")) return `it is not JSON. ${HOW}`;
  return "it is cut off, or not whole JSON: it can't be read to its end. Write it again, and check that the command that wrote it succeeded";
}
