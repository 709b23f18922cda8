import { readFileSync } from "node:fs";
import { versions } from "../providers/versions";
import { findProviders, findTerraform, providerOnMachine } from "../terraform/find";
import { withWorkspace } from "../terraform/workspace";
import { parseStack, requiredSources } from "../terraform/stack-json";

/** What Terraform said of one stack, or why it was not asked. */
export type Validation =
  | { readonly stack: string; readonly outcome: "valid"; readonly by: string }
  | { readonly stack: string; readonly outcome: "invalid"; readonly by: string; readonly errors: readonly string[] }
  | { readonly stack: string; readonly outcome: "not-validated"; readonly why: string };

/**
 * Validates each synthesized file with Terraform and its providers, as far as they are on this machine.
 * `download` lets Terraform fetch missing providers (hundreds of MB). Needs no credentials; asks neither Okta nor AWS.
 */
export async function validateStacks(files: ReadonlyMap<string, string>, download: boolean): Promise<Validation[]> {
  const terraform = await findTerraform();
  if ("missing" in terraform) return [...files.keys()].map((stack) => ({ stack, outcome: "not-validated", why: terraform.missing }));
  const mirrors = findProviders();
  return Promise.all(
    [...files].map(async ([stack, file]): Promise<Validation> => {
      const json = parseStack(readFileSync(file, "utf8"));
      const missing = download ? [] : requiredSources(json).flatMap((source) => {
        const found = providerOnMachine(source, Object.values(versions).find((one) => one.source === source)?.range, mirrors);
        return "missing" in found ? [found.missing] : [];
      });
      if (missing.length > 0) return { stack, outcome: "not-validated", why: missing.join("; ") };
      return withWorkspace(json, { terraform: terraform.path, mirrors, backend: "none", download }, async (workspace) => {
        const by = `Terraform ${terraform.version}`;
        const init = await workspace.init();
        if (init.code !== 0) return { stack, outcome: "not-validated", why: `terraform init failed: ${lastLine(init.stderr)}` };
        const result = await workspace.validate();
        return result.valid ? { stack, outcome: "valid", by } : { stack, outcome: "invalid", by, errors: result.diagnostics.filter(({ severity }) => severity === "error").map((one) => `${one.summary}: ${one.detail}`) };
      });
    }),
  );
}

function lastLine(text: string): string {
  return text.split("\n").map((line) => line.replace(/[│╷╵]/g, "").trim()).filter((line) => line !== "").slice(0, 2).join(" ");
}
