import { createHash } from "node:crypto";

/** Makes ids that look like AWS's, never the same twice, and the same ones in every run: what a test saw once it sees again. It also tells when something was made. */
export class Ids {
  private count = 0;
  /** Ids that a file brought, which its count may not account for. */
  private taken: ReadonlySet<string> = new Set();

  constructor(readonly clock: () => Date = () => new Date()) {}

  uuid(): string {
    return this.free(() => {
      const hex = this.hex(32);
      return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join("-");
    });
  }

  /** A permission set's, of its instance. */
  permissionSetArn(instanceArn: string): string {
    return this.free(() => `${instanceArn.replace(":instance/", ":permissionSet/")}/ps-${this.hex(16)}`);
  }

  /** What IAM tells two SAML providers of one name apart by. */
  samlProviderUuid(): string {
    return this.free(() => this.hex(22).toUpperCase());
  }

  /** The time as AWS's JSON carries it: seconds. */
  now(): number {
    return this.clock().getTime() / 1000;
  }

  /** How many were made. */
  save(): number {
    return this.count;
  }

  /** Goes on behind those that were made; none of `taken` is ever made. */
  load(count: number, taken: Iterable<string>): void {
    this.count = count;
    this.taken = new Set(taken);
  }

  private free(make: () => string): string {
    let id = make();
    while (this.taken.has(id)) id = make();
    return id;
  }

  private hex(length: number): string {
    this.count += 1;
    return createHash("sha256").update(`sandbox ${this.count}`).digest("hex").slice(0, length);
  }
}
