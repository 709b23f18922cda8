import type { KeptOkta } from "./kept";

/** Why somebody is in a group: put there by hand (or by HR), or by a group rule, named by its id. */
export type Reason = "direct" | (string & {});

/** Who is in which group, and why: a rule may only take away what a rule gave. */
export class Memberships {
  private readonly reasons = new Map<string, Map<string, Set<Reason>>>();

  /** `left` hears of everybody whose membership of a group has ended. */
  constructor(private readonly left: (userId: string) => void = () => undefined) {}

  add(groupId: string, userId: string, reason: Reason = "direct"): void {
    const members = this.reasons.get(groupId) ?? new Map<string, Set<Reason>>();
    this.reasons.set(groupId, members);
    members.set(userId, (members.get(userId) ?? new Set<Reason>()).add(reason));
  }

  /** Takes one reason away; the membership ends with its last. */
  withdraw(groupId: string, userId: string, reason: Reason): void {
    const reasons = this.reasons.get(groupId)?.get(userId);
    if (reasons?.delete(reason) && reasons.size === 0) this.remove(groupId, userId);
  }

  remove(groupId: string, userId: string): void {
    if (this.reasons.get(groupId)?.delete(userId)) this.left(userId);
  }

  has(groupId: string, userId: string): boolean {
    return this.reasons.get(groupId)?.has(userId) ?? false;
  }

  reasonsFor(groupId: string, userId: string): readonly Reason[] {
    return [...(this.reasons.get(groupId)?.get(userId) ?? [])];
  }

  members(groupId: string): readonly string[] {
    return [...(this.reasons.get(groupId)?.keys() ?? [])].toSorted();
  }

  groupsOf(userId: string): readonly string[] {
    return [...this.reasons.keys()].filter((groupId) => this.has(groupId, userId)).toSorted();
  }

  /** Whom this rule keeps in the group. */
  givenBy(groupId: string, reason: Reason): readonly string[] {
    return this.members(groupId).filter((userId) => this.reasons.get(groupId)?.get(userId)?.has(reason));
  }

  /** Groups that are empty are left out, and the order is that of the ids: nothing here depends on it. */
  save(): KeptOkta["memberships"] {
    return [...this.reasons.keys()].toSorted().map((groupId): KeptOkta["memberships"][number] => [groupId, this.members(groupId).map((userId) => [userId, [...this.reasonsFor(groupId, userId)].toSorted()])]).filter(([, members]) => members.length > 0);
  }

  /** Takes the place of all that is there. */
  load(kept: KeptOkta["memberships"]): void {
    this.reasons.clear();
    for (const [groupId, members] of kept) this.reasons.set(groupId, new Map(members.map(([userId, reasons]) => [userId, new Set(reasons)])));
  }

  removeGroup(groupId: string): void {
    this.reasons.delete(groupId);
  }
}
