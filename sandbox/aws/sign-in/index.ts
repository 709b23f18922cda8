import type { Site } from "../../web/message";
import type { User } from "../directory";
import type { AwsState } from "../state";
import type { SignIn } from "./evidence";
import type { IdentitySource } from "./identity-source";
import { instanceOf, type Instance } from "./instance";
import { OneTime } from "./one-time";
import type { SignInParts } from "./parts";
import { portalSite } from "./portal";
import { portalApi } from "./portal-api";
import { signInSite } from "./sign-in-site";
import { Sessions } from "./sessions";

export type { SignIn } from "./evidence";
export type { IdentitySource } from "./identity-source";
export type { Instance } from "./instance";

const MINUTES = 60_000;

export interface SignInOptions {
  /** Asked at every step; undefined while the source is the Identity Center directory. */
  readonly identitySource: () => IdentitySource | undefined;
  /** Last part of the ACS URL, which AWS chooses. */
  readonly acsTenant: string;
  /** Whether a person is enabled. Without a default: one that was forgotten would let everybody in. */
  readonly isActive: (user: User) => boolean;
  /** @default the machine's */
  readonly clock?: () => Date;
  /** @default 8, as a new instance has it */
  readonly sessionHours?: number;
}

export interface SignInSites {
  /** By host, for the front door. */
  readonly sites: ReadonlyMap<string, Site>;
  /** Every response that was posted, the oldest first. */
  readonly signIns: readonly SignIn[];
  /** What the console shows, and what the identity provider has to be told. */
  readonly instance: Instance;
}

/** The part of IAM Identity Center that people meet: sign-in by SAML, the access portal and its API. */
export function signInSites(state: AwsState, { identitySource, acsTenant, isActive, clock = () => new Date(), sessionHours = 8 }: SignInOptions): SignInSites {
  const parts: SignInParts = {
    state,
    instance: instanceOf(state, acsTenant),
    identitySource,
    isActive,
    clock,
    sessionMilliseconds: sessionHours * 60 * MINUTES,
    sessions: new Sessions(state, isActive, clock),
    workflows: new OneTime(clock, 5 * MINUTES),
    requests: new OneTime(clock, 5 * MINUTES, "_"),
    arrivals: new OneTime(clock, MINUTES),
    accepted: new Set(),
    signIns: [],
  };
  const { instance, signIns } = parts;
  const signIn = signInSite(parts);
  const sites = new Map<string, Site>([...instance.acsHosts.map((host) => [host, signIn] as const), [instance.portalHost, portalSite(parts)], [instance.apiHost, portalApi(parts)]]);
  return { sites, signIns, instance };
}
