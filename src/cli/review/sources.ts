import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { codeOf } from "../../project/error-code";
import { quote } from "../../model/problem";

/** A file that was asked for, read; or why not, as a sentence. */
export type Read = { readonly file: string; readonly text: string } | { readonly file: string; readonly problem: string };

/** Most that is read of one file: a plan of 20,000 grants has some 60 MB, and a text longer than 512 MB can't be one string. */
const MOST_BYTES = 400 * 1024 * 1024;

/** Reads a file, or standard input for `-`. */
export function readText(file: string): Read {
  try {
    const data = readFileSync(file === "-" ? 0 : file);
    if (data.length > MOST_BYTES) return { file, problem: `it has ${Math.round(data.length / 1024 / 1024)} MB, and ${MOST_BYTES / 1024 / 1024} MB is the most that is read` };
    const text = data.toString("utf8");
    // PowerShell writes UTF-16 where it redirects.
    if (text.startsWith("\uFFFD\uFFFD")) return { file, problem: "it is not UTF-8: write it with `terraform show -json` in a shell that does not change it" };
    return { file, text: text.startsWith("\uFEFF") ? text.slice(1) : text };
  } catch (cause) {
    const code = codeOf(cause);
    return { file, problem: code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : `it can't be read (${code})` };
  }
}

/** `pilot=plan.json`, or a file whose name or folder names the environment, or the only environment there is; undefined where none of it tells. */
export function splitPlanOption(option: string, known: readonly string[], asked: readonly string[]): { readonly environment: string | undefined; readonly file: string } {
  const [, name, file] = /^([A-Za-z][\w-]*)=(.+)$/s.exec(option) ?? [];
  if (name !== undefined && file !== undefined && (known.length === 0 || known.includes(name))) return { environment: name, file };
  if (asked.length === 1) return { environment: asked[0], file: option };
  if (known.length === 1) return { environment: known[0], file: option };
  const words = `${basename(dirname(option))} ${basename(option)}`.split(/[^\w]+|_/);
  const named = known.filter((environment) => words.includes(environment) || basename(dirname(option)) === environment || basename(option, ".json") === environment);
  return { environment: named.length === 1 ? named[0] : undefined, file: option };
}

/** How to say which environment a plan is of. */
export function whichEnvironment(file: string, known: readonly string[]): string {
  return `--plan ${quote(file)} does not say of which environment it is: write --plan <environment>=${file}${known.length === 0 ? "" : `, with one of ${known.join(", ")}`}`;
}
