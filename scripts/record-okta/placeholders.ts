/** What differs from run to run, by the kind that stands in its place; times have no number, since none is asked for again. */
const VARYING: readonly (readonly [kind: string, pattern: string])[] = [
  ["time", String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z`],
  // In metadata the lines of a certificate are broken, which JSON writes as \n.
  ["certificate", String.raw`MII(?:[A-Za-z0-9+/=]|\\n){400,}`],
  ["modulus", "[A-Za-z0-9_-]{342}(?![A-Za-z0-9_-])"],
  ["key", "(?<![A-Za-z0-9_+/-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_+/=-])"],
  ...["0oa", "00g", "00u", "0pr", "exk", "gPm", "rst", "rul"].map((prefix) => [prefix, `${prefix}[0-9a-z]{14}1d7`] as const),
];

/** Replaces what varies by `«kind:1»`, numbered in the order in which it appears in the text. */
export function withPlaceholders(text: string): string {
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  const all = new RegExp(VARYING.map(([, pattern]) => `(${pattern})`).join("|"), "g");
  return text.replace(all, (found: string, ...groups: unknown[]) => {
    const kind = VARYING[groups.findIndex((group) => group !== undefined)]?.[0] ?? "";
    if (kind === "time") return "«time»";
    const known = numbers.get(found);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    numbers.set(found, `«${kind}:${count}»`);
    return `«${kind}:${count}»`;
  });
}
