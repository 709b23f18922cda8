import { blank, forbidden, invalid, notFound, taken } from "./errors";
import { stamp, type Ids } from "./ids";
import { field, text, type Json, type JsonObject } from "./json";
import type { KeptOkta } from "./kept";

export type GroupType = "OKTA_GROUP" | "APP_GROUP" | "BUILT_IN";

export interface Group {
  readonly id: string;
  readonly type: GroupType;
  readonly created: Date;
  lastUpdated: Date;
  name: string;
  description: string;
  /** Profile attributes beyond name and description. */
  custom: JsonObject;
  /** The app a pushed or imported group belongs to. */
  readonly appId?: string;
}

export interface GroupOptions {
  readonly description?: string;
  readonly type?: GroupType;
  readonly appId?: string;
  readonly custom?: JsonObject;
}

export class Groups {
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
  ) {}

  add(name: string, options: GroupOptions = {}): Group {
    const type = options.type ?? "OKTA_GROUP";
    this.checkName(name, type);
    const created = this.now();
    const group: Group = {
      id: this.ids.next("00g"),
      type,
      created,
      lastUpdated: created,
      name,
      description: options.description ?? "",
      custom: options.custom ?? {},
      ...(options.appId === undefined ? {} : { appId: options.appId }),
    };
    this.groups.set(group.id, group);
    return group;
  }

  save(): KeptOkta["groups"] {
    return this.all().map(({ created, lastUpdated, ...plain }) => ({ ...plain, created: stamp(created), lastUpdated: stamp(lastUpdated) }));
  }

  /** Takes the place of all that is there. */
  load(kept: KeptOkta["groups"]): void {
    this.groups.clear();
    for (const { created, lastUpdated, appId, ...plain } of kept) this.groups.set(plain.id, { ...plain, created: new Date(created), lastUpdated: new Date(lastUpdated), ...(appId === undefined ? {} : { appId }) });
  }

  all(): readonly Group[] {
    return [...this.groups.values()];
  }

  find(id: string): Group | undefined {
    return this.groups.get(id);
  }

  get(id: string): Group {
    const group = this.groups.get(id);
    if (!group) throw notFound(id, "UserGroup");
    return group;
  }

  named(name: string, type: GroupType = "OKTA_GROUP"): Group | undefined {
    return this.all().find((group) => group.name === name && group.type === type);
  }

  /** Only groups that Okta itself masters can be edited through the API. */
  update(id: string, profile: GroupProfile): Group {
    const group = this.get(id);
    if (group.type !== "OKTA_GROUP") throw forbidden();
    if (profile.name !== group.name) this.checkName(profile.name, group.type);
    return Object.assign(group, profile, { lastUpdated: this.now() });
  }

  /** What Okta itself does to a pushed group, which nobody can edit. */
  rename(id: string, name: string): void {
    Object.assign(this.get(id), { name, lastUpdated: this.now() });
  }

  remove(id: string): void {
    this.groups.delete(id);
  }

  private checkName(name: string, type: GroupType): void {
    if (name.trim() === "") throw invalid("name", blank("name"));
    if (name.length > 255) throw invalid("name", "name: The field is too long");
    // A pushed group may bear the name of the group it was pushed from: only Okta's own names are unique.
    if (type === "OKTA_GROUP" && this.named(name)) throw invalid("name", taken("name"));
  }
}

export interface GroupProfile {
  readonly name: string;
  readonly description: string;
  readonly custom: JsonObject;
}

export function readProfile(body: JsonObject): GroupProfile {
  const profile = field(body, "profile");
  const entries: [string, Json][] = Object.entries(typeof profile === "object" && profile !== null ? profile : {});
  const custom = entries.filter(([key]) => key !== "name" && key !== "description" && key !== "__proto__");
  return {
    name: text(field(profile, "name")) ?? "",
    description: text(field(profile, "description")) ?? "",
    custom: Object.fromEntries(custom),
  };
}

export function groupView(group: Group, base: string): JsonObject {
  const self = `${base}/api/v1/groups/${group.id}`;
  return {
    id: group.id,
    created: stamp(group.created),
    lastUpdated: stamp(group.lastUpdated),
    lastMembershipUpdated: stamp(group.lastUpdated),
    objectClass: [group.type === "APP_GROUP" ? "okta:app_group" : "okta:user_group"],
    type: group.type,
    profile: { ...group.custom, name: group.name, description: group.description },
    ...(group.appId === undefined ? {} : { source: { id: group.appId } }),
    _links: { users: { href: `${self}/users` }, apps: { href: `${self}/apps` } },
  };
}
