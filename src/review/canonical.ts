/** JSON with the keys of every object sorted: equal values give equal text, in whatever order they were written. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === "object" && item !== null && !Array.isArray(item) ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) : item,
  ) ?? "undefined";
}
