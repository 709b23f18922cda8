import { readEnvironments } from "./src/project/environments-file";
import { runProgram } from "./src/project/program";

// environments/index.ts lists the environments; each becomes one stack: federation, pilot, management, broad.
void runProgram(() => readEnvironments(process.cwd()), process.env["CDKTF_OUTDIR"] ?? "cdktf.out").then(({ exitCode, message }) => {
  // cdktf shows standard error as errors of its own, so warnings go to standard output.
  if (message !== "") (exitCode === 0 ? process.stdout : process.stderr).write(`${message}\n`);
  process.exitCode = exitCode;
});
