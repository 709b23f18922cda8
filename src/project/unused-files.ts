import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import type { Problem } from "../model/problem";
import { DATA_FOLDER } from "./environments-file";
import { GUARDRAILS_FILES } from "./guardrails-file";

/** What other files could use: a file of types alone never runs, and is used all the same. */
const EXPORTS_A_VALUE = /^export\s+(?:const|let|var|function|async|abstract|class|enum|default|\{|\*)/m;

/**
 * A warning for each data file that was not run when the data was read: most often an environment that `index.ts` does not list.
 * Says nothing where the data came another way than by require, since what was used can't be told then.
 */
export function unusedFiles(project: string, folder = DATA_FOLDER): Problem[] {
  if (!existsSync(resolve(project, folder))) return [];
  const root = realpathSync(resolve(project, folder));
  const used = new Set(Object.keys(createRequire(resolve(project, "index.js")).cache).map((file) => file.replace(/\?.*$/, "")));
  const index = ["index.ts", "index.js"].find((name) => used.has(join(root, name)));
  if (index === undefined) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => isData(name) && !isGuardrails(name) && !used.has(realPath(join(root, name))))
    .filter((name) => EXPORTS_A_VALUE.test(contents(join(root, name))))
    .toSorted()
    .map((name): Problem => ({
      rule: "unused-file",
      severity: "warning",
      where: `${folder}/${name.replaceAll(sep, "/")}`,
      given: `it is not used by ${folder}/${index}, itself or by way of another file: nothing in it counts`,
      allowed: `files that ${folder}/${index} imports`,
      fix: "import it there and list its environment, or remove the file",
    }));
}

function isData(name: string): boolean {
  const parts = name.split(sep);
  return name.endsWith(".ts") && !/\.(?:d|test|spec)\.ts$/.test(name) && !parts.includes("policies") && !parts.includes("node_modules") && !parts.some((part) => part.startsWith("."));
}

/** Read by itself, by whoever reviews; synthesis does without. */
function isGuardrails(name: string): boolean {
  return GUARDRAILS_FILES.some((file) => file === name);
}

function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** Nothing, for what is no file or can't be read. */
function contents(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
