import { randomBytes } from "node:crypto";
import type { User } from "../directory";
import type { AwsState } from "../state";

/** A person who is signed in to the access portal. */
export interface Session {
  readonly user: User;
  /** Attributes for access control as the assertion brought them; what they become depends on the instance's settings at the time. */
  readonly asserted: Readonly<Record<string, string>>;
  readonly until: Date;
}

/** Sessions of the access portal. One ends at its time, with the person in the directory, or when the person is disabled: AWS ends these within the hour, here at once. */
export class Sessions {
  private readonly all = new Map<string, Session>();

  constructor(private readonly state: AwsState, private readonly isActive: (user: User) => boolean, private readonly clock: () => Date) {}

  open(session: Session): string {
    const token = randomBytes(32).toString("base64url");
    this.all.set(token, session);
    return token;
  }

  get(token: string | undefined): Session | undefined {
    const session = token === undefined ? undefined : this.all.get(token);
    if (session === undefined) return undefined;
    const there = this.state.users.get(session.user.id);
    return there !== undefined && this.isActive(there) && this.clock() < session.until ? { ...session, user: there } : undefined;
  }

  end(token: string | undefined): void {
    if (token !== undefined) this.all.delete(token);
  }
}
