import { isRecord, own } from "../plan/sensitive";
import type { ResourceChange, Values } from "../plan/plan";
import { UNKNOWN, type Fact, type Unknown } from "./model";

/** One resource on one side of a plan. */
export interface Instance {
  readonly address: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly values: Values;
  /** What of it is known after the apply only. */
  readonly unknown: unknown;
}

export type Side = "before" | "after";

/** A resource as it is on a side; undefined where it does not exist there. What Terraform only lets go of stays what it was. */
export function instanceOf(change: ResourceChange, side: Side): Instance | undefined {
  if (change.mode !== "managed" || change.deposed !== undefined) return undefined;
  const values = side === "before" || change.actions.includes("forget") ? change.before : change.after;
  if (values === undefined) return undefined;
  const { address, type, name, index } = change;
  return { address, type, name, ...(index === undefined ? {} : { index }), values, unknown: side === "after" ? change.unknown : undefined };
}

/** An attribute as plain JSON, UNKNOWN where the plan does not know it or a part of it; null where it is not set. */
export function attribute({ values, unknown }: Instance, name: string): Fact {
  const mark = isRecord(unknown) ? own(unknown, name) : unknown;
  return hasUnknown(mark) ? UNKNOWN : toFact(own(values, name));
}

/** An attribute that is text; what is not set is "". */
export function text(instance: Instance, name: string): string | Unknown {
  const value = attribute(instance, name);
  if (value === UNKNOWN) return UNKNOWN;
  return typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
}

/** An attribute that is text and known. */
export function knownText(instance: Instance, name: string): string | undefined {
  const value = attribute(instance, name);
  return typeof value === "string" ? value : undefined;
}

/** Plain JSON as a fact; what JSON can't hold is nothing. */
export function toFact(value: unknown): Fact {
  if (value === undefined || value === null) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return value.map(toFact);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toFact(item)])) : null;
}

/** JSON in a text, as AWS and Okta take policies and settings; text that is none stays text. */
export function parsed(value: Fact): Fact {
  if (typeof value !== "string") return value;
  try {
    return toFact(JSON.parse(value));
  } catch {
    return value;
  }
}

function hasUnknown(mark: unknown): boolean {
  if (mark === true) return true;
  if (Array.isArray(mark)) return mark.some(hasUnknown);
  return isRecord(mark) && Object.values(mark).some(hasUnknown);
}
