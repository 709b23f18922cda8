import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The default versions' documents, a policy a line; written with the list of names by `npm run managed-policies`. */
export const managedDocumentsFile = join(__dirname, "managed-policies.documents.jsonl");

let text: string | undefined;
const found = new Map<string, unknown>();

/**
 * The document of an AWS managed policy, by its exact name with path, in the version of the committed list; undefined where the
 * list has none: the policy may be newer than the list, and what it allows is then unknown, not nothing.
 */
export function managedPolicyDocument(name: string): unknown {
  // 3 MB: read when the first document is asked for (10 ms), and only the lines that are asked for are parsed.
  text ??= `\n${readFileSync(managedDocumentsFile, "utf8")}`;
  if (!found.has(name)) found.set(name, documentIn(text, name));
  return found.get(name);
}

function documentIn(lines: string, name: string): unknown {
  const start = lines.indexOf(`\n{"name":${JSON.stringify(name)},"version":`);
  if (start < 0) return undefined;
  const parsed: unknown = JSON.parse(lines.slice(start + 1, lines.indexOf("\n", start + 1)));
  return typeof parsed === "object" && parsed !== null && "document" in parsed ? parsed.document : undefined;
}
