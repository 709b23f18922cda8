import { readFileSync } from "node:fs";
import { versions } from "../providers/versions";
import { findProviders, findTerraform, providerOnMachine, type Missing, type ProviderMirror, type Terraform } from "../terraform/find";
import { Interrupted, TerraformError } from "../terraform/run";
import { oldestTerraform, parseStack, requiredSources, type StackJson } from "../terraform/stack-json";
import { compareVersions } from "../terraform/version";
import { withWorkspace } from "../terraform/workspace";

/** What Terraform said of one stack, or why it was not asked. */
export type Validation =
  | { readonly stack: string; readonly outcome: "valid"; readonly by: string }
  | { readonly stack: string; readonly outcome: "invalid"; readonly by: string; readonly errors: readonly string[] }
  | { readonly stack: string; readonly outcome: "not-validated"; readonly why: string };

/** How long `init` may take: with everything on the machine it takes seconds; a download may be hundreds of MB. */
const INIT_SECONDS = { local: 120, download: 600 } as const;

/**
 * Validates each synthesized file with Terraform and its providers, as far as they are on this machine.
 * `download` lets Terraform fetch missing providers. Needs no credentials; asks neither Okta nor AWS.
 * `tell` hears what is being waited for whenever that changes, and an empty text at the end.
 */
export async function validateStacks(files: ReadonlyMap<string, string>, download: boolean, tell: (waitsFor: string) => void = () => undefined): Promise<Validation[]> {
  const waits = new Map<string, string>();
  const step = (stack: string, command: string | undefined): void => {
    if (command === undefined) waits.delete(stack);
    else waits.set(stack, command);
    tell([...new Set(waits.values())].map((one) => `waiting for ${one} of ${[...files.keys()].filter((name) => waits.get(name) === one).join(", ")}`).join("; "));
  };

  const terraform = await findTerraform();
  if ("missing" in terraform) return [...files.keys()].map((stack) => ({ stack, outcome: "not-validated", why: terraform.missing }));
  const mirrors = findProviders();
  return Promise.all(
    [...files].map(async ([stack, file]): Promise<Validation> => {
      const json = parseStack(readFileSync(file, "utf8"));
      const lacking = lacks(json, terraform, download ? undefined : mirrors);
      if (lacking !== undefined) return { stack, outcome: "not-validated", why: lacking };
      try {
        return await validate(stack, json, terraform, mirrors, download, (command) => step(stack, command));
      } catch (cause) {
        // A command that was killed or hung says nothing of the stack.
        if (cause instanceof TerraformError && !(cause instanceof Interrupted)) return { stack, outcome: "not-validated", why: cause.message };
        throw cause;
      } finally {
        step(stack, undefined);
      }
    }),
  );
}

/** What a stack needs that is not here; providers are looked for in `mirrors`, where they are given. */
function lacks(json: StackJson, terraform: Terraform, mirrors: readonly ProviderMirror[] | undefined): string | undefined {
  const oldest = oldestTerraform(json);
  if (oldest !== undefined && compareVersions(terraform.version, oldest) < 0) return `it needs Terraform ${oldest} or newer, and ${terraform.path} is ${terraform.version}: install it, or say where it is with TERRAFORM_BINARY_NAME`;
  if (mirrors === undefined) return undefined;
  const found = requiredSources(json).map((source) => providerOnMachine(source, Object.values(versions).find((one) => one.source === source)?.range, mirrors));
  const missing = found.filter((one): one is Missing => "missing" in one).map((one) => one.missing);
  return missing.length === 0 ? undefined : missing.join("; ");
}

async function validate(stack: string, json: StackJson, terraform: Terraform, mirrors: readonly ProviderMirror[], download: boolean, step: (command: string) => void): Promise<Validation> {
  const seconds = download ? INIT_SECONDS.download : INIT_SECONDS.local;
  step(`terraform init (at most ${seconds} s)`);
  return withWorkspace(json, { terraform: terraform.path, mirrors, backend: "none", download, initTimeoutMs: seconds * 1000 }, async (workspace) => {
    const init = await workspace.init();
    if (init.code !== 0) return { stack, outcome: "not-validated", why: `terraform init failed: ${firstLines(init.stderr)}` };
    step("terraform validate");
    const result = await workspace.validate();
    const by = `Terraform ${terraform.version}`;
    return result.valid ? { stack, outcome: "valid", by } : { stack, outcome: "invalid", by, errors: result.diagnostics.filter(({ severity }) => severity === "error").map((one) => `${one.summary}: ${one.detail}`) };
  });
}

function firstLines(text: string): string {
  return text.split("\n").map((line) => line.replace(/[│╷╵]/g, "").trim()).filter((line) => line !== "").slice(0, 2).join(" ");
}
