import type { AttributeSchema } from "../schema";
import { join, problemAt, type Problem } from "./finding";
import { describe, isObject, own, properties, type JsonObject } from "./json";
import { template } from "./template";
import { checkType } from "./type";

/** A credential is named and never shown. */
export const credential = "credential in synthesized JSON: leave it to the environment variables of the provider or backend";

type Attributes = Readonly<Record<string, AttributeSchema>>;

/** A value that somebody wrote for an attribute; null counts as not written. */
export function checkAttribute(attribute: AttributeSchema, value: unknown, path: string): readonly Problem[] {
  if (value === null) return [];
  if (attribute.required !== true && attribute.optional !== true) return problemAt(path, "computed only: the provider sets it, a configuration must not");
  if (attribute.sensitive === true) return problemAt(path, credential);
  return [
    ...(attribute.deprecated === true ? problemAt(path, "deprecated: a later release of the provider drops it") : []),
    ...(attribute.type === undefined ? [] : checkType(attribute.type, value, path)),
    ...(attribute.nested_type === undefined ? [] : checkNested(attribute.nested_type, value, path)),
  ];
}

/** Required attributes that are absent or null. */
export function checkRequired(attributes: Attributes, body: JsonObject, path: string): readonly Problem[] {
  return Object.entries(attributes)
    .filter(([name, { required }]) => required === true && (own(body, name) ?? null) === null)
    .flatMap(([name]) => problemAt(join(path, name), "required, but missing"));
}

/** How many blocks or nested objects may stand there. */
export function checkLimits(limits: { readonly min_items?: number; readonly max_items?: number }, count: number, path: string): readonly Problem[] {
  if (count < (limits.min_items ?? 0)) return problemAt(path, `too few: at least ${limits.min_items}, given ${count}`);
  if (count > (limits.max_items ?? Infinity)) return problemAt(path, `too many: at most ${limits.max_items}, given ${count}`);
  return [];
}

function checkNested(nested: NonNullable<AttributeSchema["nested_type"]>, value: unknown, path: string): readonly Problem[] {
  if (typeof value === "string" && template(value) === "expression") return [];
  const { nesting_mode: mode } = nested;
  const isList = mode === "list" || mode === "set";
  if (isList ? !Array.isArray(value) : !isObject(value)) return problemAt(path, `wrong type: needs ${isList ? "a list of objects" : "an object"}, given ${describe(value)}`);
  if (mode === "single" || mode === "group") return checkNestedObject(nested.attributes, value, path);
  const entries = Array.isArray(value) ? value.map((entry, index) => [`${path}[${index}]`, entry] as const) : properties(isObject(value) ? value : {}).map(([key, entry]) => [join(path, key), entry] as const);
  return [...checkLimits(nested, entries.length, path), ...entries.flatMap(([at, entry]) => checkNestedObject(nested.attributes, entry, at))];
}

function checkNestedObject(attributes: Attributes, value: unknown, path: string): readonly Problem[] {
  if (!isObject(value)) return problemAt(path, `wrong type: needs an object, given ${describe(value)}`);
  return [
    ...checkRequired(attributes, value, path),
    ...Object.entries(value).flatMap(([name, entry]) => {
      const attribute = own(attributes, name);
      return attribute === undefined ? problemAt(join(path, name), "unknown argument") : checkAttribute(attribute, entry, join(path, name));
    }),
  ];
}
