import type { Environment } from "../model/environment";
import { visible } from "../model/problem";
import { reportProblems } from "./report";
import { attempt, DataFilesError } from "./environments-file";
import { load, todayUtc } from "./load";
import { synthesize, SynthesisError } from "./synthesize";
import { unusedFiles } from "./unused-files";

/**
 * The program that `cdktf synth`, `diff` and `deploy` run: checks all data, then synthesizes every environment, or none.
 * Gives the text and the exit code; the caller prints, to standard error where the code is not 0.
 */
export async function runProgram(environments: () => Promise<readonly Environment[]>, outdir: string, today = todayUtc()): Promise<{ readonly exitCode: number; readonly message: string }> {
  try {
    const loaded = await load(await attempt(environments), today);
    const unused = unusedFiles(process.cwd());
    if (!loaded.ok) return { exitCode: 1, message: `${reportProblems([...loaded.problems, ...unused])}\n\nnothing was synthesized` };
    synthesize(loaded.stacks, outdir, process.cwd());
    const warnings = [...loaded.warnings, ...unused];
    return { exitCode: 0, message: warnings.length === 0 ? "" : reportProblems(warnings) };
  } catch (cause) {
    if (cause instanceof DataFilesError || cause instanceof SynthesisError) return { exitCode: 1, message: `error ${visible(cause.message).replaceAll("\\u000a", "\n")}\n\nnothing was synthesized` };
    throw cause;
  }
}
