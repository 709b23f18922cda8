import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { checkAgainstSchema } from "../providers/conformance";
import { App } from "../providers/core";
import { loadSchemas } from "../providers/load-schemas";
import type { ResolvedEnvironment } from "../model/resolve";
import { IdentityCenterStack } from "../stacks/identity-center-stack";

/** A stack came out wrong; nothing was written. */
export class SynthesisError extends Error {}

/** What synthesis needs of one environment. */
export interface StackInput {
  readonly resolved: ResolvedEnvironment;
  readonly inlinePolicies: ReadonlyMap<string, string>;
}

/**
 * Synthesizes every environment to `outdir/stacks/<name>/cdk.tf.json` and returns the files by environment.
 * Everything is made in a folder beside `outdir` first and moved at the end, so that a failure leaves what was there before.
 */
export function synthesize(stacks: readonly StackInput[], outdir: string, project: string): Map<string, string> {
  const target = resolve(outdir);
  mkdirSync(dirname(target), { recursive: true });
  const draft = mkdtempSync(join(dirname(target), ".cdktf-draft-"));
  try {
    const app = new App({ outdir: draft, stackTraces: false });
    for (const { resolved, inlinePolicies } of stacks) {
      const name = resolved.environment.name;
      new IdentityCenterStack(app, { resolved, inlinePolicies, folders: { stack: join(target, "stacks", name), project } });
    }
    app.synth();
    for (const { resolved } of stacks) mustConform(resolved.environment.name, join(draft, "stacks", resolved.environment.name, "cdk.tf.json"));
    moveFiles(draft, target);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return new Map(stacks.map(({ resolved: { environment } }) => [environment.name, join(target, "stacks", environment.name, "cdk.tf.json")]));
}

/** Terraform would find the same only after `init`, with the providers at hand; this needs neither. */
function mustConform(stack: string, file: string): void {
  const findings = checkAgainstSchema(JSON.parse(readFileSync(file, "utf8")), loadSchemas());
  if (findings.length === 0) return;
  throw new SynthesisError(`stack ${stack} does not fit the providers' schemas:\n${findings.map(({ address, path, problem }) => `  ${address}${path === "" ? "" : `, ${path}`}: ${problem}`).join("\n")}`);
}

/** Moves file by file: the target's folders also hold Terraform's own files, which stay. */
function moveFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) moveFiles(join(from, entry.name), join(to, entry.name));
    else renameSync(join(from, entry.name), join(to, entry.name));
  }
}
