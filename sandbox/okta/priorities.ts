/** Okta orders rules and assignments by a number that no two of one parent share. */
export interface Ranked {
  readonly id: string;
  priority: number;
}

/**
 * Gives `moving` the priority, pushing the run of neighbours that starts there down by one. The slot that is left behind still
 * counts as occupied while Okta pushes, so rules beyond it move too: that is why a swap of two priorities drifts.
 */
export function takePriority(all: readonly Ranked[], moving: Ranked, priority: number): void {
  if (moving.priority === priority && !all.some((other) => other.id !== moving.id && other.priority === priority)) return;
  const occupied = new Set(all.map((other) => other.priority));
  let end = priority;
  while (occupied.has(end)) end += 1;
  for (const other of all) {
    if (other.id !== moving.id && other.priority >= priority && other.priority < end) other.priority += 1;
  }
  moving.priority = priority;
}

/** Where something without a wished priority goes: last. */
export function lastPriority(all: readonly Ranked[]): number {
  return all.reduce((last, other) => Math.max(last, other.priority + 1), 0);
}
