import { createHash } from "node:crypto";
import { canonical } from "./canonical";
import type { AccessModel, PermissionSetFacts } from "./access/model";

/** Permission sets that are there before and after with the same content, by name, with a digest of what makes their roles. */
export function settledSets({ permissionSets: before }: AccessModel, { permissionSets: after }: AccessModel): Readonly<Record<string, string>> {
  return Object.fromEntries([...after].flatMap(([name, facts]) => {
    const was = before.get(name);
    const digest = roleDigest(facts);
    return was === undefined || digest === undefined || roleDigest(was) !== digest ? [] : [[name, digest] as const];
  }));
}

/** Digest of what AWS puts into the role of each account: equal for the sets of two environments that let people do the same. Undefined where a part is not known. */
export function roleDigest({ tags: _tags, ...facts }: PermissionSetFacts): string | undefined {
  const text = canonical(facts);
  return text.includes('{"unknown":true}') ? undefined : createHash("sha256").update(text).digest("hex").slice(0, 16);
}
