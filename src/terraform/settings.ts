import type { ProviderMirror } from "./find";

/**
 * The CLI configuration of one workspace: providers come from the mirrors that have them; everything else comes from the
 * registry when `download` allows it, and from nowhere otherwise, so that a run without a network fails at once.
 */
export function cliConfigText(mirrors: readonly ProviderMirror[], download: boolean): string {
  const folders = new Map<string, string[]>();
  for (const { root, source } of mirrors) folders.set(root, [...(folders.get(root) ?? []), `registry.terraform.io/${source}`]);
  const lists = [...folders].map(([root, sources]) => `  filesystem_mirror {\n    path    = ${hcl(root)}\n    include = [${[...new Set(sources)].map(hcl).join(", ")}]\n  }\n`);
  const excluded = [...new Set(mirrors.map(({ source }) => `registry.terraform.io/${source}`))];
  const direct = download ? `  direct {\n    exclude = [${excluded.map(hcl).join(", ")}]\n  }\n` : `  direct {\n    exclude = ["*/*/*"]\n  }\n`;
  return `disable_checkpoint = true\nprovider_installation {\n${lists.join("")}${direct}}\n`;
}

/** A text of HCL: JSON's quotes, with the two sequences that would start a template taken literally. */
function hcl(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

/** What every command may know of the caller: how to find programs, the home folder, the way to the network. */
const inherited = ["PATH", "HOME", "TMPDIR", "LANG", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR"];

/**
 * The environment of a command. Of the caller's variables only the ones above are passed, and those that `inherit` asks
 * for by name, or by a beginning and a star (`AWS_*`): credentials must not reach a run that was not meant to have them.
 */
export function commandEnvironment(
  caller: Readonly<Record<string, string | undefined>>,
  inherit: readonly string[],
  given: Readonly<Record<string, string>>,
  configFile: string,
): Record<string, string> {
  const asked = (name: string) => inherit.some((wanted) => (wanted.endsWith("*") ? name.startsWith(wanted.slice(0, -1)) : name === wanted));
  const passed = Object.entries(caller).filter((entry): entry is [string, string] => entry[1] !== undefined && (inherited.includes(entry[0]) || asked(entry[0])));
  return { ...Object.fromEntries(passed), ...given, TF_CLI_CONFIG_FILE: configFile, TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" };
}
