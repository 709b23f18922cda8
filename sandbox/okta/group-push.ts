import type { App } from "./apps";
import { blank, invalid, notFound } from "./errors";
import type { Groups } from "./groups";
import { stamp, type Ids } from "./ids";
import { compact, field, text, textOrNull, type JsonObject } from "./json";
import type { KeptOkta } from "./kept";

/** A group that Okta pushes to an app, and the group it became there (an APP_GROUP on Okta's side). */
export interface GroupPushMapping {
  readonly id: string;
  readonly appId: string;
  readonly sourceGroupId: string;
  readonly targetGroupId: string;
  /** Name of the source when it was mapped: Okta renames the target when the source is renamed, not before. */
  readonly sourceName: string;
  readonly created: Date;
  lastUpdated: Date;
  status: "ACTIVE" | "INACTIVE" | "ERROR";
  errorSummary?: string;
}

export class GroupPush {
  private readonly mappings = new Map<string, GroupPushMapping>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
    private readonly groups: Groups,
    /** Deletes a group that was pushed, here and in the app. */
    private readonly deleting: (appId: string, targetGroupId: string) => void,
  ) {}

  save(): KeptOkta["mappings"] {
    return [...this.mappings.values()].map(({ created, lastUpdated, ...plain }) => ({ ...plain, created: stamp(created), lastUpdated: stamp(lastUpdated) }));
  }

  /** Takes the place of all that is there. */
  load(kept: KeptOkta["mappings"]): void {
    this.mappings.clear();
    for (const { created, lastUpdated, errorSummary, ...plain } of kept) this.mappings.set(plain.id, { ...plain, created: new Date(created), lastUpdated: new Date(lastUpdated), ...(errorSummary === undefined ? {} : { errorSummary }) });
  }

  of(appId: string): readonly GroupPushMapping[] {
    return [...this.mappings.values()].filter((mapping) => mapping.appId === appId);
  }

  get(appId: string, id: string): GroupPushMapping {
    const mapping = this.mappings.get(id);
    if (!mapping || mapping.appId !== appId) throw notFound(id, "GroupPushMapping");
    return mapping;
  }

  add(app: App, body: JsonObject): GroupPushMapping {
    if (!app.provisioning) throw invalid("app", "Group push is not available: provisioning is not enabled for this app");
    const source = this.groups.get(text(field(body, "sourceGroupId")) ?? "");
    const status = textOrNull(field(body, "status")) ?? "ACTIVE";
    if (status !== "ACTIVE" && status !== "INACTIVE") throw invalid("status", "status: Not one of the allowed values");
    if (this.of(app.id).some((mapping) => mapping.sourceGroupId === source.id)) {
      throw invalid("sourceGroupId", "sourceGroupId: A mapping for this group already exists");
    }
    const target = this.target(app, body);
    const created = this.now();
    const mapping: GroupPushMapping = {
      id: this.ids.next("gPm"),
      appId: app.id,
      sourceGroupId: source.id,
      targetGroupId: target,
      sourceName: source.name,
      created,
      lastUpdated: created,
      status,
    };
    this.mappings.set(mapping.id, mapping);
    return mapping;
  }

  update(appId: string, id: string, body: JsonObject): GroupPushMapping {
    const mapping = this.get(appId, id);
    const status = text(field(body, "status"));
    if (status !== "ACTIVE" && status !== "INACTIVE") throw invalid("status", "status: Not one of the allowed values");
    if (mapping.status === "ERROR") throw invalid("status", "status: A mapping in error cannot be updated");
    return Object.assign(mapping, { status, lastUpdated: this.now() });
  }

  remove(appId: string, id: string, deleteTargetGroup: boolean): void {
    const mapping = this.get(appId, id);
    if (mapping.status !== "INACTIVE") throw invalid("status", "status: A mapping must be inactive to be deleted");
    this.mappings.delete(id);
    if (deleteTargetGroup) this.deleting(appId, mapping.targetGroupId);
  }

  /** What Okta notes on a mapping whose push was refused downstream. */
  fail(appId: string, id: string, errorSummary: string): void {
    Object.assign(this.get(appId, id), { status: "ERROR", errorSummary });
  }

  /** A push that failed is tried again; any other stays as it is. */
  retry(appId: string, id: string): void {
    const mapping = this.get(appId, id);
    if (mapping.status !== "ERROR") return;
    mapping.status = "ACTIVE";
    delete mapping.errorSummary;
  }

  targeting(groupId: string): GroupPushMapping | undefined {
    return [...this.mappings.values()].find((mapping) => mapping.targetGroupId === groupId);
  }

  appRemoved(appId: string): void {
    for (const mapping of this.of(appId)) this.mappings.delete(mapping.id);
  }

  groupRemoved(groupId: string): void {
    for (const mapping of this.mappings.values()) {
      if (mapping.sourceGroupId === groupId || mapping.targetGroupId === groupId) this.mappings.delete(mapping.id);
    }
  }

  private target(app: App, body: JsonObject): string {
    const id = textOrNull(field(body, "targetGroupId"));
    const name = textOrNull(field(body, "targetGroupName"));
    if ((id === null) === (name === null)) throw invalid("targetGroupName", blank("targetGroupName or targetGroupId"));
    if (id !== null) {
      const group = this.groups.get(id);
      if (group.appId !== app.id) throw invalid("targetGroupId", "targetGroupId: Not a group of this app");
      return group.id;
    }
    const existing = this.groups.all().find((group) => group.appId === app.id && group.name === name);
    return (existing ?? this.groups.add(name ?? "", { type: "APP_GROUP", appId: app.id })).id;
  }
}

export function mappingView(mapping: GroupPushMapping, base: string): JsonObject {
  return compact({
    id: mapping.id,
    created: stamp(mapping.created),
    lastUpdated: stamp(mapping.lastUpdated),
    sourceGroupId: mapping.sourceGroupId,
    status: mapping.status,
    errorSummary: mapping.errorSummary,
    targetGroupId: mapping.targetGroupId,
    _links: {
      app: { href: `${base}/api/v1/apps/${mapping.appId}` },
      sourceGroup: { href: `${base}/api/v1/groups/${mapping.sourceGroupId}` },
      targetGroup: { href: `${base}/api/v1/groups/${mapping.targetGroupId}` },
    },
  });
}
