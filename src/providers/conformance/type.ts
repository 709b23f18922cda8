import type { SchemaType } from "../schema";
import { join, problemAt, type Problem } from "./finding";
import { describe, isObject, own, type JsonObject } from "./json";
import { template } from "./template";

/** Whether Terraform would convert the value to the type; an absent value (null) fits every type. */
export function checkType(type: SchemaType, value: unknown, path: string): readonly Problem[] {
  if (value === null || type === "dynamic") return [];
  if (typeof value === "string" && template(value) === "expression") return [];
  if (typeof type === "string") return primitive[type](value) ? [] : mismatch(type, value, path);
  if (type[0] === "object") return isObject(value) ? checkObject(type[1], value, path) : mismatch(type, value, path);
  if (type[0] === "map") return isObject(value) ? Object.entries(value).flatMap(([key, entry]) => checkType(type[1], entry, join(path, key))) : mismatch(type, value, path);
  return Array.isArray(value) ? value.flatMap((entry, index) => checkElement(type[1], entry, `${path}[${index}]`)) : mismatch(type, value, path);
}

/** A type as people write it in HCL. */
function formatType(type: SchemaType): string {
  if (typeof type === "string") return type;
  return type[0] === "object" ? `object with ${Object.keys(type[1]).join(", ")}` : `${type[0]} of ${formatType(type[1])}`;
}

const mismatch = (type: SchemaType, value: unknown, path: string): readonly Problem[] => problemAt(path, `wrong type: needs ${formatType(type)}, given ${describe(value)}`);

// The conversions of cty, the type system of Terraform: text with an expression in it may turn out as any primitive.
const primitive = {
  string: (value: unknown) => ["string", "number", "boolean"].includes(typeof value),
  number: (value: unknown) => typeof value === "number" || (typeof value === "string" && (template(value) === "text" || /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(value))),
  bool: (value: unknown) => typeof value === "boolean" || (typeof value === "string" && (template(value) === "text" || ["true", "false", "1", "0"].includes(value))),
};

// The providers' SDK refuses them: "Null value found in list".
const checkElement = (type: SchemaType, value: unknown, path: string): readonly Problem[] => (value === null ? problemAt(path, "null in a list or set") : checkType(type, value, path));

function checkObject(types: Readonly<Record<string, SchemaType>>, value: JsonObject, path: string): readonly Problem[] {
  const missing = Object.keys(types).filter((name) => !Object.hasOwn(value, name));
  return [
    ...missing.flatMap((name) => problemAt(join(path, name), "missing: an object of this type names every attribute, null where it has none")),
    ...Object.entries(value).flatMap(([name, entry]) => {
      const type = own(types, name);
      return type === undefined ? problemAt(join(path, name), "unknown attribute: Terraform drops it without a word") : checkType(type, entry, join(path, name));
    }),
  ];
}
