/** What JSON can hold, as null-prototype objects, so that a key such as `__proto__` or `constructor` is only a key. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Why a value is no JSON, and where in it. */
export interface NotJson {
  readonly path: string;
  readonly what: string;
}

/** A policy needs eight levels; the bound keeps recursion and JSON.stringify safe and ends circular data. */
const MAX_DEPTH = 32;
/** 32,768 bytes hold at most half as many values: more of them can be no policy, and shared parts must not multiply. */
const MAX_VALUES = 20_000;

/** A copy of `value` as plain JSON (properties that are undefined left out, as JSON.stringify does), or what is in the way. Never throws. */
export function toPlainJson(value: unknown): { readonly json: Json } | { readonly problem: NotJson } {
  const budget = { left: MAX_VALUES };
  try {
    return { json: copy(value, "", 0, budget) };
  } catch (error) {
    if (error instanceof NoJson) return { problem: { path: error.path, what: error.message } };
    return { problem: { path: "", what: "a value that can't be read" } };
  }
}

/** `.key`, or `["key"]` where the key is no identifier. */
export function keyPath(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Whether a JSON value is an object: no list, no null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

class NoJson extends Error {
  constructor(
    readonly path: string,
    what: string,
  ) {
    super(what);
  }
}

function copy(value: unknown, path: string, depth: number, budget: { left: number }): Json {
  budget.left -= 1;
  if (budget.left < 0) throw new NoJson("", `more than ${MAX_VALUES} values`);
  if (depth > MAX_DEPTH) throw new NoJson(path, `nested deeper than ${MAX_DEPTH} levels, or circular`);
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return copyList(value, path, depth, budget);
  if (typeof value === "object" && isPlain(value)) return copyObject(value, path, depth, budget);
  throw new NoJson(path, describe(value));
}

function copyList(list: readonly unknown[], path: string, depth: number, budget: { left: number }): Json {
  const items: Json[] = [];
  for (let index = 0; index < list.length; index += 1) items.push(copy(list[index], `${path}[${index}]`, depth + 1, budget));
  return items;
}

function copyObject(object: object, path: string, depth: number, budget: { left: number }): Json {
  const entries: Record<string, Json> = Object.create(null);
  for (const [key, item] of Object.entries(object)) {
    if (item !== undefined) entries[key] = copy(item, path + keyPath(key), depth + 1, budget);
  }
  return entries;
}

/** Literals, JSON.parse (of any realm) and null-prototype objects; not dates, maps or instances of classes. */
function isPlain(object: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(object);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: unknown): string {
  if (typeof value === "object" && value !== null) return `an object of class ${className(value)}`;
  if (typeof value === "number") return String(value);
  return value === undefined ? "undefined" : `a ${typeof value}`;
}

function className(value: object): string {
  const name: unknown = value.constructor?.name;
  return typeof name === "string" ? name : "unknown";
}
