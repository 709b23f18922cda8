import type { AnyTarget, Target } from "./target";

/** When an assignment stops, and why it was given for a time. */
interface Expiry {
  /** Last day on which it holds, `YYYY-MM-DD`, UTC. */
  readonly date: string;
  readonly reason: string;
}

/** What a person writes: groups x permission sets x targets, minus exclusions, perhaps for a time. */
export interface Assignment {
  readonly groups: readonly string[];
  readonly permissionSets: readonly string[];
  readonly targets: readonly AnyTarget[];
  readonly exclusions: readonly AnyTarget[];
  readonly expiry?: Expiry;
  /** Where it was written; formatted only when a problem has to name the line. */
  readonly written: { readonly stack?: string };
}

/** An assignment whose targets are known; `except` and `until` narrow it further, each giving a new one. */
interface AssignmentBuilder<A extends string, U extends string> extends Assignment {
  /** Takes accounts out again: account keys, or targets as in `on`. */
  except(...exclusions: readonly (A | Target<A, U>)[]): AssignmentBuilder<A, U>;
  /** Ends it after this day (`YYYY-MM-DD`, UTC), for this reason. */
  until(date: string, reason: string): AssignmentBuilder<A, U>;
}

/** `assign([group]).to(set).on(target)`: reads as the sentence that the reviewer will check. */
export interface AssignStart<A extends string, U extends string, S extends string> {
  to(...permissionSets: readonly S[]): { on(...targets: readonly Target<A, U>[]): AssignmentBuilder<A, U> };
}

/** Begins an assignment; nothing is checked here. `calledAs` is the function the author called, so that a problem can name his line. */
export function startAssignment<A extends string, U extends string, S extends string>(groups: readonly string[], calledAs: (groups: never) => unknown): AssignStart<A, U, S> {
  const written: { stack?: string } = {};
  const limit = Error.stackTraceLimit;
  // The author's line is the first frame; thousands of assignments need not keep ten each.
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(written, calledAs);
  Error.stackTraceLimit = limit;
  // The line goes along with a sentence that is broken off, too, so that a problem can name it; the types need not show it.
  const start = { written, to: (...permissionSets: readonly S[]) => ({ written, on: (...targets: readonly Target<A, U>[]) => build<A, U>({ groups, permissionSets, targets, exclusions: [], written }) }) };
  return start;
}

function build<A extends string, U extends string>(assignment: Assignment): AssignmentBuilder<A, U> {
  return {
    ...assignment,
    except: (...exclusions) =>
      build({ ...assignment, exclusions: [...assignment.exclusions, ...exclusions.map((one): AnyTarget => (typeof one === "string" ? { kind: "account", account: one } : one))] }),
    until: (date, reason) => build({ ...assignment, expiry: { date, reason } }),
  };
}
