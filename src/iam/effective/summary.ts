import { compare } from "../../model/keys";
import type { IamNames } from "../names";
import { prefixOf } from "./action-matcher";

interface SummaryOptions {
  /** Services that are named; of the rest there is a count. @default 10 */
  readonly services?: number;
  /** Names of a service beside its groups; of the rest there is a count. @default 4 */
  readonly names?: number;
}

/**
 * Actions for people, a line a service, the services with most actions first: `s3: 12 actions (all of s3:Get*, s3:PutObject)`, and a line for
 * the rest. "All of" is said where the names of the service are loaded and every action of AWS's that begins so is among them.
 */
export function summary(actions: readonly string[], names: IamNames, { services: most = 10, names: shown = 4 }: SummaryOptions = {}): readonly string[] {
  const byService = new Map<string, Set<string>>();
  for (const action of actions) {
    const service = prefixOf(action);
    byService.set(service, (byService.get(service) ?? new Set()).add(action));
  }
  const ordered = [...byService].toSorted(([a, left], [b, right]) => right.size - left.size || compare(a, b));
  const rest = ordered.slice(most);
  const lines = ordered.slice(0, most).map(([service, all]) => line(service, [...all].toSorted(compare), names, shown));
  if (rest.length === 0) return lines;
  const count = rest.reduce((sum, [, all]) => sum + all.size, 0);
  return [...lines, `and ${counted(count, "action")} of ${counted(rest.length, "more service")}`];
}

function line(service: string, actions: readonly string[], names: IamNames, shown: number): string {
  const known = names.actionsMatching(`${service}:*`) ?? [];
  const has = new Set(actions);
  if (known.length > 1 && known.every((action) => has.has(action))) return `${service}: all ${counted(known.length, "action")}`;
  const groups = new Map<string, string[]>();
  for (const action of known) groups.set(verb(action), [...(groups.get(verb(action)) ?? []), action]);
  const whole = new Set([...groups].filter(([, all]) => all.length > 1 && all.every((action) => has.has(action))).map(([start]) => start));
  const single = actions.filter((action) => !whole.has(verb(action)));
  // The biggest groups first, since they say most.
  const starts = [...whole].toSorted((a, b) => (groups.get(b)?.length ?? 0) - (groups.get(a)?.length ?? 0) || compare(a, b));
  const parts = [...starts.map((start) => `all of ${service}:${start}*`), ...single];
  const left = parts.length - shown;
  const listed = left > 1 ? [...parts.slice(0, shown), `${left.toLocaleString("en-US")} more`] : parts;
  return `${service}: ${counted(actions.length, "action")} (${listed.join(", ")})`;
}

/** The first word of an action's name, `Get` of `s3:GetObject`; AWS names actions by their verb. */
function verb(action: string): string {
  const name = action.slice(action.indexOf(":") + 1);
  return /^[A-Z][a-z0-9]*/.exec(name)?.[0] ?? name;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
