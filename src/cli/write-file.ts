import { renameSync, rmSync, writeFileSync } from "node:fs";
import { codeOf } from "../project/error-code";

/** Writes a file whole or not at all: beside it first, and renamed. Why not, as the end of a sentence. */
export function writeWhole(file: string, text: string): string | undefined {
  const part = `${file}.part`;
  try {
    writeFileSync(part, text.endsWith("\n") ? text : `${text}\n`);
    renameSync(part, file);
    return undefined;
  } catch (cause) {
    rmSync(part, { force: true });
    const code = codeOf(cause);
    return code === "ENOENT" ? "its folder does not exist" : code === "EISDIR" ? "it is a folder" : `it can't be written (${code})`;
  }
}
