import type { Construct } from "constructs";
import { CloudBackend, NamedCloudWorkspace, type CloudBackendConfig } from "cdktf";

/** What names a workspace; a token is not among it, because it would stand in the synthesized file. */
export interface HcpTerraformBackendConfig extends Pick<CloudBackendConfig, "organization" | "hostname"> {
  readonly workspace: string;
  readonly project?: string;
}

/** One named workspace of HCP Terraform: what CloudBackend emits, on machines that have Node and no Terraform. */
export class HcpTerraformBackend extends CloudBackend {
  constructor(scope: Construct, { workspace, project, ...config }: HcpTerraformBackendConfig) {
    super(scope, { ...config, workspaces: new NamedCloudWorkspace(workspace, project) });
    // The one validation that CloudBackend adds runs `terraform version`; the check of `required_version` belongs to Terraform, which reads the file.
    this.node.validate = () => [];
  }
}
