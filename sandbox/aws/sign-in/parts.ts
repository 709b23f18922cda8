import type { User } from "../directory";
import type { AwsState } from "../state";
import type { SignIn } from "./evidence";
import type { IdentitySource } from "./identity-source";
import type { Instance } from "./instance";
import type { OneTime } from "./one-time";
import type { Sessions } from "./sessions";

/** A sign-in on its way from the sign-in pages to the portal: hosts do not see each other's cookies. */
export interface Arrival {
  readonly token: string;
  /** A page of the portal. */
  readonly target: string;
}

/** What the hosts of one instance share. */
export interface SignInParts {
  readonly state: AwsState;
  readonly instance: Instance;
  readonly identitySource: () => IdentitySource | undefined;
  readonly isActive: (user: User) => boolean;
  readonly clock: () => Date;
  readonly sessionMilliseconds: number;
  readonly sessions: Sessions;
  /** Sign-ins that began at the portal and are not at the identity provider yet. */
  readonly workflows: OneTime<true>;
  /** AuthnRequests that were sent and not answered. */
  readonly requests: OneTime<true>;
  readonly arrivals: OneTime<Arrival>;
  /** IDs of accepted assertions, kept as long as the sandbox lives: longer than any assertion's window. */
  readonly accepted: Set<string>;
  readonly signIns: SignIn[];
}
