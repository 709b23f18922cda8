import { createHash } from "node:crypto";
import { canonical } from "./canonical";
import type { Plan, ResourceChange } from "./plan/plan";

/** What was reviewed, so that exactly it is applied: a digest of every change, and one a change to say what differs. */
export interface Fingerprint {
  /** `sha256:` and 64 hexadecimal digits, over the environment and all changes. */
  readonly value: string;
  readonly changes: readonly { readonly address: string; readonly actions: readonly string[]; readonly digest: string }[];
}

/**
 * Fingerprint of a plan: where its providers act, and of each change its address, actions, values before and after, and what is unknown; sorted, sensitive values
 * replaced by a mark. What does not change is not in it, nor when the plan was made, nor what only drifted: the same change planned twice is equal.
 */
export function fingerprint(environment: string, plan: Plan): Fingerprint {
  const changes = plan.changes
    .filter(({ actions, importing, previousAddress }) => !(actions.length === 1 && actions[0] === "no-op") || importing !== undefined || previousAddress !== undefined)
    .map((change) => ({ address: change.deposed === undefined ? change.address : `${change.address} (deposed ${change.deposed})`, actions: change.actions, digest: digestOf(change) }))
    .toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
  return { value: `sha256:${sha256(canonical([environment, changes, plan.providers, plan.beyond]))}`, changes };
}

/** What differs between the reviewed change and a fresh one, a line each; empty when they are the same. */
export function differences(reviewed: Fingerprint, fresh: Fingerprint): string[] {
  if (reviewed.value === fresh.value) return [];
  const [old, now] = [new Map(reviewed.changes.map((one) => [one.address, one])), new Map(fresh.changes.map((one) => [one.address, one]))];
  const gone = [...old.values()].filter(({ address }) => !now.has(address)).map(({ address, actions }) => `reviewed, and no longer planned: ${actions.join("/")} ${address}`);
  const come = [...now.values()].filter(({ address }) => !old.has(address)).map(({ address, actions }) => `planned, and not reviewed: ${actions.join("/")} ${address}`);
  const other = [...now.values()].flatMap(({ address, actions, digest }) => {
    const was = old.get(address);
    if (was === undefined || was.digest === digest) return [];
    return [was.actions.join("/") === actions.join("/") ? `planned with other values than reviewed: ${actions.join("/")} ${address}` : `reviewed as ${was.actions.join("/")}, planned as ${actions.join("/")}: ${address}`];
  });
  const lines = [...come, ...other, ...gone];
  return lines.length > 0 ? lines : ["its providers act elsewhere than reviewed, or the reviewed file is of another environment"];
}

function digestOf({ actions, before, after, unknown, importing, previousAddress }: ResourceChange): string {
  return sha256(canonical([actions, before ?? null, after ?? null, unknown ?? null, importing ?? null, previousAddress ?? null])).slice(0, 32);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
