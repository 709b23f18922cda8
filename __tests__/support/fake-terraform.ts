import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A shell script in the place of Terraform: what it does on `init` and `validate`, and which version it says it is. */
export interface FakeTerraform {
  readonly path: string;
  readonly folder: string;
  remove(): void;
}

export function fakeTerraform({ version = "1.11.4", init = "exit 0", validate = `echo '{"valid":true,"diagnostics":[]}'` }: { version?: string; init?: string; validate?: string }): FakeTerraform {
  const folder = mkdtempSync(join(tmpdir(), "fake-terraform-"));
  const path = join(folder, "terraform");
  writeFileSync(path, `#!/bin/sh\ncase "$1" in\nversion) echo '{"terraform_version":"${version}"}' ;;\ninit) ${init} ;;\nvalidate) ${validate} ;;\nesac\n`);
  chmodSync(path, 0o755);
  return { path, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
