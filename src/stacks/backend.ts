import { relative, resolve } from "node:path";
import type { Backend } from "../model/backend";
import { HcpTerraformBackend } from "../providers/backends";
import { LocalBackend, S3Backend, type TerraformStack } from "../providers/core";

/** Where the stack's files are and where the project is: a local state's path is written relative, so that no machine's path stands in the file. */
export interface Folders {
  readonly stack: string;
  readonly project: string;
}

/** `check` and `plantimestamp` came with 1.5, the lock file of the S3 backend with 1.10. */
export function requiredTerraform(backend: Backend): string {
  return backend.kind === "s3" ? ">= 1.10.0" : ">= 1.5.0";
}

/** Gives the stack its backend; it is always declared, because CDKTF's default writes an absolute path. */
export function setBackend(stack: TerraformStack, backend: Backend, folders: Folders): void {
  switch (backend.kind) {
    case "hcp-terraform": {
      const { organization, workspace, hostname } = backend;
      new HcpTerraformBackend(stack, { organization, workspace, ...(hostname === undefined ? {} : { hostname }) });
      return;
    }
    case "s3": {
      const { bucket, key, region, kmsKeyId } = backend;
      new S3Backend(stack, { bucket, key, region, encrypt: true, ...(kmsKeyId === undefined ? {} : { kmsKeyId }) }).addOverride("use_lockfile", true);
      return;
    }
    case "local":
      new LocalBackend(stack, { path: relative(folders.stack, resolve(folders.project, backend.path)).replaceAll("\\", "/") });
  }
}
