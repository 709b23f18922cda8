import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { quote } from "../model/problem";
import { repeatedKey } from "./repeated-key";

/**
 * What is wrong with the JSON files of the data folder as files: text that is not JSON, with its line, and an object that has
 * a key twice, of which JavaScript keeps the last without a word: an account copied and not renamed would vanish.
 */
export function jsonFaults(project: string, folder: string): string[] {
  const root = resolve(project, folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".json"))
    .toSorted()
    .flatMap((name) => {
      const fault = faultOf(readFileSync(join(root, name), "utf8").replace(/^\uFEFF/, ""));
      return fault === undefined ? [] : [`${relative(project, join(root, name))}${fault}`];
    });
}

function faultOf(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? "" : `:${text.slice(0, Number(position)).split("\n").length}`;
    return `${line}: it is not JSON: ${message}`;
  }
  const key = repeatedKey(text);
  if (key === undefined) return undefined;
  const last = text.slice(0, text.lastIndexOf(JSON.stringify(key))).split("\n").length;
  return `:${last}: an object has ${quote(key)} twice, and all but the last would be dropped: rename or remove one`;
}
