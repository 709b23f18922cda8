import type { Environment } from "../../src/model/environment";
import { plural } from "../../src/project/report";
import { FileFault, readText } from "../kept/file";
import { KeptFault, loadState, type SandboxState } from "../kept/state";
import { awsSeed, oktaSeed } from "../rehearsal/seeds";
import { seedState } from "./sandbox";

/** A state file that can't be used; nothing is ever written over it. */
export class StateFileError extends Error {}

export interface OpenedState {
  readonly state: SandboxState;
  /** The text of the file; undefined where there was none, and the state is a new one. */
  readonly there: string | undefined;
  /** What a person should know, a sentence each. */
  readonly notes: readonly string[];
}

/** The state of the file, where there is one, or a new one as the environments find it. */
export async function openState(environments: readonly Environment[], path: string | undefined): Promise<OpenedState> {
  const there = path === undefined ? undefined : contents(path);
  if (path === undefined || there === undefined) return { state: await seedState(environments), there: undefined, notes: [] };
  const state = parsed(path, there);
  const other = otherThan(environments, state);
  if (other !== undefined) throw new StateFileError(`${path} ${other}: give it another name, or move it away to begin anew`);
  return { state, there, notes: [...missing(environments, state), ...unconnected(state)] };
}

/** The state of a file that has to be there. */
export function readState(path: string): SandboxState {
  const text = contents(path);
  if (text === undefined) throw new StateFileError(`${path}: there is no such file`);
  return parsed(path, text);
}

function contents(path: string): string | undefined {
  try {
    return readText(path);
  } catch (cause) {
    if (cause instanceof FileFault) throw new StateFileError(`${path}: ${cause.message}`);
    throw cause;
  }
}

function parsed(path: string, text: string): SandboxState {
  try {
    return loadState(text);
  } catch (cause) {
    if (cause instanceof KeptFault) throw new StateFileError(`${path}: ${cause.message}`);
    throw cause;
  }
}

/** What makes it the state of another company, as the end of a sentence. */
function otherThan(environments: readonly Environment[], { aws, okta }: SandboxState): string | undefined {
  const seed = awsSeed(environments);
  const org = oktaSeed(environments, [])?.name;
  const facts: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ["the organization", aws.organization.id, seed.organization?.id],
    ["the management account", aws.organization.managementAccount, seed.managementAccount],
    ["the Region", aws.region, seed.region],
    ["the identity store", aws.directory.id, seed.identityStoreId],
    ["the Okta org", okta?.name ?? "none", org ?? "none"],
  ];
  const different = facts.filter(([, kept, given]) => kept !== given).map(([what, kept, given]) => `${what} ${String(kept)}, which is ${String(given)} here`);
  return different.length === 0 ? undefined : `is the state of another sandbox, of ${different.join("; of ")}`;
}

/** What the data has gained since the state was begun. */
function missing(environments: readonly Environment[], { aws, okta }: SandboxState): string[] {
  const accounts = (awsSeed(environments).organization?.accounts ?? []).filter(({ id }) => !aws.accounts.has(id));
  const groups = (oktaSeed(environments, [])?.groups ?? []).filter(({ name }) => okta?.groups.named(name) === undefined);
  return [
    ...(accounts.length === 0 ? [] : [`${plural(accounts.length, "account")} of the data ${accounts.length === 1 ? "is" : "are"} not in the state: ${some(accounts.map(({ name }) => name))}`]),
    ...(groups.length === 0 ? [] : [`${plural(groups.length, "group")} of the data ${groups.length === 1 ? "is" : "are"} not in the state's Okta: ${some(groups.map(({ name }) => name))}`]),
  ];
}

/** Tokens are not kept, so Okta needs one again. */
function unconnected({ okta }: SandboxState): string[] {
  return (okta?.apps.all() ?? []).filter(({ provisioning }) => provisioning).map(({ label }) => `provisioning of the app ${label} goes on once Okta has a token again (apps/ID/provisioning below)`);
}

function some(names: readonly string[]): string {
  return `${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${names.length - 5} more` : ""}`;
}
