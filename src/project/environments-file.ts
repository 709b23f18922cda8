import { realpathSync, statSync, type Stats } from "node:fs";
import { createRequire } from "node:module";
import { relative, resolve, sep } from "node:path";
import type { Environment } from "../model/environment";
import { quote, visible } from "../model/problem";
import { codeOf } from "./error-code";
import { guardExit } from "./exit-guard";
import { jsonFaults } from "./json-files";

/** The data files could not be run at all: a mistake in their language, not in what they say. */
export class DataFilesError extends Error {}

/** Where the data of a project is. */
export const DATA_FOLDER = "environments";

/**
 * Runs the data files of a project (`environments/index.ts`) and returns what they export as `environments`.
 * They are code of the project's own repository and are trusted as such; what they say is not, and is checked by `load`.
 */
export async function readEnvironments(project: string, folder = DATA_FOLDER): Promise<readonly Environment[]> {
  const path = resolve(project, folder);
  const name = relative(project, path) || folder;
  try {
    mustBeFolder(statSync(path, { throwIfNoEntry: false }), name);
    const faults = jsonFaults(project, folder);
    if (faults.length > 0) throw new DataFilesError(faults.map((fault) => visible(fault)).join("\nerror "));
  } catch (cause) {
    if (cause instanceof DataFilesError) throw cause;
    throw new DataFilesError(`${name} can't be read (${codeOf(cause)}): let this user read it and all folders in it`);
  }
  return pick(await attempt(() => createRequire(resolve(project, "index.js"))(path), path), folder);
}

function mustBeFolder(found: Stats | undefined, name: string): void {
  if (found === undefined) throw new DataFilesError(`there is no ${name} here: run this in the project's folder`);
  if (!found.isDirectory()) throw new DataFilesError(`${name} is a file here, and not the folder of the data files: run this in the project's folder`);
}

/** Runs an import of the data files, which lie in `folder`, and gives its failure as a sentence. */
export async function attempt<T>(run: () => T | Promise<T>, folder = resolve(DATA_FOLDER)): Promise<T> {
  try {
    return await guardExit(run, (stack) => {
      const place = placeIn(folder, stack);
      return `error the data files end the program while they are read${place === undefined ? "" : ` (${place})`}: remove the call of process.exit\n\nnothing was checked, nothing was synthesized`;
    });
  } catch (cause) {
    if (cause instanceof DataFilesError) throw cause;
    throw new DataFilesError(`the data files do not run: ${visible(firstLines(cause, folder)).replaceAll("\\u000a", "\n")}`);
  }
}

function pick(module: unknown, folder: string): readonly Environment[] {
  const found = typeof module === "object" && module !== null && "environments" in module ? module.environments : undefined;
  if (!Array.isArray(found)) throw new DataFilesError(`${folder}/index.ts exports no list named environments`);
  return found as readonly Environment[];
}

/** The message, and the place in the data where it comes from. */
function firstLines(cause: unknown, folder: string): string {
  if (!(cause instanceof Error)) return typeof cause === "object" && cause !== null && !("toString" in cause) ? quote(cause) : String(cause);
  const place = placeIn(folder, cause.stack ?? "");
  const message = cause.message.split("\n").slice(0, 6).join("\n");
  return place === undefined || message.includes(place) ? message : `${message} (${place})`;
}

/** The first place of a stack that lies in the data, as `environments/pilot.ts:2:9`; a place in this program would send its reader astray. */
function placeIn(folder: string, stack: string): string | undefined {
  const [given, real] = [folder + sep, realPath(folder) + sep];
  for (const line of stack.split("\n")) {
    const inside = [real, given].find((start) => line.includes(start));
    if (inside === undefined) continue;
    const [, name, at] = /^([^:?]+)[^:]*((?::\d+){1,2})/.exec(line.slice(line.indexOf(inside) + inside.length)) ?? [];
    if (name !== undefined && at !== undefined) return `${relative(resolve(folder, ".."), folder)}/${name}${at}`;
  }
  return undefined;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
