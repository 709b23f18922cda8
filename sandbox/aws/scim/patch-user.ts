import { isFields, type Fields } from "../input";
import { ENTERPRISE, listNames, texts } from "./attributes";
import { unparsable } from "./errors";
import type { PatchOperation } from "./patch";

/** What AWS's guide lists as open to modification. */
const open: readonly string[] = ["userName", "active", "externalId", "name", ...texts, ...listNames];

/** Applies a PATCH to a user as SCIM shows it; whether the result is a user is for the caller to check. */
export function patchUser(user: Fields, operations: readonly PatchOperation[]): Fields {
  // "Not supported: multiple PATCH operations on userName or active attribute."
  for (const name of ["userName", "active"]) {
    const changes = operations.filter(({ path }) => path.extension === undefined && path.attribute === name);
    if (changes.length > 1) throw unparsable(`${name} can be changed once in a request`);
    if (changes.some(({ op }) => op === "remove")) throw unparsable(`${name} can't be removed`);
  }
  return operations.reduce(apply, user);
}

function apply(user: Fields, operation: PatchOperation): Fields {
  const { extension, attribute } = operation.path;
  if (extension !== undefined) {
    const before = isFields(user[ENTERPRISE]) ? user[ENTERPRISE] : {};
    const after = attribute === undefined ? combined(before, operation) : changed(before, attribute, operation);
    return { ...user, [ENTERPRISE]: after };
  }
  if (attribute === undefined || !open.includes(attribute)) throw unparsable(`${attribute ?? "the user"} can't be changed by PATCH`);
  return changed(user, attribute, operation);
}

function changed(fields: Fields, attribute: string, operation: PatchOperation): Fields {
  const before = fields[attribute];
  const after = next(before, attribute, operation);
  const { [attribute]: _before, ...others } = fields;
  return after === undefined ? others : { ...others, [attribute]: after };
}

function next(before: unknown, attribute: string, operation: PatchOperation): unknown {
  const { op, path: { filter, sub }, value } = operation;
  if (listNames.some((list) => list === attribute)) return nextList(Array.isArray(before) ? before : [], operation);
  if (filter !== undefined) throw unparsable(`${attribute} is no list to filter`);
  if (sub !== undefined) return combined(isFields(before) ? before : {}, { ...operation, value: { [sub]: op === "remove" ? null : value } });
  if (op === "remove") return undefined;
  return isFields(before) && isFields(value) ? combined(before, operation) : value;
}

/** Add and replace of an attribute with parts change the parts that are given (RFC 7644, 3.5.2.3). */
function combined(before: Fields, { op, value, path }: PatchOperation): Fields | undefined {
  if (op === "remove" && path.sub === undefined) return undefined;
  if (!isFields(value)) throw unparsable("an attribute with parts needs an object");
  return { ...before, ...value };
}

/** A filter that no value matches is refused, for add too: what RFC 7644 leaves open AWS's guide does not settle. */
function nextList(before: readonly unknown[], { op, path: { attribute, filter, sub }, value }: PatchOperation): unknown {
  const hit = (entry: unknown) => filter === undefined || (isFields(entry) && entry[filter.attribute] === filter.value);
  if ((filter !== undefined || sub !== undefined) && !before.some(hit)) throw unparsable(`${attribute ?? ""} has no value that the path means`);
  if (sub !== undefined) return before.map((entry) => (hit(entry) && isFields(entry) ? { ...entry, [sub]: op === "remove" ? null : value } : entry));
  if (op === "remove") return emptied(before.filter((entry) => !hit(entry)));
  const given: unknown[] = Array.isArray(value) ? value : [value];
  if (filter !== undefined) return before.flatMap((entry) => (hit(entry) ? given : [entry]));
  if (op === "replace") return emptied(given);
  const known = new Set(before.map((entry) => JSON.stringify(entry)));
  return [...before, ...given.filter((entry) => !known.has(JSON.stringify(entry)))];
}

function emptied(list: readonly unknown[]): readonly unknown[] | undefined {
  return list.length === 0 ? undefined : list;
}
