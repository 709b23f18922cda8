import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { resolve } from "../../src/model/resolve";
import { load } from "../../src/project/load";
import { reportProblems } from "../../src/project/report";
import { synthesize } from "../../src/project/synthesize";
import { companyOf, TODAY, type Size } from "./company";

/** What a process reports of itself; times in milliseconds. */
export const measurement = z.object({ load: z.number(), synth: z.number(), megabytes: z.number() });

/** Loads (checks and expansion included) and synthesizes once, as the program does. */
export async function measureProgram(size: Size): Promise<z.infer<typeof measurement>> {
  const environments = [companyOf(size, "scim")];
  const outdir = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    const started = performance.now();
    const loaded = await load(environments, TODAY);
    if (!loaded.ok) throw new Error(reportProblems(loaded.problems));
    const checked = performance.now();
    synthesize(loaded.stacks, join(outdir, "cdktf.out"), outdir);
    const grants = loaded.project.environments[0]?.expansion.grants.length;
    if (grants !== size.grants) throw new Error(`the made-up company has ${grants} grants, not ${size.grants}`);
    const synth = performance.now() - checked;
    return { load: checked - started, synth, megabytes: (process.resourceUsage().maxRSS * 1_024) / 1e6 };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Expands once, in milliseconds. */
export function measureExpand(size: Size): number {
  const environment = companyOf(size, "scim");
  const started = performance.now();
  resolve(environment, TODAY);
  return performance.now() - started;
}
