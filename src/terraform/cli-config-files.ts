import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Machine } from "./machine";

/** The CLI configuration files that Terraform reads here, in its order: of a setting that stands in several, the last counts. */
export function cliConfigFiles(machine: Machine): string[] {
  const override = machine.env["TF_CLI_CONFIG_FILE"] || machine.env["TERRAFORM_CONFIG"];
  // Terraform reads the folder's files only where the variable does not name another one.
  if (override) return [override];
  const folder = join(machine.home, ".terraform.d");
  return [join(machine.home, ".terraformrc"), ...names(folder).filter((name) => /\.tfrc(\.json)?$/.test(name)).map((name) => join(folder, name))];
}

/** Its text, and an empty one where it is not there, can't be read, or is too large to be such a file. */
export function readCliConfigFile(file: string): string {
  try {
    return statSync(file).size > 1_000_000 ? "" : readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
