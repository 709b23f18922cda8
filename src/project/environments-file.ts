import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { relative, resolve } from "node:path";
import type { Environment } from "../model/environment";
import { quote, visible } from "../model/problem";
import { jsonFaults } from "./json-files";

/** The data files could not be run at all: a mistake in their language, not in what they say. */
export class DataFilesError extends Error {}

/**
 * Runs the data files of a project (`environments/index.ts`) and returns what they export as `environments`.
 * They are code of the project's own repository and are trusted as such; what they say is not, and is checked by `load`.
 */
export async function readEnvironments(project: string, folder = "environments"): Promise<readonly Environment[]> {
  const path = resolve(project, folder);
  if (!existsSync(path)) throw new DataFilesError(`there is no ${relative(project, path) || folder} here: run this in the project's folder`);
  // A policy file is read, and reported, with the permission set that names it.
  const faults = jsonFaults(project, folder).filter((fault) => !/[/\\]policies[/\\]/.test(fault));
  if (faults.length > 0) throw new DataFilesError(faults.map((fault) => visible(fault)).join("\nerror "));
  return pick(await attempt(() => createRequire(resolve(project, "index.js"))(path)), folder);
}

/** Runs an import of the data files and gives its failure as a sentence. */
export async function attempt<T>(run: () => T | Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof DataFilesError) throw cause;
    throw new DataFilesError(`the data files do not run: ${visible(firstLines(cause)).replaceAll("\\u000a", "\n")}`);
  }
}

function pick(module: unknown, folder: string): readonly Environment[] {
  const found = typeof module === "object" && module !== null && "environments" in module ? module.environments : undefined;
  if (!Array.isArray(found)) throw new DataFilesError(`${folder}/index.ts exports no list named environments`);
  return found as readonly Environment[];
}

/** The message, and for an error of the language the place where it is. */
function firstLines(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause === "object" && cause !== null && !("toString" in cause) ? quote(cause) : String(cause);
  const place = /\(?((?:[A-Za-z]:)?[^\s():]*environments[^\s():]*:\d+:\d+)\)?/.exec(cause.stack ?? "")?.[1];
  const message = cause.message.split("\n").slice(0, 6).join("\n");
  return place === undefined || message.includes(place) ? message : `${message} (${place})`;
}
