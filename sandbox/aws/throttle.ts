import type { Service } from "./services";

/** Token buckets as AWS keeps them: one for all of sso-admin, one for each operation of the identity store. */
export class Throttle {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  /** Undefined: everything is let through. */
  constructor(private readonly perSecond: number | undefined, private readonly clock: () => number = Date.now) {}

  admits(service: Service, operation: string): boolean {
    if (this.perSecond === undefined || service === "organizations") return true;
    const key = service === "sso-admin" ? service : operation;
    const time = this.clock();
    const bucket = this.buckets.get(key) ?? { tokens: this.perSecond, at: time };
    const tokens = Math.min(this.perSecond, bucket.tokens + ((time - bucket.at) / 1000) * this.perSecond);
    const admitted = tokens >= 1;
    this.buckets.set(key, { tokens: admitted ? tokens - 1 : tokens, at: time });
    return admitted;
  }
}
