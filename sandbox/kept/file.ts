import { closeSync, fsyncSync, lstatSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { basename, dirname, join } from "node:path";
import { TextDecoder } from "node:util";

/** A file that can't be read or written, as a sentence without its name. */
export class FileFault extends Error {}

/** A company of 5,000 accounts with 100,000 grants has about 30 MB. */
const MOST_BYTES = 256 * 1024 * 1024;

/** The text of a file; undefined where there is none. */
export function readText(path: string): string | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) {
      if (lstatSync(path, { throwIfNoEntry: false }) !== undefined) throw new FileFault("it is a link that leads nowhere");
      return undefined;
    }
    if (!found.isFile()) throw new FileFault("it is no file");
    if (found.size > MOST_BYTES) throw new FileFault(`it has ${found.size.toLocaleString("en-US")} bytes, and no more than ${MOST_BYTES.toLocaleString("en-US")} are read`);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (cause) {
    if (cause instanceof FileFault) throw cause;
    throw new FileFault(codeOf(cause) === "ERR_ENCODING_INVALID_ENCODED_DATA" ? "it is no text (UTF-8)" : `it can't be read (${codeOf(cause)})`);
  }
}

/** Puts the text in the place of the file, all of it or nothing, for its owner's eyes alone. */
export function replaceText(path: string, text: string): void {
  let waiting: string | undefined;
  try {
    // Where the file is a link, what it leads to is replaced and the link stays.
    const place = lstatSync(path, { throwIfNoEntry: false }) === undefined ? path : realpathSync(path);
    waiting = join(dirname(place), `.${basename(place)}.${randomBytes(6).toString("hex")}.tmp`);
    const open = openSync(waiting, "wx", 0o600);
    try {
      const bytes = Buffer.from(text);
      for (let written = 0; written < bytes.length;) written += writeSync(open, bytes, written);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(waiting, place);
  } catch (cause) {
    if (waiting !== undefined) rmSync(waiting, { force: true });
    throw new FileFault(`it can't be written (${codeOf(cause)})`);
  }
}

function codeOf(cause: unknown): string {
  return typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown error";
}
