/** What stands in the place of a sensitive value, everywhere. */
export const SENSITIVE = "(sensitive value)";

/**
 * A value without what Terraform marks as sensitive. The mark is `true` for a whole value, or has the value's form with `true` inside
 * (Terraform, JSON output format: `before_sensitive`, `after_sensitive`).
 */
export function withoutSensitive(value: unknown, mark: unknown): unknown {
  if (mark === true) return value === null || value === undefined ? value : SENSITIVE;
  if (!hasMark(mark)) return value;
  if (Array.isArray(value) && Array.isArray(mark)) return value.map((item: unknown, index) => withoutSensitive(item, mark[index]));
  if (isRecord(value) && isRecord(mark)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutSensitive(item, own(mark, key))]));
  // A mark whose form is not the value's can't be applied in part, so all of it goes.
  return SENSITIVE;
}

/** Whether a mark marks anything: most mark nothing, and their values need no copy. */
function hasMark(mark: unknown): boolean {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark.some(hasMark);
  return isRecord(mark) && Object.values(mark).some(hasMark);
}

/** The attributes of a resource of which a mark hides something. */
export function hiddenAttributes(values: unknown, mark: unknown): string[] {
  if (mark === true) return isRecord(values) ? Object.keys(values) : [];
  return isRecord(mark) ? Object.entries(mark).filter(([, inside]) => hasMark(inside)).map(([name]) => name) : [];
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property of its own: an input with a key `__proto__` or `toString` reads nothing else. */
export function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
