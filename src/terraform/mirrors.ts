import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseCliConfig } from "./cli-config";
import { cliConfigFiles, readCliConfigFile } from "./cli-config-files";
import type { Machine } from "./machine";

/** Folders in which this machine may keep providers: where Terraform would look, then where people put mirrors. */
export function mirrorRoots(machine: Machine): string[] {
  const at = (path: string) => join(machine.root, path);
  const data = machine.env["XDG_DATA_HOME"] || join(machine.home, ".local/share");
  const shared = (machine.env["XDG_DATA_DIRS"] || "/usr/local/share:/usr/share").split(":").filter((path) => path !== "");
  const apple = machine.platform.startsWith("darwin_");
  const roots = [
    ...configured(machine),
    ...[machine.env["TF_PLUGIN_CACHE_DIR"]].filter((path) => path !== undefined && path !== ""),
    join(machine.home, ".terraform.d/plugins"),
    join(data, "terraform/plugins"),
    ...(apple ? [join(machine.home, "Library/Application Support/io.terraform/plugins"), at("/Library/Application Support/io.terraform/plugins")] : []),
    ...shared.map((path) => at(join(path, "terraform/plugins"))),
    ...[at("/opt"), at("/srv")].flatMap((folder) => entries(folder).map((name) => join(folder, name))),
  ];
  return [...new Set(roots.filter((path) => path !== undefined))].filter((root) => existsSync(join(root, registry)));
}

/** The only registry whose providers these stacks use. */
const registry = "registry.terraform.io";

/** The versions of each provider under one mirror for one platform: `hashicorp/aws` to `5.100.0`, packed or unpacked. */
export function providersUnder(root: string, platform: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const namespace of entries(join(root, registry))) {
    for (const type of entries(join(root, registry, namespace))) {
      const folder = join(root, registry, namespace, type);
      const versions = entries(folder).flatMap((entry) => packed(entry, type, platform) ?? unpacked(folder, entry, type, platform) ?? []);
      if (versions.length > 0) found.set(`${namespace}/${type}`, [...new Set(versions)]);
    }
  }
  return found;
}

const semantic = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

function packed(entry: string, type: string, platform: string): string | undefined {
  const [prefix, suffix] = [`terraform-provider-${type}_`, `_${platform}.zip`];
  if (!entry.startsWith(prefix) || !entry.endsWith(suffix)) return undefined;
  const version = entry.slice(prefix.length, -suffix.length);
  return semantic.test(version) ? version : undefined;
}

function unpacked(folder: string, version: string, type: string, platform: string): string | undefined {
  if (!semantic.test(version)) return undefined;
  // A folder that an interrupted download left behind has no program in it.
  return entries(join(folder, version, platform)).some((name) => name.startsWith(`terraform-provider-${type}`)) ? version : undefined;
}

function configured(machine: Machine): string[] {
  return cliConfigFiles(machine).flatMap((file) => {
    const config = parseCliConfig(readCliConfigFile(file), machine.env);
    return [...config.mirrors, ...(config.pluginCache === undefined ? [] : [config.pluginCache])];
  });
}

function entries(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}
