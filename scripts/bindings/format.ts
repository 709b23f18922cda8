/** JSON with sorted keys in which whatever fits on a line stands on one, so that a changed argument is a changed line. */
export function formatSchema(value: unknown, width = 120): string {
  return `${format(value, "", width)}\n`;
}

function format(value: unknown, indent: string, width: number): string {
  const flat = JSON.stringify(sorted(value));
  if (typeof value !== "object" || value === null || Array.isArray(value) || indent.length + flat.length <= width) return spaced(flat);
  const inner = `${indent}  `;
  const lines = Object.entries(value)
    .toSorted(byKey)
    .map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${format(entry, inner, width)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(byKey)
      .map(([key, entry]) => [key, sorted(entry)]),
  );
}

// Code units, not locale: the files must come out the same on every machine.
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : Number(a > b));

// Names and types hold neither commas nor colons, so this stays the same JSON.
const spaced = (json: string): string => json.replaceAll(/([,:])(?=["[{\dtf])/g, "$1 ");
