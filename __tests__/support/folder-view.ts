import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** Everything below a folder, by name: the text of a file, `/` for a folder, `@` for a link. */
export function folderView(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(entries.toSorted().map((path) => {
    const found = lstatSync(path);
    return [relative(root, path), found.isDirectory() ? "/" : found.isSymbolicLink() ? "@" : readFileSync(path, "utf8")];
  }));
}
