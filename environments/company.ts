import { local, type Backend } from "../src";

// What all environments have in common. Nothing secret stands here or anywhere else in this folder:
// credentials come from the providers' own environment variables, or from the workspace.
export const region = "eu-west-1";
export const oktaOrg = "tarnholt";
export const appLabel = "AWS IAM Identity Center";

/** Where state lives: a file, for a first look. A team writes hcpTerraform("tarnholt", `aws-access-${environment}`) or s3({...}) here. */
export function state(environment: string): Backend {
  return local(`state/${environment}.tfstate`);
}
