import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { quote } from "../../src/model/problem";
import { openOutput } from "../../src/project/output-folder";
import { masked } from "./said";

const RESULT = "result.json";
const INDEX = "index.md";
/** First line of the index: by it, and by the schema of the result, a folder is known as evidence. */
const HEADING = "# Evidence of idc rehearse";

/** Why there can be no evidence in a folder, as a sentence for people. */
export class EvidenceError extends Error {}

export interface EvidenceFile {
  readonly name: string;
  /** Id of the line that it proves. */
  readonly line: string;
  readonly sha256: string;
}

/** One line of the index: what it says, and the files that prove it. */
export interface IndexEntry {
  readonly id: string;
  /** One line of text, Markdown in it is shown as it stands. */
  readonly text: string;
}

const earlier = z.looseObject({ schema: z.string().regex(/^idc-rehearsal\//), files: z.array(z.object({ name: z.string(), sha256: z.string() })).default([]) });

/** The folder of one rehearsal's evidence: what an earlier one left there goes, what anybody else put there stays. */
export class EvidenceFolder {
  private readonly files: EvidenceFile[] = [];

  /** Opens the folder, makes it where it is not there, and clears what an earlier rehearsal left unchanged; refuses one that holds something else. */
  constructor(private readonly folder: string) {
    if (folder.trim() === "") throw new EvidenceError(`the evidence folder is ${quote(folder)}, which is no name: name one of its own, such as rehearsal`);
    reported(folder, () => {
      openOutput(folder);
      clear(folder);
    });
    this.note({ schema: "idc-rehearsal/2", lines: [] }, [], ["the rehearsal has not ended"]);
  }

  /** Keeps a file of evidence for a line, with tokens masked; where somebody else's has the name, under the next free one. */
  keep(line: string, name: string, content: string): void {
    const text = masked(content);
    const free = freeName(this.folder, name.replace(/[^\w.-]/g, "-"));
    reported(this.folder, () => writeFileSync(join(this.folder, free), text, { flag: "wx" }));
    this.files.push({ name: free, line, sha256: digest(text) });
  }

  /** Writes the result and the index anew, with the files so far. */
  note(result: object, entries: readonly IndexEntry[], about: readonly string[] = []): void {
    reported(this.folder, () => {
      writeFileSync(join(this.folder, RESULT), `${JSON.stringify({ ...result, files: this.files }, undefined, 2)}\n`);
      writeFileSync(join(this.folder, INDEX), this.index(entries, about));
    });
  }

  private index(entries: readonly IndexEntry[], about: readonly string[]): string {
    const sections = entries.map(({ id, text }) => {
      const names = this.files.filter(({ line }) => line === id).map(({ name }) => `  - [${name}](${name})`);
      return [`- ${code(text)}`, ...names].join("\n");
    });
    return `${[HEADING, "", ...about.map(code), ...(about.length === 0 ? [] : [""]), "Each line of the checklist, and the files that prove it; `result.json` has all of it for scripts.", "", ...sections].join("\n")}\n`;
  }
}

/** What people and data wrote stands in code spans, so that nothing in it becomes a link or a heading. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? " " : "";
  return `${fence}${pad}${text.replace(/\s+/g, " ")}${pad}${fence}`;
}

function clear(folder: string): void {
  const names = readdirSync(folder);
  if (names.length === 0) return;
  const listed = listOf(folder);
  if (listed === undefined) throw new EvidenceError(`the evidence folder ${quote(folder)} holds something and is not the evidence of a rehearsal: name another or a new one, or empty it`);
  // Only what is still as the rehearsal wrote it: an edited file is somebody's work.
  for (const { name, sha256 } of listed) if (names.includes(name) && isFile(join(folder, name)) && digest(readFileSync(join(folder, name))) === sha256) rmSync(join(folder, name));
  for (const name of [RESULT, INDEX]) rmSync(join(folder, name), { force: true });
}

/** The files that an earlier rehearsal says it has made; undefined where none was here. */
function listOf(folder: string): readonly { readonly name: string; readonly sha256: string }[] | undefined {
  if (![RESULT, INDEX].every((name) => isFile(join(folder, name))) || !readFileSync(join(folder, INDEX), "utf8").startsWith(`${HEADING}\n`)) return undefined;
  try {
    return earlier.parse(JSON.parse(readFileSync(join(folder, RESULT), "utf8"))).files;
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function freeName(folder: string, name: string): string {
  const [, stem = name, end = ""] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  let free = name;
  for (let count = 2; existsSync(join(folder, free)); count += 1) free = `${stem}-${count}${end}`;
  return free;
}

function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** What the file system refuses is for people; everything else is a mistake of this program. */
function reported(folder: string, act: () => void): void {
  try {
    act();
  } catch (cause) {
    if (typeof cause !== "object" || cause === null || typeof Reflect.get(cause, "syscall") !== "string") throw cause;
    throw new EvidenceError(`no evidence can be written to ${quote(folder)}: ${String(Reflect.get(cause, "message"))}`);
  }
}
