/** Who may take which permission set in which account. */
export interface Assignment {
  readonly account: string;
  readonly permissionSet: string;
  readonly principalType: "GROUP" | "USER";
  readonly principal: string;
}

/** All assignments, indexed both ways that the API lists them, so that a listing costs what it answers and no more. */
export class Assignments implements Iterable<Assignment> {
  private readonly places = new Map<string, Map<string, Assignment>>();
  private readonly principals = new Map<string, Map<string, Assignment>>();
  private count = 0;

  get size(): number {
    return this.count;
  }

  add(assignment: Assignment): void {
    const { account, permissionSet, principal } = assignment;
    const place = entry(this.places, placeKey(account, permissionSet));
    if (place.has(principal)) return;
    place.set(principal, assignment);
    entry(this.principals, principal).set(placeKey(account, permissionSet), assignment);
    this.count += 1;
  }

  /** False when there was no such assignment. */
  remove({ account, permissionSet, principal }: Assignment): boolean {
    const key = placeKey(account, permissionSet);
    const place = this.places.get(key);
    if (place?.delete(principal) !== true) return false;
    if (place.size === 0) this.places.delete(key);
    const held = this.principals.get(principal);
    held?.delete(key);
    if (held?.size === 0) this.principals.delete(principal);
    this.count -= 1;
    return true;
  }

  has({ account, permissionSet, principal }: Assignment): boolean {
    return this.places.get(placeKey(account, permissionSet))?.has(principal) === true;
  }

  in(account: string, permissionSet: string): Assignment[] {
    return [...(this.places.get(placeKey(account, permissionSet))?.values() ?? [])];
  }

  of(principal: string): Assignment[] {
    return [...(this.principals.get(principal)?.values() ?? [])];
  }

  *[Symbol.iterator](): Iterator<Assignment> {
    for (const place of this.places.values()) yield* place.values();
  }
}

function placeKey(account: string, permissionSet: string): string {
  return `${account} ${permissionSet}`;
}

function entry(index: Map<string, Map<string, Assignment>>, key: string): Map<string, Assignment> {
  const there = index.get(key);
  if (there !== undefined) return there;
  const made = new Map<string, Assignment>();
  index.set(key, made);
  return made;
}
