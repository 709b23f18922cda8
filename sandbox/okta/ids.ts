/** Ids look like Okta's (20 characters, a prefix for the kind), count up, and so sort in the order of creation. */
export class Ids {
  private last = 0;

  /** How many were made. */
  save(): number {
    return this.last;
  }

  /** Goes on behind those that were made. */
  load(made: number): void {
    this.last = made;
  }

  next(prefix: string): string {
    this.last += 1;
    return `${prefix}${this.last.toString(36).padStart(17 - prefix.length, "0")}1d7`;
  }
}

/** Which one an id was, counted from 1; ids have a prefix of three characters. */
export const madeNumber = (id: string): number => Number.parseInt(id.slice(3, 17), 36);

/** Okta's timestamps and the times in a certificate are whole seconds: cut here, so that the two agree. */
export function wholeSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}

export const stamp = (date: Date): string => date.toISOString();
