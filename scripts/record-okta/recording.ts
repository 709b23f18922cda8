import type { Exchange, OktaSeed } from "../../sandbox/okta";
import type { Json, JsonObject } from "../../sandbox/okta/json";

/** A request of the provider with the answer that it got. */
interface RecordedCall {
  /** Method, path and query. */
  readonly request: string;
  readonly body?: JsonObject;
  readonly status: number;
  readonly answer?: Json;
}

/** What a person did in Okta in between: provisioning switched on, a member come or gone. */
export type AdminStep =
  | { readonly admin: "enable-provisioning"; readonly app: string }
  | { readonly admin: "add-member" | "remove-member"; readonly group: string; readonly login: string };

export type Step = RecordedCall | AdminStep;

export interface Recording {
  readonly provider: string;
  readonly seed: OktaSeed;
  readonly steps: readonly Step[];
}

/** Collects the calls of one org in order; a question asked twice with the same answer is kept once, until something changes. */
export class Recorder {
  readonly steps: Step[] = [];
  readonly #asked = new Set<string>();

  readonly record = ({ method, path, status, body, answer }: Exchange): void => {
    const call: RecordedCall = { request: `${method} ${path}`, ...(body === undefined ? {} : { body }), status, ...(answer === undefined ? {} : { answer }) };
    const text = JSON.stringify(call);
    if (method !== "GET") this.#asked.clear();
    else if (this.#asked.has(text)) return;
    this.#asked.add(text);
    this.steps.push(call);
  };

  admin(step: AdminStep): void {
    this.#asked.clear();
    this.steps.push(step);
  }
}
