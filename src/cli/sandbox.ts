import type { Command } from "commander";
import type * as Read from "./sandbox/read";
import type { RunFlags } from "./sandbox/run";
import type * as Run from "./sandbox/run";

/** `idc sandbox`: a local Okta and AWS for as long as it runs, and what was kept of one. Each command loads what it needs when it runs. */
export function addSandbox(program: Command): void {
  const sandbox = program
    .command("sandbox")
    .description("run a local Okta and a local AWS until Ctrl-C, and print what turns Terraform to them; nothing real is touched")
    .option("--organization <file>", "take accounts and units from this snapshot, in the form of organization.json (default: those of the project)")
    .option("--state <file>", "go on with the state in this file, and keep it there (a new file where there is none)")
    .addHelpText("after", `
Standard output is shell text: npx idc sandbox --state sandbox.json > sandbox.env &  then, once its last line is "# ready",  grep -q "^# ready" sandbox.env && . ./sandbox.env

The state has all ids, so what Terraform remembers of them stays true. It holds the private keys that the local Okta signs with (new ones would be
another certificate) and digests of SCIM tokens, and is readable by you alone (mode 0600): keep it out of version control. Neither is ever printed.
Not kept: passwords, sessions, logs, and SCIM tokens themselves, so Okta is given a token again after a start.

Exit codes: 0 ended, 1 the data has errors, 2 misuse, a file that can't be used, or a state that could not be written.`)
    .action((flags: RunFlags) => {
      const { run }: typeof Run = require("./sandbox/run");
      return run(flags);
    });
  sandbox.command("show").description("print what a state file holds, by names")
    .argument("<file>", "a file that --state has written")
    .option("--json", "print it for scripts")
    .action((file: string, flags: Read.ReadFlags) => {
      const { show }: typeof Read = require("./sandbox/read");
      return show(file, flags);
    });
  sandbox.command("compare").description("print what the second state has more (+) and less (-) than the first, by names; ids, times, keys and tokens count for nothing")
    .argument("<before>", "a file that --state has written")
    .argument("<after>", "another")
    .option("--json", "print it for scripts")
    .addHelpText("after", "\nExit codes: 0 the same, 1 different, 2 misuse or a file that can't be read.")
    .action((before: string, after: string, flags: Read.ReadFlags) => {
      const { compare }: typeof Read = require("./sandbox/read");
      return compare(before, after, flags);
    });
}
