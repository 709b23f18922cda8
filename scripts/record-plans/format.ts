/** Longest JSON that stays on one line. */
const LINE = 1_200;

/** JSON in lines of a readable length, so that a plan recorded again differs in few of them; nearly as small as on one line. */
export function inLines(value: unknown, depth = 0): string {
  const whole = JSON.stringify(value);
  if (whole.length <= LINE || typeof value !== "object" || value === null) return whole;
  const indent = " ".repeat(depth + 1);
  const members = Array.isArray(value)
    ? value.map((item: unknown) => inLines(item, depth + 1))
    : Object.entries(value).map(([key, item]: [string, unknown]) => `${JSON.stringify(key)}:${inLines(item, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${members.map((member) => indent + member).join(",\n")}\n${indent.slice(1)}${close}`;
}
