/** An own property of a value that came out of JSON; never one of a prototype. */
export function own(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

/** An own property that is a text. */
export function ownText(value: unknown, key: string): string | undefined {
  const found = own(value, key);
  return typeof found === "string" ? found : undefined;
}

/** An own property that is a number. */
export function ownNumber(value: unknown, key: string): number | undefined {
  const found = own(value, key);
  return typeof found === "number" ? found : undefined;
}

/** An own property that is a list; anything else counts as an empty one. */
export function ownList(value: unknown, key: string): readonly unknown[] {
  const found: unknown = own(value, key);
  return Array.isArray(found) ? found : [];
}

/**
 * Names and values in any of the forms in which tools write parameters and headers: `[[name, value]]`, `[{ name, value }]`,
 * `{ name: value }`, `{ name: [value, …] }`.
 */
export function* pairs(value: unknown): Generator<readonly [name: string, value: string]> {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) {
      const [name, text] = Array.isArray(item) ? [item[0] as unknown, item[1] as unknown] : [own(item, "name"), own(item, "value")];
      if (typeof name === "string" && typeof text === "string") yield [name, text];
    }
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [name, texts] of Object.entries(value) as [string, unknown][]) {
    for (const text of Array.isArray(texts) ? (texts as readonly unknown[]) : [texts]) if (typeof text === "string") yield [name, text];
  }
}

/** The value of a header, whatever the case of its name. */
export function header(headers: unknown, name: string): string | undefined {
  for (const [key, value] of pairs(headers)) if (key.length === name.length && key.toLowerCase() === name) return value;
  return undefined;
}

const METHODS: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE"]);

/** The method of HTTP that a recording names for a request; any other text of a file is not repeated. */
export function methodOf(request: unknown): string {
  const method = (ownText(request, "method") ?? "").slice(0, 10).toUpperCase();
  return METHODS.has(method) ? method : "REQUEST";
}

/** The first of these texts that is a time; a header of the answer first, since its clock is the one that AWS compares with. */
export function time(...texts: readonly (string | undefined)[]): Date | undefined {
  return texts.map((text) => new Date(text ?? "")).find((date) => !Number.isNaN(date.getTime()));
}
