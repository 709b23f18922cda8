import { createHash } from "node:crypto";

/** Makes ids that look like AWS's, never the same twice, and the same ones in every run: what a test saw once it sees again. It also tells when something was made. */
export class Ids {
  private count = 0;

  constructor(readonly clock: () => Date = () => new Date()) {}

  uuid(): string {
    const hex = this.hex(32);
    return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
  }

  hex(length: number): string {
    this.count += 1;
    return createHash("sha256").update(`sandbox ${this.count}`).digest("hex").slice(0, length);
  }

  /** The time as AWS's JSON carries it: seconds. */
  now(): number {
    return this.clock().getTime() / 1000;
  }
}
