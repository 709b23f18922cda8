/** What Terraform's own configuration file says about where providers lie on disk. */
export interface CliConfig {
  readonly mirrors: readonly string[];
  readonly pluginCache?: string;
}

/**
 * Reads the two settings that matter from a CLI configuration file, HCL or JSON, and never throws: a file that Terraform
 * would refuse is worth a look all the same, since all we take from it is folders, and those are checked for providers.
 */
export function parseCliConfig(text: string, env: Readonly<Record<string, string | undefined>> = {}): CliConfig {
  const tokens = tokenizeCliConfig(text);
  const mirrors: string[] = [];
  let pluginCache: string | undefined;
  const open: string[] = [];
  let name = "";
  tokens.forEach((token, index) => {
    if (token.kind === "open") {
      open.push(name);
      name = "";
    } else if (token.kind === "close") {
      open.pop();
      name = "";
    } else if (token.kind === "word" || token.kind === "text") {
      if (tokens[index - 1]?.kind !== "equals") name = token.value;
      else if (token.kind === "text" && name === "path" && open.includes("filesystem_mirror")) mirrors.push(token.value);
      else if (token.kind === "text" && name === "plugin_cache_dir" && open.filter((block) => block !== "").length === 0) {
        // Terraform expands variables in this one setting and in no other.
        pluginCache = expand(token.value, env);
      }
    }
  });
  return { mirrors, ...(pluginCache === undefined || pluginCache === "" ? {} : { pluginCache }) };
}

/** A piece of such a file that can say something about settings. */
export interface CliToken {
  readonly kind: "word" | "text" | "equals" | "open" | "close";
  readonly value: string;
}

/**
 * A comment, a quoted text, a word, or one of `= : { }`; everything else (commas, brackets, stray bytes) says nothing here.
 * A text without its closing quote is taken up to the end of its line: tried again from every quote, a long one would take minutes.
 */
const lexeme = /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"((?:[^"\\\n]|\\.)*)("?)|([A-Za-z_][\w-]*)|([=:])|([{}])/g;

/** The pieces of a CLI configuration file in order, whatever stands between them. */
export function tokenizeCliConfig(text: string): CliToken[] {
  const tokens: CliToken[] = [];
  for (const match of text.matchAll(lexeme)) {
    const [, quoted, closing, word, equals, brace] = match;
    if (quoted !== undefined && closing === '"') tokens.push({ kind: "text", value: quoted.replace(/\\(["\\])/g, "$1") });
    else if (word !== undefined) tokens.push({ kind: "word", value: word });
    else if (equals !== undefined) tokens.push({ kind: "equals", value: equals });
    else if (brace !== undefined) tokens.push({ kind: brace === "{" ? "open" : "close", value: brace });
  }
  return tokens;
}

function expand(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+))/g, (_whole, braced: string | undefined, bare: string | undefined) => env[braced ?? bare ?? ""] ?? "");
}
