import type { Command } from "commander";
import type * as Run from "./report/run";

export interface ReportFlags {
  readonly review?: string;
  readonly output: string;
  readonly title: string;
}

/** `idc report`: access as one page to look at. */
export function addReport(program: Command): void {
  program
    .command("report")
    .description("write access as one HTML file that opens offline: groups and accounts by unit, what a change draws in it, what was found")
    .option("-r, --review <file>", "draw in the change of this review (idc review --json)")
    .option("-o, --output <file>", "where it is written", "access-report.html")
    .option("--title <text>", "its title", "Access to AWS")
    .addHelpText("after", "\nExit codes: 0 written, 1 the data has errors, 2 misuse, or a review that can't be read.")
    .action((flags: ReportFlags) => {
      const { runReport }: typeof Run = require("./report/run");
      return runReport(flags);
    });
}
