import type { Environment } from "../model/environment";
import { visible } from "../model/problem";
import { reportProblems } from "./report";
import { attempt, DataFilesError } from "./environments-file";
import { load, todayUtc } from "./load";
import { outputFault } from "./output-folder";
import { SynthesisError } from "./synthesis-error";
import { synthesize } from "./synthesize";
import { unusedFiles } from "./unused-files";

/**
 * The program that `cdktf synth`, `diff` and `deploy` run: checks all data, then synthesizes every environment, or none.
 * Gives the text and the exit code; the caller prints, to standard error where the code is not 0.
 */
export async function runProgram(environments: () => Promise<readonly Environment[]>, outdir: string, today = todayUtc()): Promise<{ readonly exitCode: number; readonly message: string }> {
  const fault = outputFault(outdir, process.cwd());
  if (fault !== undefined) return { exitCode: 2, message: `error ${fault}\n\nnothing was synthesized` };
  try {
    const loaded = await load(await attempt(environments), today);
    const unused = unusedFiles(process.cwd());
    if (!loaded.ok) return { exitCode: 1, message: `${reportProblems([...loaded.problems, ...unused])}\n\nnothing was synthesized` };
    synthesize(loaded.stacks, outdir, process.cwd());
    const warnings = [...loaded.warnings, ...unused];
    return { exitCode: 0, message: warnings.length === 0 ? "" : reportProblems(warnings) };
  } catch (cause) {
    if (cause instanceof DataFilesError || cause instanceof SynthesisError) {
      const left = cause instanceof SynthesisError ? cause.left : undefined;
      return { exitCode: 1, message: `error ${visible(cause.message).replaceAll("\\u000a", "\n")}\n\n${visible(left ?? "nothing was synthesized")}` };
    }
    throw cause;
  }
}
