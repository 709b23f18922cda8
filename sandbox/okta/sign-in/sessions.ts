import { randomBytes } from "node:crypto";
import type { Factor } from "../credentials";
import type { AuthnRequest } from "./authn-request";
import type { Proof } from "./needs";

/** Okta's own session of a person, the same for all apps. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** When each factor was proved last. */
  readonly proofs: Map<Factor, Date>;
  /** When the person last did something with it. */
  usedAt: Date;
}

/** One way into an app, from the request to the answer; what was proved on it counts whatever its age. */
export interface SignIn {
  readonly id: string;
  readonly appId: string;
  readonly request: AuthnRequest | undefined;
  readonly relayState: string | undefined;
  /** Since when the session was left alone when this sign-in began: what is proved on the way does not change it. */
  readonly idleSince: Date;
  /** Who has proved something on it; another person starts anew. */
  userId?: string;
  readonly proved: Set<Factor>;
}

const token = (): string => randomBytes(20).toString("base64url");

/** Sessions and sign-ins under way, in memory. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #signIns = new Map<string, SignIn>();
  readonly #tokens = new Map<string, { readonly userId: string; readonly factors: readonly Factor[] }>();

  start(userId: string, now: Date): Session {
    const session: Session = { id: token(), userId, proofs: new Map(), usedAt: now };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** A token that becomes a session once, as Okta's authentication API gives one to whoever has proved the factors. */
  tokenFor(userId: string, factors: readonly Factor[]): string {
    const made = token();
    this.#tokens.set(made, { userId, factors });
    return made;
  }

  /** The session of a token, which is used up by it. */
  redeem(made: string | null, now: Date): Session | undefined {
    const proven = this.#tokens.get(made ?? "");
    if (proven === undefined) return undefined;
    this.#tokens.delete(made ?? "");
    const session = this.start(proven.userId, now);
    for (const factor of proven.factors) session.proofs.set(factor, now);
    return session;
  }

  find(id: string | undefined): Session | undefined {
    return this.#sessions.get(id ?? "");
  }

  end(session: Session): void {
    this.#sessions.delete(session.id);
  }

  begin(asked: Pick<SignIn, "appId" | "request" | "relayState" | "idleSince">): SignIn {
    const signIn: SignIn = { ...asked, id: token(), proved: new Set() };
    this.#signIns.set(signIn.id, signIn);
    return signIn;
  }

  signIn(id: string | null): SignIn | undefined {
    return this.#signIns.get(id ?? "");
  }

  /** A request is answered once. */
  answered(signIn: SignIn): void {
    this.#signIns.delete(signIn.id);
  }
}

export function prove(session: Session, signIn: SignIn | undefined, factor: Factor, now: Date): void {
  session.proofs.set(factor, now);
  session.usedAt = now;
  if (signIn === undefined) return;
  if (signIn.userId !== session.userId) signIn.proved.clear();
  signIn.userId = session.userId;
  signIn.proved.add(factor);
}

export function proofsOf(session: Session, signIn: SignIn): readonly Proof[] {
  const own = signIn.userId === session.userId;
  return [...session.proofs].map(([factor, at]) => ({ factor, at, now: own && signIn.proved.has(factor) }));
}
