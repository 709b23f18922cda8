/** JSON with every text in it passed through `change`; undefined for what is none. */
export function json(text: string, change: (value: string) => string = (value) => value): unknown {
  try {
    return JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? change(value) : value));
  } catch {
    return undefined;
  }
}
