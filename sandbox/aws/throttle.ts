import type { Service } from "./services";

/** Token buckets: each fills by its rate, and holds what a second brings. */
class Buckets {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(private readonly clock: () => number) {}

  take(key: string, perSecond: number): boolean {
    const time = this.clock();
    const bucket = this.buckets.get(key) ?? { tokens: perSecond, at: time };
    const tokens = Math.min(perSecond, bucket.tokens + ((time - bucket.at) / 1000) * perSecond);
    const admitted = tokens >= 1;
    this.buckets.set(key, { tokens: admitted ? tokens - 1 : tokens, at: time });
    return admitted;
  }
}

/** As AWS keeps them: one bucket for all of sso-admin, one for each operation of the identity store. */
export class Throttle {
  private readonly buckets: Buckets;
  /** How many requests were refused. */
  refused = 0;

  /** `perSecond` may be changed at any time; undefined lets everything through. */
  constructor(public perSecond: number | undefined, clock: () => number = Date.now) {
    this.buckets = new Buckets(clock);
  }

  admits(service: Service, operation: string): boolean {
    if (this.perSecond === undefined || service === "organizations" || service === "iam") return true;
    const admitted = this.buckets.take(service === "sso-admin" ? service : operation, this.perSecond);
    if (!admitted) this.refused += 1;
    return admitted;
  }
}

/** One bucket for each operation of SCIM; membership changes have their own. */
export class ScimThrottle {
  private readonly buckets: Buckets;

  /** Undefined: everything is let through. */
  constructor(private readonly perSecond: { readonly writes: number; readonly reads: number } | undefined, clock: () => Date) {
    this.buckets = new Buckets(() => clock().getTime());
  }

  admits(operation: string): boolean {
    if (this.perSecond === undefined) return true;
    return this.buckets.take(operation, operation.startsWith("GET ") ? this.perSecond.reads : this.perSecond.writes);
  }
}
