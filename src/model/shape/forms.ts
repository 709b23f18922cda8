import { z } from "zod";

/** What the forms of all data are made of. */
export const text = z.string();
export const names = z.array(text);
export const tags = record(text);

export function count() {
  return z.number().int().positive();
}

/** An object with these properties and no other. Of one too many the message is the list of those that are known, for the one that was meant. */
export function object<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : undefined) });
}

/** Values by key; zod passes an own key `__proto__` by unseen, so it is refused before. */
export function record(value: z.ZodType) {
  return z.unknown().superRefine((given, context) => {
    if (typeof given === "object" && given !== null && Object.hasOwn(given, "__proto__")) context.addIssue({ code: "unrecognized_keys", keys: ["__proto__"], message: "" });
  }).pipe(z.record(text, value));
}

/** A way of writing that is wrong as a whole: one finding, where the form would give one for each of its properties. */
interface Misfit {
  readonly given?: string;
  readonly allowed: string;
  readonly fix: string;
}

/** The form, but for values that are recognised as something else. */
export function unless(recognise: (given: unknown) => Misfit | undefined, form: z.ZodType) {
  return z.unknown().superRefine((given, context) => {
    const misfit = recognise(given);
    if (misfit !== undefined) context.addIssue({ code: "custom", message: misfit.allowed, params: { ...misfit } });
  }).pipe(form);
}
