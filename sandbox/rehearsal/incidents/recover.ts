import { z } from "zod";
import type { Environment } from "../../../src/model/environment";
import { succeeded } from "../stacks";
import type { Run } from "../../../src/terraform/run";
import type { Workspace } from "../../../src/terraform/workspace";

/** How an apply that was killed was gone on with. */
export interface Recovery {
  /** The apply that met what the killed one had no time to note. */
  readonly met: Run;
  /** Addresses that were taken over. */
  readonly imported: readonly string[];
}

/**
 * Goes on after an apply that was killed, as docs/operations.md says: what is in AWS and not in the state Terraform names as existing; it is
 * imported, and the next apply does the rest. Fails as a step does where one of the commands fails.
 */
export async function recover(workspace: Workspace, environment: Environment): Promise<Recovery> {
  const met = await workspace.apply();
  const sets = setsOf(await workspace.show("state"));
  const imported: string[] = [];
  for (const [, principal = "", address = "", set = "", key = ""] of met.stderr.matchAll(/GROUP \(([0-9a-f-]+)\): already exists\s+with (aws_ssoadmin_account_assignment\.(\w+?)__([\w-]+)\["[\w-]+"\])/g)) {
    const { arn = "", instance_arn: instance = "" } = sets.get(set) ?? {};
    const id = [principal, "GROUP", environment.catalog.organization.accounts[key]?.id ?? key, "AWS_ACCOUNT", arn, instance].join(",");
    succeeded(environment.name, "import", await workspace.import(address, id));
    imported.push(address);
  }
  if (met.code !== 0) succeeded(environment.name, "apply", await workspace.apply());
  return { met, imported };
}

const stateJson = z.object({ values: z.object({ root_module: z.object({ resources: z.array(z.object({ type: z.string(), name: z.string(), values: z.looseObject({ arn: z.string().optional(), instance_arn: z.string().optional() }) })).default([]) }) }).optional() });

/** The permission sets of a state, by the key that names their block. */
function setsOf(state: unknown) {
  const resources = stateJson.parse(state).values?.root_module.resources ?? [];
  return new Map(resources.filter(({ type }) => type === "aws_ssoadmin_permission_set").map(({ name, values }) => [name, values]));
}
