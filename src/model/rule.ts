import type { ResolvedEnvironment } from "./resolve";
import type { Problem } from "./problem";
import type { LoadedCatalog, Project } from "./project";

/** A problem as a rule finds it: `check` adds the rule's id. */
export type Finding = Omit<Problem, "rule">;

/** One thing that the data must keep to; `scope` says what it looks at, one at a time or all together. */
export type Rule = { readonly id: string } & (
  | { readonly scope: "catalog"; check(loaded: LoadedCatalog, project: Project): Finding[] }
  | { readonly scope: "environment"; check(resolved: ResolvedEnvironment, project: Project): Finding[] }
  | { readonly scope: "project"; check(project: Project): Finding[] }
);

/** An error finding. */
export function error(where: string, given: string, allowed: string, fix: string): Finding {
  return { severity: "error", where, given, allowed, fix };
}

/** A warning: printed, and passed. */
export function warning(where: string, given: string, allowed: string, fix: string): Finding {
  return { severity: "warning", where, given, allowed, fix };
}

/** An assignment as its author finds it: index, and file with line where the stack tells. */
export function whereAssignment({ environment }: ResolvedEnvironment, index: number): string {
  return `${environment.name}.assignments[${index}]${lineOf(environment.assignments[index]?.written)}`;
}

/** File and line as they stand behind a place, ` (environments/pilot.ts:12)`; nothing where no stack was kept. */
export function lineOf(written: unknown): string {
  const frames: unknown = typeof written === "object" && written !== null && "stack" in written ? written.stack : undefined;
  const line = typeof frames === "string" ? /([^/\\()\s]+[/\\][^/\\()\s]+:\d+):\d+\)?$/m.exec(frames)?.[1] : undefined;
  return line === undefined ? "" : ` (${line})`;
}

/** Puts the place of an assignment into findings; it is worked out only when there is one, since that formats a stack. */
export function atAssignment(resolved: ResolvedEnvironment, index: number, findings: readonly Finding[]): Finding[] {
  if (findings.length === 0) return [];
  const where = whereAssignment(resolved, index);
  return findings.map((finding) => ({ ...finding, where }));
}

/** Groups items by a key; keeps only keys that several share. */
export function shared<T>(items: Iterable<T>, key: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

/** A real calendar day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

/** Whole days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
