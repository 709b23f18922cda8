import { DataFilesError, readEnvironments } from "../project/environments-file";
import { readGuardrails } from "../project/guardrails-file";
import { load, todayUtc, type Loaded } from "../project/load";
import { reportProblems } from "../project/report";
import { unusedFiles } from "../project/unused-files";
import { EXIT, printError } from "./terminal";

type Checked = Extract<Loaded, { ok: true }>;

/** Reads and checks the data of the project in the current folder; prints what is wrong and sets the exit code, then gives undefined. */
export async function loadOrReport(today = todayUtc()): Promise<Checked | undefined> {
  try {
    const loaded = await load(await readEnvironments(process.cwd()), today, await readGuardrails(process.cwd()));
    const unused = unusedFiles(process.cwd());
    if (loaded.ok) return { ...loaded, warnings: [...loaded.warnings, ...unused] };
    printError(reportProblems([...loaded.problems, ...unused]));
    printError(loaded.shapeOnly ? "\nnothing was synthesized; the values are checked once the data has its shape" : "\nnothing was synthesized");
    process.exitCode = EXIT.findings;
  } catch (cause) {
    if (!(cause instanceof DataFilesError)) throw cause;
    printError(`error ${cause.message}\n\nnothing was checked, nothing was synthesized`);
    process.exitCode = EXIT.misuse;
  }
  return undefined;
}
