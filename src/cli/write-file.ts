import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Writes a file whole or not at all: beside it first, and renamed. Why not, as the end of a sentence. */
export function writeWhole(file: string, text: string): string | undefined {
  const part = `${file}.part`;
  try {
    writeFileSync(part, text.endsWith("\n") ? text : `${text}\n`);
    renameSync(part, file);
    return undefined;
  } catch (cause) {
    rmSync(part, { force: true });
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown error";
    return code === "ENOENT" ? "its folder does not exist" : code === "EISDIR" ? "it is a folder" : `it can't be written (${code})`;
  }
}
