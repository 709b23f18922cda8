import { z } from "zod";
import { object, text } from "../../src/model/shape/forms";

export { object, text };

/** What the forms of the kept state are made of. A Map is kept as its pairs: an object would sort keys such as "1" to the front. */
export const pairs = <Value extends z.ZodType>(value: Value) => z.array(z.tuple([text, value])).superRefine((list, context) => unique(context, [], list.map(([key]) => String(key))));
export const count = z.number().int().nonnegative().max(1_000_000_000_000);
/** Seconds since 1970, as AWS's JSON has times. */
export const seconds = z.number().finite().nonnegative();
export const moment = text.refine(isMoment, { error: "a time such as 2026-11-20T06:00:00.000Z" });
export const form = (pattern: RegExp, words: string) => z.string().regex(pattern, { error: words });
/** Any JSON object; how deep one may be is bounded for the whole file. */
export const json = z.custom<Readonly<Record<string, unknown>>>((value) => typeof value === "object" && value !== null && !Array.isArray(value), { error: "an object" });

type Path = readonly (string | number)[];

/** A fault in what the shape alone can't tell. */
export function fault(context: z.RefinementCtx, path: Path, allowed: string): void {
  context.addIssue({ code: "custom", path: [...path], message: allowed });
}

/** No value twice; `path` is that of the list. */
export function unique(context: z.RefinementCtx, path: Path, values: readonly (string | undefined)[], member?: string): void {
  const seen = new Set<string>();
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    if (seen.has(value)) fault(context, [...path, index, ...(member === undefined ? [] : [member])], "a value that no other of the list has");
    seen.add(value);
  }
}

/** What refers to something refers to what is there. */
export function known(context: z.RefinementCtx, path: Path, value: string, all: { has(value: string): boolean }, what: string): void {
  if (!all.has(value)) fault(context, path, `the id of ${what} in this file`);
}

function isMoment(value: string): boolean {
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value;
}
