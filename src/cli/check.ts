import type { Command } from "commander";
import { rules } from "../model/rules";
import { hasGuardrails } from "../project/guardrails-file";
import { plural, reportProblems } from "../project/report";
import { loadOrReport } from "./data";
import { print } from "./terminal";

/** `idc check`: the data alone, without writing anything. */
export function addCheck(program: Command): void {
  program
    .command("check")
    .description("check the data of every environment; write nothing")
    .action(async () => {
      const loaded = await loadOrReport();
      if (loaded === undefined) return;
      if (loaded.warnings.length > 0) print(`${reportProblems(loaded.warnings)}\n`);
      print(`${plural(loaded.stacks.length, "environment")} checked by ${plural(rules.length, "rule")}${hasGuardrails(process.cwd()) ? ", and the guardrails of reviews" : ""}: no error`);
    });
}
