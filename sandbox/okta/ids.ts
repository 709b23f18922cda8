/** Ids look like Okta's (20 characters, a prefix for the kind), count up, and so sort in the order of creation. */
export class Ids {
  private last = 0;

  next(prefix: string): string {
    this.last += 1;
    return `${prefix}${this.last.toString(36).padStart(17 - prefix.length, "0")}1d7`;
  }
}

/** Okta's timestamps and the times in a certificate are whole seconds: cut here, so that the two agree. */
export function wholeSecond(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}

export const stamp = (date: Date): string => date.toISOString();
