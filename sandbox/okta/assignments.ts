import { notFound } from "./errors";
import { stamp } from "./ids";
import { field, isObject, whole, type JsonObject } from "./json";
import type { KeptOkta } from "./kept";
import { lastPriority, takePriority, type Ranked } from "./priorities";

/** A group that an app is assigned to; it has the group's id. */
export interface Assignment extends Ranked {
  lastUpdated: Date;
  profile: JsonObject;
}

export class Assignments {
  private readonly byApp = new Map<string, Map<string, Assignment>>();

  /** `unassigned` hears of every app that a group has lost. */
  constructor(
    private readonly now: () => Date,
    private readonly unassigned: (appId: string) => void = () => undefined,
  ) {}

  save(): KeptOkta["assignments"] {
    const kept = [...this.byApp].map(([appId, assigned]): KeptOkta["assignments"][number] => [appId, [...assigned.values()].map(({ lastUpdated, ...plain }) => ({ ...plain, lastUpdated: stamp(lastUpdated) }))]);
    return kept.filter(([, assigned]) => assigned.length > 0).toSorted(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Takes the place of all that is there. */
  load(kept: KeptOkta["assignments"]): void {
    this.byApp.clear();
    for (const [appId, assigned] of kept) this.byApp.set(appId, new Map(assigned.map(({ lastUpdated, ...plain }) => [plain.id, { ...plain, lastUpdated: new Date(lastUpdated) }])));
  }

  of(appId: string): readonly Assignment[] {
    return [...(this.byApp.get(appId)?.values() ?? [])].toSorted((a, b) => a.priority - b.priority);
  }

  get(appId: string, groupId: string): Assignment {
    const assignment = this.byApp.get(appId)?.get(groupId);
    if (!assignment) throw notFound(groupId, "ApplicationGroupAssignment");
    return assignment;
  }

  /** Assigns the group, or changes the assignment it has. */
  put(appId: string, groupId: string, body: JsonObject = {}): Assignment {
    const assigned = this.byApp.get(appId) ?? new Map<string, Assignment>();
    this.byApp.set(appId, assigned);
    const known = assigned.get(groupId);
    const profile = field(body, "profile");
    const assignment = known ?? { id: groupId, priority: -1, lastUpdated: this.now(), profile: {} };
    const priority = whole(field(body, "priority")) ?? known?.priority ?? lastPriority(this.of(appId));
    assigned.set(groupId, assignment);
    takePriority(this.of(appId), assignment, priority);
    assignment.lastUpdated = this.now();
    if (isObject(profile)) assignment.profile = profile;
    return assignment;
  }

  remove(appId: string, groupId: string): void {
    this.get(appId, groupId);
    this.byApp.get(appId)?.delete(groupId);
    this.unassigned(appId);
  }

  appRemoved(appId: string): void {
    this.byApp.delete(appId);
  }

  groupRemoved(groupId: string): void {
    for (const assigned of this.byApp.values()) assigned.delete(groupId);
  }
}

export function assignmentView(assignment: Assignment, appHref: string, groupHref: string): JsonObject {
  return {
    id: assignment.id,
    lastUpdated: stamp(assignment.lastUpdated),
    priority: assignment.priority,
    profile: assignment.profile,
    _links: { app: { href: appHref }, self: { href: `${appHref}/groups/${assignment.id}` }, group: { href: groupHref } },
  };
}
