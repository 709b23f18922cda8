import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { attempt, DATA_FOLDER, DataFilesError } from "./environments-file";

/** The data file that says what reviews ask of a change; it is nobody's environment, so index.ts need not import it. */
export const GUARDRAILS_FILES = ["guardrails.ts", "guardrails.js"] as const;

/**
 * Runs the project's guardrails (`environments/guardrails.ts`) and returns what they export as `guardrails`, unchecked; undefined where
 * there is no such file: then the defaults hold.
 */
export async function readGuardrails(project: string, folder = DATA_FOLDER): Promise<unknown> {
  const path = resolve(project, folder);
  const name = fileIn(path);
  if (name === undefined) return undefined;
  const module: unknown = await attempt(() => createRequire(resolve(project, "index.js"))(resolve(path, name)), path);
  // Exported under another name it would be silently without effect, and every review would pass by the defaults.
  if (typeof module !== "object" || module === null || !("guardrails" in module) || module.guardrails === undefined) throw new DataFilesError(`${folder}/${name} exports nothing named guardrails: export const guardrails = defineGuardrails({ ... })`);
  return module.guardrails;
}

/** Whether the project says something of its own to reviews. */
export function hasGuardrails(project: string, folder = DATA_FOLDER): boolean {
  return fileIn(resolve(project, folder)) !== undefined;
}

function fileIn(path: string): string | undefined {
  return GUARDRAILS_FILES.find((file) => existsSync(resolve(path, file)));
}
