import { randomBytes } from "node:crypto";
import type { KeptOkta } from "./kept";

export const FACTORS = ["password", "push", "webauthn", "hardware-key"] as const;
/** What a person can prove who they are with: Okta Verify's push, a passkey, a hardware security key. */
export type Factor = (typeof FACTORS)[number];

/** Passwords are random and new in every run, so that none is ever worth writing down. */
export class Credentials {
  readonly #passwords = new Map<string, string>();
  readonly #enrolled = new Map<string, Set<Factor>>();

  passwordOf(userId: string): string {
    const password = this.#passwords.get(userId) ?? randomBytes(18).toString("base64url");
    this.#passwords.set(userId, password);
    return password;
  }

  enroll(userId: string, factor: Factor): void {
    this.#enrolled.set(userId, (this.#enrolled.get(userId) ?? new Set<Factor>()).add(factor));
  }

  /** What people can prove themselves with; passwords are never written down. */
  save(): KeptOkta["enrolled"] {
    return [...this.#enrolled.keys()].toSorted().map((userId) => [userId, this.enrolled(userId).filter((factor) => factor !== "password")]);
  }

  load(kept: KeptOkta["enrolled"]): void {
    this.#enrolled.clear();
    for (const [userId, factors] of kept) this.#enrolled.set(userId, new Set(factors));
  }

  /** Everybody has a password. */
  enrolled(userId: string): readonly Factor[] {
    return FACTORS.filter((factor) => factor === "password" || this.#enrolled.get(userId)?.has(factor) === true);
  }
}
