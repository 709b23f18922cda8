import { setTimeout as wait } from "node:timers/promises";

/** What happens to a request on purpose. */
export type Fault =
  /** Refused as too many: AWS's ThrottlingException, Okta's 429 with the time of its end. */
  | { readonly kind: "throttled" }
  /** A server error of the service. */
  | { readonly kind: "unavailable" }
  /** Answered late. */
  | { readonly kind: "slow"; readonly ms: number }
  /** The connection ends before the request was looked at, or after it took effect and before its answer. */
  | { readonly kind: "cut"; readonly when: "before" | "after" };

interface Planned {
  readonly calls: RegExp;
  readonly fault: Fault;
  left: number;
}

/** A fault that struck, for the evidence. */
export interface Struck {
  readonly call: string;
  readonly fault: Fault["kind"];
}

/** Faults in waiting; a call is `sso-admin CreateAccountAssignment` at AWS and `POST /api/v1/groups` at Okta. */
export class Faults {
  readonly struck: Struck[] = [];
  private readonly planned: Planned[] = [];

  /** The next `times` calls that match have this fault. */
  plan(calls: RegExp, fault: Fault, times = 1): void {
    this.planned.push({ calls, fault, left: times });
  }

  /** The fault of this call, used up with it. */
  next(call: string): Fault | undefined {
    const planned = this.planned.find(({ calls, left }) => left > 0 && calls.test(call));
    if (planned === undefined) return undefined;
    planned.left -= 1;
    this.struck.push({ call, fault: planned.fault.kind });
    return planned.fault;
  }

  /** How many are still to come: a test of a fault that never struck shows nothing. */
  get waiting(): number {
    return this.planned.reduce((sum, { left }) => sum + left, 0);
  }
}

/** Waits where the fault is slowness. */
export async function delayed(fault: Fault | undefined): Promise<void> {
  if (fault?.kind === "slow") await wait(fault.ms);
}
