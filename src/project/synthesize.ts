import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { checkAgainstSchema } from "../providers/conformance";
import { App } from "../providers/core";
import { loadSchemas } from "../providers/load-schemas";
import type { ResolvedEnvironment } from "../model/resolve";
import { IdentityCenterStack } from "../stacks/identity-center-stack";
import { makeDraft, removeQuietly } from "./drafts";
import { openOutput, outputFault, realPlace } from "./output-folder";
import { replaceFiles } from "./replace-files";
import { cannotWrite, SynthesisError } from "./synthesis-error";

/** What synthesis needs of one environment. */
export interface StackInput {
  readonly resolved: ResolvedEnvironment;
  readonly inlinePolicies: ReadonlyMap<string, string>;
}

/**
 * Synthesizes every environment to `outdir/stacks/<name>/cdk.tf.json` and returns the files by environment.
 * Everything is made in a draft first and moved at the end, so that a failure leaves what was there before.
 */
export function synthesize(stacks: readonly StackInput[], outdir: string, project: string): Map<string, string> {
  const fault = outputFault(outdir, project);
  if (fault !== undefined) throw new SynthesisError(fault);
  const { folder, undo } = writing(outdir, () => openOutput(outdir));
  let draft: string | undefined;
  try {
    const made = writing(outdir, () => makeDraft(folder));
    draft = made;
    const app = writing(outdir, () => new App({ outdir: made, stackTraces: false }));
    for (const { resolved, inlinePolicies } of stacks) {
      // Terraform runs in the folder behind all links, and a local state's path starts there.
      const folders = { stack: realPlace(join(folder, "stacks", resolved.environment.name)), project: realPlace(project) };
      new IdentityCenterStack(app, { resolved, inlinePolicies, folders });
    }
    writing(outdir, () => app.synth());
    for (const { resolved } of stacks) mustConform(resolved.environment.name, join(made, "stacks", resolved.environment.name, "cdk.tf.json"));
    writing(outdir, () => replaceFiles(made, folder, outdir));
  } finally {
    if (draft !== undefined) removeQuietly(draft);
    undo();
  }
  return new Map(stacks.map(({ resolved: { environment } }) => [environment.name, join(resolve(outdir), "stacks", environment.name, "cdk.tf.json")]));
}

/** Runs what writes; a disk that does not take it is an answer, not a crash. */
function writing<T>(outdir: string, write: () => T): T {
  try {
    return write();
  } catch (cause) {
    throw cannotWrite(outdir, cause);
  }
}

/** Terraform would find the same only after `init`, with the providers at hand; this needs neither. */
function mustConform(stack: string, file: string): void {
  const findings = checkAgainstSchema(JSON.parse(readFileSync(file, "utf8")), loadSchemas());
  if (findings.length === 0) return;
  throw new SynthesisError(`stack ${stack} does not fit the providers' schemas:\n${findings.map(({ address, path, problem }) => `  ${address}${path === "" ? "" : `, ${path}`}: ${problem}`).join("\n")}`);
}
