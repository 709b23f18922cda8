import type { Command } from "commander";
import { orgKey, type Environment } from "../model/environment";
import { visible } from "../model/problem";
import { partitionOf } from "../model/region";
import { loadOrReport } from "./data";
import { print } from "./terminal";

/** `idc environments`: what there is, for whoever runs something for each. */
export function addEnvironments(program: Command): void {
  program
    .command("environments")
    .description("list the environments, in the order in which they are first applied")
    .option("--json", "print them for scripts, in one line")
    .action(async ({ json }: { readonly json?: true }) => {
      const loaded = await loadOrReport();
      if (loaded === undefined) return;
      const rows = loaded.stacks.map(({ resolved }) => describe(resolved.environment));
      if (json === true) return print(JSON.stringify(rows));
      for (const { name, account, region, okta, backend } of rows) print(visible(`${name}  AWS ${account} in ${region}  Okta ${okta ?? "none"}  state ${backend}`));
    });
}

/** Where an environment is: what a job needs to have the credentials for it. */
function describe({ name, aws, okta, backend, catalog }: Environment) {
  return {
    name,
    /** The AWS account it is applied with, 12 digits. */
    account: catalog.organization.accounts[aws.account]?.id ?? "",
    region: aws.region,
    partition: partitionOf(aws.region),
    okta: okta === "none" ? null : orgKey(okta),
    backend: backend.kind,
  };
}
