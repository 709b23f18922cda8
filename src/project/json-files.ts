import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { readJson } from "./json-text";

/**
 * What is wrong with the JSON files of the data folder as files: text that is not JSON, and an object that has a key twice.
 * Policies are left out: they are read, and reported, with the permission set that names them.
 */
export function jsonFaults(project: string, folder: string): string[] {
  const root = resolve(project, folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json") && !isHidden(name) && !name.split(sep).includes("policies"))
    .toSorted()
    .flatMap((name) => {
      const text = contents(join(root, name));
      const read = text === undefined ? { value: undefined } : readJson(text);
      return "fault" in read ? [`${relative(project, join(root, name))}:${read.place}: ${read.fault}`] : [];
    });
}

/** Editors keep locks and copies under names with a dot, and those are nobody's data. */
function isHidden(name: string): boolean {
  return name.split(sep).some((part) => part.startsWith("."));
}

/** Undefined for what is no file, or none that can be read: where the data needs it, its import says so. */
function contents(path: string): string | undefined {
  try {
    // A pipe would be waited for, for ever.
    return statSync(path).isFile() ? readFileSync(path, "utf8") : undefined;
  } catch {
    return undefined;
  }
}
