import { invalid, notFound, taken } from "./errors";
import { stamp, type Ids } from "./ids";
import type { JsonObject } from "./json";
import type { KeptOkta } from "./kept";

export type UserStatus = "STAGED" | "PROVISIONED" | "ACTIVE" | "SUSPENDED" | "LOCKED_OUT" | "DEPROVISIONED";

export interface UserProfile {
  readonly login: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly displayName?: string;
  readonly [attribute: string]: string | undefined;
}

export interface User {
  readonly id: string;
  readonly created: Date;
  status: UserStatus;
  profile: UserProfile;
}

/** Whom the org knows; people come from HR, so the API here only reads them. */
export class Users {
  private readonly users = new Map<string, User>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
  ) {}

  add(profile: UserProfile, status: UserStatus = "ACTIVE"): User {
    if (this.byLogin(profile.login)) throw invalid("login", taken("login"));
    const user: User = { id: this.ids.next("00u"), created: this.now(), status, profile: { email: profile.login, ...profile } };
    this.users.set(user.id, user);
    return user;
  }

  save(): KeptOkta["users"] {
    return this.all().map(({ created, ...plain }) => ({ ...plain, created: stamp(created) }));
  }

  /** Takes the place of all that is there. */
  load(kept: KeptOkta["users"]): void {
    this.users.clear();
    for (const { created, ...plain } of kept) this.users.set(plain.id, { ...plain, created: new Date(created) });
  }

  all(): readonly User[] {
    return [...this.users.values()];
  }

  find(id: string): User | undefined {
    return this.users.get(id);
  }

  /** By id or by login, as Okta's paths allow. */
  get(idOrLogin: string): User {
    const user = this.users.get(idOrLogin) ?? this.byLogin(idOrLogin);
    if (!user) throw notFound(idOrLogin, "User");
    return user;
  }

  byLogin(login: string): User | undefined {
    return this.all().find((user) => user.profile.login.toLowerCase() === login.toLowerCase());
  }
}

export function userView(user: User, base: string): JsonObject {
  const profile = Object.entries(user.profile).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return {
    id: user.id,
    status: user.status,
    created: stamp(user.created),
    activated: user.status === "STAGED" ? null : stamp(user.created),
    statusChanged: stamp(user.created),
    lastLogin: null,
    lastUpdated: stamp(user.created),
    passwordChanged: null,
    type: { id: "oty000000000000001d7" },
    profile: { mobilePhone: null, secondEmail: null, ...Object.fromEntries(profile) },
    credentials: { provider: { type: "OKTA", name: "OKTA" } },
    _links: { self: { href: `${base}/api/v1/users/${user.id}` } },
  };
}
