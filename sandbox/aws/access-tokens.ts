import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { ConsoleError } from "./console-error";
import type { KeptAws } from "./kept";

/** A SCIM token as the console lists it: never the token itself. */
export interface AccessToken {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const MOST_LIVE = 2;
const YEAR = 365 * 86_400_000;

/** The SCIM tokens of an instance, of which only the digests are kept. */
export class AccessTokens {
  private readonly all = new Map<string, AccessToken & { readonly digest: Buffer }>();

  constructor(private readonly clock: () => Date) {}

  create(expires?: Date): AccessToken & { readonly token: string } {
    const createdAt = this.clock();
    const latest = new Date(createdAt.getTime() + YEAR);
    const expiresAt = expires ?? latest;
    if (!(expiresAt.getTime() > createdAt.getTime() && expiresAt.getTime() <= latest.getTime())) throw new ConsoleError([`an access token must end after now and within a year, by ${latest.toISOString()}`]);
    if ([...this.all.values()].filter((one) => this.isLive(one)).length >= MOST_LIVE) throw new ConsoleError([`there are ${MOST_LIVE} access tokens already: delete one first`]);
    const token = randomBytes(96).toString("base64url");
    const made = { id: randomUUID(), createdAt, expiresAt };
    this.all.set(made.id, { ...made, digest: digest(token) });
    return { ...made, token };
  }

  delete(id: string): void {
    if (!this.all.delete(id)) throw new ConsoleError([`there is no access token ${id}`], 404);
  }

  /** Ended ones too, until they are deleted. */
  list(): AccessToken[] {
    return [...this.all.values()].map(({ id, createdAt, expiresAt }) => ({ id, createdAt, expiresAt }));
  }

  admits(token: string): boolean {
    const given = digest(token);
    return [...this.all.values()].some((one) => this.isLive(one) && timingSafeEqual(one.digest, given));
  }

  save(): KeptAws["console"]["tokens"] {
    return [...this.all.values()].map((one) => ({ id: one.id, createdAt: one.createdAt.toISOString(), expiresAt: one.expiresAt.toISOString(), digest: one.digest.toString("hex") }));
  }

  load(kept: KeptAws["console"]["tokens"]): void {
    for (const one of kept) this.all.set(one.id, { id: one.id, createdAt: new Date(one.createdAt), expiresAt: new Date(one.expiresAt), digest: Buffer.from(one.digest, "hex") });
  }

  private isLive({ expiresAt }: AccessToken): boolean {
    return this.clock().getTime() < expiresAt.getTime();
  }
}

function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
