import { conflict } from "./errors";

/** Values that only one of a kind may hold at a time, such as user names, and who holds them. */
export class Unique {
  private readonly holders = new Map<string, string>();

  constructor(private readonly what: string) {}

  holder(value: string): string | undefined {
    return this.holders.get(value);
  }

  /** Refuses values that another than `self` holds; changes nothing. */
  requireFree(values: readonly string[], self?: string): void {
    if (values.some((value) => (this.holders.get(value) ?? self) !== self)) throw conflict(`Duplicate ${this.what}`, { Reason: "UNIQUENESS_CONSTRAINT_VIOLATION" });
  }

  move(id: string, from: readonly string[], to: readonly string[]): void {
    for (const value of from) this.holders.delete(value);
    for (const value of to) this.holders.set(value, id);
  }
}
