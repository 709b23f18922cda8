/** Who may take which permission set in which account. */
export interface Assignment {
  readonly account: string;
  readonly permissionSet: string;
  readonly principalType: "GROUP" | "USER";
  readonly principal: string;
}

/** All assignments, indexed both ways that the API lists them, so that a listing costs what it answers and no more. */
export class Assignments implements Iterable<Assignment> {
  /** In the order of their making, which is that of every listing too. */
  private readonly all = new Set<Assignment>();
  private readonly places = new Map<string, Map<string, Assignment>>();
  private readonly principals = new Map<string, Map<string, Assignment>>();

  get size(): number {
    return this.all.size;
  }

  add(assignment: Assignment): void {
    const { account, permissionSet, principal } = assignment;
    const place = entry(this.places, placeKey(account, permissionSet));
    if (place.has(principal)) return;
    place.set(principal, assignment);
    entry(this.principals, principal).set(placeKey(account, permissionSet), assignment);
    this.all.add(assignment);
  }

  /** False when there was no such assignment. */
  remove({ account, permissionSet, principal }: Assignment): boolean {
    const key = placeKey(account, permissionSet);
    const place = this.places.get(key);
    const there = place?.get(principal);
    if (place === undefined || there === undefined) return false;
    place.delete(principal);
    this.all.delete(there);
    if (place.size === 0) this.places.delete(key);
    const held = this.principals.get(principal);
    held?.delete(key);
    if (held?.size === 0) this.principals.delete(principal);
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

  [Symbol.iterator](): Iterator<Assignment> {
    return this.all.values();
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
