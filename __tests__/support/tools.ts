import { spawnSync } from "node:child_process";
import { findProviders, providerOnMachine, type ProviderMirror } from "../../src/terraform/find";

/** Terraform and providers as this machine has them; looked up when a test file loads, since jest names its tests then. */
export interface Tools {
  readonly terraform: string;
  readonly mirrors: readonly ProviderMirror[];
  readonly hasTerraform: boolean;
  readonly hasAws: boolean;
  readonly hasOkta: boolean;
}

export function toolsHere(): Tools {
  const terraform = process.env["TERRAFORM_BINARY_NAME"] ?? "terraform";
  const hasTerraform = spawnSync(terraform, ["version"], { stdio: "ignore" }).status === 0;
  const mirrors = findProviders();
  const has = (source: string, atLeast: string, below: string) => hasTerraform && !("missing" in providerOnMachine(source, { atLeast, below }, mirrors));
  return { terraform, mirrors, hasTerraform, hasAws: has("hashicorp/aws", "5.100.0", "7.0.0"), hasOkta: has("okta/okta", "6.0.0", "7.0.0") };
}
