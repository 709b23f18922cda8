/** Where an environment's state lives. Credentials for it never stand here: they come from its own environment variables. */
export type Backend =
  | { readonly kind: "hcp-terraform"; readonly organization: string; readonly workspace: string; readonly hostname?: string }
  | { readonly kind: "s3"; readonly bucket: string; readonly key: string; readonly region: string; readonly kmsKeyId?: string }
  | { readonly kind: "local"; readonly path: string };

/** An HCP Terraform (or Terraform Enterprise) workspace by name; `hostname` only where it is not the public one. */
export function hcpTerraform(organization: string, workspace: string, hostname?: string): Backend {
  return { kind: "hcp-terraform", organization, workspace, ...(hostname === undefined ? {} : { hostname }) };
}

/** An S3 object, encrypted and locked by a lock file beside it (Terraform 1.10 and later; no DynamoDB table). */
export function s3(options: { readonly bucket: string; readonly key: string; readonly region: string; readonly kmsKeyId?: string }): Backend {
  return { kind: "s3", ...options };
}

/** A file, its path relative to the project's root: for a first look and for rehearsals, not for a team. */
export function local(path: string): Backend {
  return { kind: "local", path };
}
