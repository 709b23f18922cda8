import { randomUUID } from "node:crypto";
import { stamp } from "./ids";

export type LogResult = "SUCCESS" | "FAILURE" | "ALLOW" | "DENY" | "CHALLENGE";

export interface LogTarget {
  readonly type: "AppInstance" | "AppGroup" | "AppUser" | "AuthenticatorEnrollment" | "PolicyEntity" | "PolicyRule" | "UserGroup";
  readonly displayName: string;
}

/** An entry of the System Log, under the event types that Okta uses. */
export interface LogEvent {
  readonly uuid: string;
  readonly published: string;
  readonly eventType: string;
  /** Login of the person; Okta itself is "system@okta.com". */
  readonly actor: string;
  readonly result: LogResult;
  readonly reason?: string;
  readonly targets: readonly LogTarget[];
}

export const SYSTEM = "system@okta.com";

/** What happened in the org, in order; it lives as long as the org. */
export class SystemLog {
  readonly #events: LogEvent[] = [];

  constructor(private readonly now: () => Date) {}

  add(eventType: string, event: Pick<LogEvent, "actor" | "result" | "reason"> & { readonly targets?: readonly LogTarget[] }): void {
    this.#events.push({ uuid: randomUUID(), published: stamp(this.now()), eventType, ...event, targets: event.targets ?? [] });
  }

  /** All events, or those of one type. */
  events(eventType?: string): readonly LogEvent[] {
    return this.#events.filter((event) => eventType === undefined || event.eventType === eventType);
  }
}
