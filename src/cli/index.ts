import { Command, CommanderError } from "commander";
import { addCheck } from "./check";
import { addPreview } from "./preview";
import { EXIT, print, printError } from "./terminal";

/** `idc`: parse, call, print. Exit codes: 0 nothing found, 1 findings, 2 misuse. */
const program = new Command("idc")
  .description("Okta as the identity provider of AWS IAM Identity Center, as code")
  .configureOutput({ writeOut: print, writeErr: printError })
  .showHelpAfterError("(idc --help lists the commands)")
  .exitOverride();
addPreview(program);
addCheck(program);

program.parseAsync().catch((cause: unknown) => {
  if (cause instanceof CommanderError) {
    process.exitCode = cause.exitCode === 0 ? 0 : EXIT.misuse;
    return;
  }
  // What ends here is a mistake of this program, so its stack is what a report of it needs.
  printError(`unexpected error, please report it:\n${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}\n`);
  process.exitCode = EXIT.misuse;
});
