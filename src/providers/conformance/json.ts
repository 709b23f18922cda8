export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** The entry of that name, and never what every object inherits: a key of the data may be "constructor". */
export function own<Value>(record: Readonly<Record<string, Value>> | undefined, key: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}

/** Properties without the comments, which Terraform ignores in every block. */
export const properties = (object: JsonObject): readonly (readonly [string, unknown])[] => Object.entries(object).filter(([key]) => key !== "//");

/** Terraform's JSON takes one object or a list of objects wherever blocks stand; nothing else is one. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

export const objectsOf = (value: unknown): readonly JsonObject[] => listOf(value).filter(isObject);

/** A value for a message: short ones as they stand, collections by their kind. */
export function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
