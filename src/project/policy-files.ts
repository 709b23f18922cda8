import { readFileSync, realpathSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import type { Catalog } from "../model/catalog";
import type { PermissionSet } from "../model/permission-set";
import type { InlinePolicy, LoadedCatalog } from "../model/project";
import { readJson } from "./json-text";

/** Reads the inline policies of a catalog; what can't be read is kept with the reason, for the check to report. */
export function loadPolicies(catalog: Catalog): LoadedCatalog {
  const inlinePolicies = new Map<string, InlinePolicy>();
  for (const [key, { inline }] of Object.entries(catalog.permissionSets)) {
    if (inline === undefined) continue;
    inlinePolicies.set(key, isFile(inline) ? readPolicyFile(inline.file, catalog.policyFolder) : { document: inline, source: "in the data" });
  }
  return { catalog, inlinePolicies };
}

/** A document written in the data has no `kind`; a file reference has nothing but kind and file. */
function isFile(inline: NonNullable<PermissionSet["inline"]>): inline is { kind: "policy-file"; file: string } {
  return inline["kind"] === "policy-file" && typeof inline["file"] === "string" && Object.keys(inline).length === 2;
}

function readPolicyFile(file: string, folder: string | undefined): InlinePolicy {
  if (folder === undefined) return { source: file, fault: "name the folder: defineCatalog({ policyFolder })" };
  try {
    const path = realpathSync(resolve(folder, file));
    const inside = relative(realpathSync(folder), path);
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return { source: file, fault: "keep it inside the policy folder" };
    return parse(file, readFileSync(path, "utf8"));
  } catch (cause) {
    return { source: file, fault: `it can't be read (${typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "unknown error"}): correct the name, or add the file` };
  }
}

function parse(file: string, text: string): InlinePolicy {
  const read = readJson(text);
  return "fault" in read ? { source: `${file}:${read.place}`, fault: read.fault } : { source: file, document: read.value };
}
