import { randomBytes } from "node:crypto";

/** What became of an id: it is still good, it was used, or it never was (or is too old). */
export type Taken<Value> = { readonly kind: "good"; readonly value: Value } | { readonly kind: "used" | "unknown" };

/** Things remembered under ids that nobody can guess, each good once and for a few minutes. */
export class OneTime<Value> {
  private readonly held = new Map<string, { readonly value: Value; readonly until: number; used: boolean }>();

  constructor(private readonly clock: () => Date, private readonly milliseconds: number, private readonly prefix = "") {}

  /** How many are in memory. */
  get size(): number {
    return this.held.size;
  }

  put(value: Value): string {
    const now = this.clock().getTime();
    // In the order of their making, so the first that is still good ends the sweep; else people who never come back would fill the memory.
    for (const [id, { until }] of this.held) {
      if (until > now) break;
      this.held.delete(id);
    }
    const id = `${this.prefix}${randomBytes(20).toString("hex")}`;
    this.held.set(id, { value, until: now + this.milliseconds, used: false });
    return id;
  }

  /** Looks without using it up. */
  look(id: string): Taken<Value> {
    const held = this.held.get(id);
    if (held === undefined || held.until <= this.clock().getTime()) return { kind: "unknown" };
    return held.used ? { kind: "used" } : { kind: "good", value: held.value };
  }

  take(id: string): Taken<Value> {
    const found = this.look(id);
    const held = this.held.get(id);
    if (found.kind === "good" && held !== undefined) held.used = true;
    return found;
  }
}
