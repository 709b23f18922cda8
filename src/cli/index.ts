import { Command, CommanderError } from "commander";
import { version } from "../../package.json";
import { commands } from "./commands";
import { EXIT, print, printError } from "./terminal";

/** `idc`: parse, call, print. Exit codes: 0 nothing found, 1 findings, 2 misuse. */
const program = new Command("idc")
  .description("Okta as the identity provider of AWS IAM Identity Center, as code")
  .version(version)
  .addHelpText("after", "\nExit codes: 0 nothing found, 1 findings, 2 misuse or data that does not run. A warning is a finding to idc saml alone.")
  .configureOutput({ writeOut: print, writeErr: printError })
  .showHelpAfterError("(idc --help lists the commands)")
  .exitOverride();

// Whoever reads our output may stop early (`idc preview | head`); that is no error.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
  if (cause.code === "EPIPE") process.exit();
  printError(`error standard output can't be written to: ${cause.code === "ENOSPC" ? "there is no space left" : (cause.code ?? cause.message)}`);
  process.exit(EXIT.misuse);
});
// Nobody reads what is said there, and the exit code still tells.
process.stderr.on("error", () => {});

async function run([, , name = ""]: readonly string[]): Promise<void> {
  const asked = commands.get(name);
  for (const load of asked === undefined ? commands.values() : [asked]) load(program);
  await program.parseAsync();
}

run(process.argv).catch((cause: unknown) => {
  if (cause instanceof CommanderError) {
    process.exitCode = cause.exitCode === 0 ? 0 : EXIT.misuse;
    return;
  }
  // What ends here is a mistake of this program, so its stack is what a report of it needs.
  printError(`unexpected error, please report it:\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = EXIT.misuse;
});
