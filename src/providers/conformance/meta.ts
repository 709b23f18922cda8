import type { SchemaType } from "../schema";
import { join, problemAt, type Problem } from "./finding";
import { describe, isObject, listOf, own, properties, type JsonObject } from "./json";
import { template } from "./template";
import { checkType } from "./type";

export type BlockKind = "resource" | "data" | "provider";

type Check = (value: unknown, path: string) => readonly Problem[];

const ofType =
  (type: SchemaType): Check =>
  (value, path) =>
    checkType(type, value, path);

/** Where the meta arguments contradict each other. */
export const checkMeta = (body: JsonObject): readonly Problem[] => (Object.hasOwn(body, "count") && Object.hasOwn(body, "for_each") ? problemAt("for_each", "count and for_each exclude each other") : []);

/** Maps and expressions; resources take no lists, dynamic blocks do. */
export function checkForEach(value: unknown, path: string, where: "resource" | "dynamic" = "resource"): readonly Problem[] {
  if (isObject(value) || (typeof value === "string" && template(value) === "expression") || (where === "dynamic" && Array.isArray(value))) return [];
  return problemAt(path, `wrong type: needs a map or an expression, given ${describe(value)}`);
}

const anything: Check = () => [];

const lifecycle: Readonly<Record<string, Check>> = {
  create_before_destroy: ofType("bool"),
  prevent_destroy: ofType("bool"),
  ignore_changes: (value, path) => (value === "all" ? [] : checkType(["list", "string"], value, path)),
  replace_triggered_by: ofType(["list", "string"]),
};

/** Conditions may stand in every lifecycle, the rest in those of resources. */
const checkLifecycle =
  (known: Readonly<Record<string, Check>>): Check =>
  (value, path) =>
    listOf(value).flatMap((body) => {
      if (body === null) return [];
      if (!isObject(body)) return problemAt(path, `wrong type: needs a block, given ${describe(body)}`);
      return properties(body).flatMap(([name, entry]) => {
        const check = name === "precondition" || name === "postcondition" ? checkConditions : own(known, name);
        return check === undefined ? problemAt(join(path, name), "unknown argument or block") : check(entry, join(path, name));
      });
    });

const checkConditions: Check = (value, path) =>
  listOf(value).flatMap((body, index) => {
    const at = Array.isArray(value) ? `${path}[${index}]` : path;
    if (body === null) return [];
    if (!isObject(body)) return problemAt(at, `wrong type: needs a block, given ${describe(body)}`);
    const missing = Object.keys(condition).filter((name) => (own(body, name) ?? null) === null);
    return [
      ...missing.flatMap((name) => problemAt(join(at, name), "required, but missing")),
      ...properties(body).flatMap(([name, entry]) => own(condition, name)?.(entry, join(at, name)) ?? problemAt(join(at, name), "unknown argument or block")),
    ];
  });

const condition: Readonly<Record<string, Check>> = {
  // Terraform refuses a condition that refers to nothing, because its result would not change between runs.
  condition: (value, path) => (typeof value === "string" && template(value) === "expression" ? [] : problemAt(path, `needs an expression that refers to something, given ${describe(value)}`)),
  error_message: ofType("string"),
};

const common = { count: ofType("number"), for_each: checkForEach, depends_on: ofType(["list", "string"]), provider: ofType("string") };

/** The arguments that Terraform itself takes, whatever the provider; provisioners and connections have schemas of their own, not checked here. */
export const metaArguments: Readonly<Record<BlockKind, Readonly<Record<string, Check>>>> = {
  provider: { alias: ofType("string") },
  data: { ...common, lifecycle: checkLifecycle({}) },
  resource: { ...common, lifecycle: checkLifecycle(lifecycle), connection: anything, provisioner: anything },
};
