import { visible } from "../model/problem";
import { outputFault } from "../project/output-folder";
import { SynthesisError } from "../project/synthesis-error";
import { synthesize } from "../project/synthesize";
import { loadOrReport } from "./data";
import { EXIT, printError } from "./terminal";

interface Stacks {
  readonly loaded: NonNullable<Awaited<ReturnType<typeof loadOrReport>>>;
  /** The synthesized files by environment. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Checks the data of the project in the current folder and synthesizes every stack; `names` are the environments that were asked for.
 * Prints what is wrong and sets the exit code, then gives undefined.
 */
export async function synthesizeOrReport(names: readonly string[], output: string): Promise<Stacks | undefined> {
  const fault = outputFault(output, process.cwd());
  if (fault !== undefined) {
    printError(`error ${visible(fault)}\n\nnothing was written`);
    process.exitCode = EXIT.misuse;
    return undefined;
  }
  const loaded = await loadOrReport();
  if (loaded === undefined) return undefined;
  const known = loaded.stacks.map(({ resolved }) => resolved.environment.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    printError(`error no environment ${unknown.map((name) => visible(name)).join(", ")}: there are ${known.join(", ")}`);
    process.exitCode = EXIT.misuse;
    return undefined;
  }
  try {
    return { loaded, files: synthesize(loaded.stacks, output, process.cwd()) };
  } catch (cause) {
    if (!(cause instanceof SynthesisError)) throw cause;
    printError(`error ${visible(cause.message).replaceAll("\\u000a", "\n")}\n\n${visible(cause.left ?? "nothing was written")}`);
    process.exitCode = EXIT.findings;
    return undefined;
  }
}
