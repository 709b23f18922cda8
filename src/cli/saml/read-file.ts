import { createReadStream } from "node:fs";
import { visible } from "../../model/problem";
import { MAX_FILE } from "../../saml/input/limits";
import { printError } from "../terminal";
import { Misuse } from "./misuse";

const WHY: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "this user may not read it",
  EPERM: "this user may not read it",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
  ELOOP: "its links lead in a circle",
  ERR_INVALID_ARG_VALUE: "no file can have this name",
  ENAMETOOLONG: "the name is too long for a file; a text goes in by - (standard input)",
};

/** The bytes of a file, or of standard input for `-`; never more than one byte beyond the bound of what is read at all. */
export async function readFile(path: string): Promise<Uint8Array> {
  if (path === "-") return readStandardInput();
  try {
    return await collect(createReadStream(path));
  } catch (cause) {
    const code = typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
    if (code === undefined) throw cause;
    throw new Misuse(`${visible(path.slice(0, 300))} can't be read: ${WHY[code] ?? code}`);
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  // A terminal cuts a pasted line at 4,095 characters, and base64 of a response is one line of twice that.
  if (process.stdin.isTTY) printError("reading from the terminal: paste, then Ctrl-D on a line of its own; longer lines than 4,095 characters need a file");
  return collect(process.stdin);
}

async function collect(stream: NodeJS.ReadableStream): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    size += bytes.length;
    if (size > MAX_FILE) break;
  }
  return Buffer.concat(chunks).subarray(0, MAX_FILE + 1);
}
