import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/** What a rehearsal ran with, so that its evidence can be told from that of another. */
export interface Versions {
  readonly terraform: string;
  /** By source, `hashicorp/aws`: those that Terraform chose. */
  readonly providers: Readonly<Record<string, string>>;
  readonly node: string;
  /** The project's commit; absent where it is no work tree of git, or has none yet. */
  readonly commit?: { readonly id: string; /** Whether the work tree had changes that are in no commit. */ readonly changed: boolean };
}

const run = promisify(execFile);

/** `providers` as `lockedProviders` reads them. Never throws. */
export async function versionsOf(terraform: string, providers: Readonly<Record<string, string>>, project: string): Promise<Versions> {
  const commit = await commitOf(project);
  return { terraform, providers, node: process.versions.node, ...(commit === undefined ? {} : { commit }) };
}

/** The providers that Terraform chose in a folder, by its lock file; none before it was initialized. */
export function lockedProviders(folder: string): Record<string, string> {
  let text: string;
  try {
    text = readFileSync(join(folder, ".terraform.lock.hcl"), "utf8");
  } catch {
    return {};
  }
  return Object.fromEntries([...text.matchAll(/provider "[^"/]+\/([^"]+)" \{\s*version\s*=\s*"([^"]+)"/g)].map(([, source = "", version = ""]) => [source, version]));
}

async function commitOf(project: string): Promise<Versions["commit"]> {
  try {
    const { stdout: id } = await run("git", ["-C", project, "rev-parse", "HEAD"], { timeout: 10_000 });
    const { stdout: changes } = await run("git", ["-C", project, "status", "--porcelain"], { timeout: 10_000 });
    return { id: id.trim(), changed: changes.trim() !== "" };
  } catch {
    // No git, or no work tree: nothing to say.
    return undefined;
  }
}
