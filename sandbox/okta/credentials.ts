import { randomBytes } from "node:crypto";

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

  /** Everybody has a password. */
  enrolled(userId: string): readonly Factor[] {
    return FACTORS.filter((factor) => factor === "password" || this.#enrolled.get(userId)?.has(factor) === true);
  }
}
