import { tokenizeCliConfig } from "../terraform/cli-config";
import { comparableHost } from "./host";

/** What a CLI configuration file says about tokens. */
export interface CliCredentials {
  /** By comparable host. */
  readonly tokens: ReadonlyMap<string, string>;
  /** A program that Terraform asks for tokens, which nothing here does. */
  readonly helper?: string;
}

/** Reads `credentials` blocks of a CLI configuration file, HCL or JSON (`credentials.tfrc.json` is one). Never throws. */
export function parseCliCredentials(text: string): CliCredentials {
  const tokens = new Map<string, string>();
  let helper: string | undefined;
  for (const { path, name, value } of text.trimStart().startsWith("{") ? jsonSettings(text) : hclSettings(text)) {
    const [block, label, ...deeper] = path;
    if (deeper.length > 0 || label === undefined) continue;
    if (block === "credentials_helper") helper = label;
    const host = block === "credentials" && name === "token" ? comparableHost(label) : undefined;
    if (host !== undefined && value !== undefined) tokens.set(host, value);
  }
  return { tokens, ...(helper === undefined ? {} : { helper }) };
}

/** One setting, or (without a name) a block that was opened, by the names and labels of the blocks around it. */
interface Setting {
  readonly path: readonly string[];
  readonly name?: string;
  readonly value?: string;
}

function hclSettings(text: string): Setting[] {
  const settings: Setting[] = [];
  const blocks: string[][] = [];
  let words: string[] = [];
  const tokens = tokenizeCliConfig(text);
  tokens.forEach(({ kind, value }, index) => {
    if (kind === "equals") return;
    if (kind === "open") {
      blocks.push(words);
      settings.push({ path: blocks.flat() });
    } else if (kind === "close") blocks.pop();
    else if (tokens[index - 1]?.kind !== "equals") {
      words = [...words, value];
      return;
    } else if (kind === "text") settings.push({ path: blocks.flat(), name: words.at(-1) ?? "", value });
    words = [];
  });
  return settings;
}

function jsonSettings(text: string): Setting[] {
  const settings: Setting[] = [];
  const walk = (value: unknown, path: readonly string[]): void => {
    // In JSON a block may stand in a list.
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one !== "object" || one === null) continue;
      settings.push({ path });
      for (const [name, inner] of Object.entries(one)) {
        if (typeof inner === "string") settings.push({ path, name, value: inner });
        else if (path.length < 2) walk(inner, [...path, name]);
      }
    }
  };
  try {
    walk(JSON.parse(text), []);
  } catch {
    // Terraform would refuse it too.
  }
  return settings;
}
