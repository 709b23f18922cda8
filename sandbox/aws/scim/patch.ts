import { isFields, type Fields } from "../input";
import { ScimError, unparsable } from "./errors";
import { unquoted } from "./filter";

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

/** One change of a PATCH. */
export interface PatchOperation {
  readonly op: "add" | "replace" | "remove";
  readonly path: PatchPath;
  readonly value: unknown;
}

export interface PatchPath {
  /** URN of the extension that the attribute is of; undefined for the resource's own. */
  readonly extension: string | undefined;
  /** Undefined: the whole extension. */
  readonly attribute: string | undefined;
  /** `[type eq "work"]`. */
  readonly filter: { readonly attribute: string; readonly value: string } | undefined;
  readonly sub: string | undefined;
}

/** Reads the body of a PATCH; `own` and `extensions` are the URNs that a path may begin with. */
export function readPatch(body: Fields, own: string, extensions: readonly string[]): PatchOperation[] {
  const { schemas, Operations: operations } = body;
  if (!Array.isArray(schemas) || !schemas.includes(PATCH)) throw unparsable(`schemas must hold ${PATCH}`);
  if (!Array.isArray(operations) || operations.length === 0) throw unparsable("Operations must be a list and not empty");
  return operations.map((operation: unknown) => {
    if (!isFields(operation)) throw unparsable("an operation must be an object");
    const op = readOp(operation["op"]);
    const value = operation["value"];
    if (op !== "remove" && (value === undefined || value === null)) throw unparsable(`${op} needs a value`);
    if (operation["path"] === undefined || operation["path"] === null) return withoutPath(op, value, own, extensions);
    if (typeof operation["path"] !== "string") throw unparsable("path must be a text");
    return { op, path: readPath(operation["path"], own, extensions), value };
  });
}

/** Entra writes them with a capital. */
function readOp(given: unknown): PatchOperation["op"] {
  const op = (["add", "replace", "remove"] as const).find((known) => typeof given === "string" && given.toLowerCase() === known);
  if (op === undefined) throw unparsable("op must be add, replace or remove");
  return op;
}

/** Okta sends `{ id, displayName }` and `{ active }` like this. AWS passes over the id and wants one attribute besides it, in these words. */
function withoutPath(op: PatchOperation["op"], value: unknown, own: string, extensions: readonly string[]): PatchOperation {
  if (op === "remove") throw unparsable("remove needs a path");
  if (!isFields(value)) throw unparsable("without a path the value must be an object");
  const changes = Object.entries(value).filter(([key]) => key !== "id");
  const [change] = changes;
  if (change === undefined || changes.length > 1) throw new ScimError(400, 'Current PATCH support allows omitting "path" attribute only for Add and Replace operations modifying a single attribute.');
  if (change[1] === null) throw unparsable(`${op} needs a value`);
  return { op, path: readPath(change[0], own, extensions), value: change[1] };
}

const form = /^([A-Za-z$][\w$-]*)(?:\[([A-Za-z$]+) eq ("(?:[^"\\]|\\.)*")\])?(?:\.([A-Za-z$][\w$-]*))?$/;

function readPath(path: string, own: string, extensions: readonly string[]): PatchPath {
  const whole = extensions.find((urn) => urn === path);
  if (whole !== undefined) return { extension: whole, attribute: undefined, filter: undefined, sub: undefined };
  const urn = [own, ...extensions].find((known) => path.startsWith(`${known}:`));
  const match = form.exec(urn === undefined ? path : path.slice(urn.length + 1));
  if (match === null) throw unparsable(`the path ${path} is none of attribute, attribute.part, attribute[part eq "value"]`);
  const [, attribute = "", filtered, value = "", sub] = match;
  return { extension: urn === own ? undefined : urn, attribute, filter: filtered === undefined ? undefined : { attribute: filtered, value: unquoted(value) }, sub };
}
