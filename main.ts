import { readEnvironments } from "./src/project/environments-file";
import { runProgram } from "./src/project/program";

// environments/index.ts lists the environments; each becomes one stack: federation, pilot, management, broad.
void runProgram(() => readEnvironments(process.cwd()), process.env["CDKTF_OUTDIR"] ?? "cdktf.out").then(({ exitCode, message }) => {
  if (message !== "") process.stderr.write(`${message}\n`);
  process.exitCode = exitCode;
});
