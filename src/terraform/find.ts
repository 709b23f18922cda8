import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { thisMachine, type Machine } from "./machine";
import { mirrorRoots, providersUnder } from "./mirrors";
import { compareVersions, describeRange, satisfies, type VersionRange } from "./version";

/** A Terraform program that answered. */
export interface Terraform {
  readonly path: string;
  readonly version: string;
}

/** Why something is not to be had, as a sentence. */
export interface Missing {
  readonly missing: string;
}

/** The versions of one provider that lie ready under one folder, for this operating system and processor. */
export interface ProviderMirror {
  readonly root: string;
  readonly source: string;
  readonly versions: readonly string[];
}

const run = promisify(execFile);

/** The Terraform to use: what TERRAFORM_BINARY_NAME says (as CDKTF does), else `terraform` on the PATH. Never throws. */
export async function findTerraform(env: Readonly<Record<string, string | undefined>> = process.env): Promise<Terraform | Missing> {
  const wanted = env["TERRAFORM_BINARY_NAME"] || "terraform";
  // A relative path has to survive being run from another folder; a bare name is looked up on the PATH.
  const path = wanted.includes("/") ? resolve(wanted) : wanted;
  const named = env["TERRAFORM_BINARY_NAME"] ? `TERRAFORM_BINARY_NAME names "${path}", and it` : `"${path}"`;
  try {
    // The caller's configuration has no say in what version this is, and a broken one would print over the answer.
    const asked = { PATH: env["PATH"], HOME: env["HOME"], CHECKPOINT_DISABLE: "1" };
    const { stdout } = await run(path, ["version", "-json"], { env: asked, timeout: 20_000 });
    const version = /"terraform_version"\s*:\s*"([^"]+)"/.exec(stdout)?.[1];
    if (version === undefined) return { missing: `${named} answered "version -json" without a terraform_version, so it is not Terraform` };
    return { path, version };
  } catch (error) {
    return { missing: `${named} ${reason(error)}` };
  }
}

function reason(error: unknown): string {
  const code = member(error, "code");
  const killed = member(error, "killed");
  if (code === "ENOENT") return "is not on the PATH; install Terraform 1.5 or later, or say where it is with TERRAFORM_BINARY_NAME";
  if (code === "EACCES") return "may not be run by this user";
  if (killed === true) return "did not answer within 20 s";
  return `failed when asked for its version (${typeof code === "number" ? `exit code ${code}` : String(code)})`;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Every provider that is already on this machine in filesystem form. */
export function findProviders(machine: Machine = thisMachine()): ProviderMirror[] {
  return mirrorRoots(machine).flatMap((root) =>
    [...providersUnder(root, machine.platform)].map(([source, versions]) => ({ root, source, versions: versions.toSorted(compareVersions) })),
  );
}

/** The newest version of a provider on this machine that the range allows, and where it lies. */
export function providerOnMachine(source: string, range: VersionRange = {}, mirrors: readonly ProviderMirror[] = findProviders()): { root: string; version: string } | Missing {
  const candidates = mirrors.filter((mirror) => mirror.source === source).flatMap(({ root, versions }) => versions.map((version) => ({ root, version })));
  const best = candidates.filter(({ version }) => satisfies(version, range)).toSorted((a, b) => compareVersions(b.version, a.version))[0];
  if (best !== undefined) return best;
  const present = candidates.length === 0 ? "" : `; here are ${candidates.map(({ version }) => version).join(", ")}`;
  return { missing: `the provider ${source} (${describeRange(range)}) is not on this machine${present}` };
}
