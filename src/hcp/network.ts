import { setTimeout as pause } from "node:timers/promises";

/** What the client does outside of itself; tests send hosts of the internet to this machine and don't wait. */
export interface Network {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds of a clock. */
  readonly now: () => number;
}

/** The real one. Certificates are Node's and those of NODE_EXTRA_CA_CERTS. */
export const internet: Network = { fetch: (url, init) => fetch(url, init), sleep: (milliseconds) => pause(milliseconds), now: () => Date.now() };
