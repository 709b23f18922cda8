import type { Finding } from "../../finding";
import type { Found } from "./check";

const RANK = { error: 0, warning: 1, unknown: 2 } as const;
/** Findings of one id, and effects named with a cause, that are told; a hostile response has thousands. */
const MOST = 20;

/** Findings with one cause become one: the first in the order of the checks, with the worst severity, naming the others; of one id the first are told and the rest counted. */
export function unify(found: readonly Found[]): Finding[] {
  const groups = new Map<string, Found[]>();
  found.forEach((one, index) => {
    const key = one.cause === undefined ? `#${index}` : `cause ${one.cause}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  });
  return fewOfEach([...groups.values()].flatMap((group) => merge(group) ?? []));
}

/** What is to be seen to, and explains no refusal today. */
const LATER: ReadonlySet<string> = new Set(["certificate-expires-soon", "signature-key-size"]);
export const explainsRefusal = ({ id }: Pick<Finding, "id">): boolean => !LATER.has(id);

/** Errors, then warnings, then what is unknown, each with what explains no refusal at its end; otherwise in the order given. */
export function worstFirst<T extends Pick<Finding, "severity" | "id">>(findings: readonly T[]): T[] {
  const rank = (one: T): number => 2 * RANK[one.severity] + (explainsRefusal(one) ? 0 : 1);
  return findings.toSorted((a, b) => rank(a) - rank(b));
}

function merge(group: readonly Found[]): Finding | undefined {
  const [first, ...rest] = group;
  if (first === undefined) return undefined;
  const { cause: _, ...finding } = first;
  const more = rest.length > MOST ? ` and ${rest.length - MOST} more` : "";
  return {
    ...finding,
    severity: worstFirst(group)[0]?.severity ?? first.severity,
    found: rest.length === 0 ? first.found : `${first.found} (from the same cause: ${rest.slice(0, MOST).map(named).join(", ")}${more})`,
  };
}

function named({ id, at }: Found): string {
  return at === undefined ? id : `${id} at ${at.path.split("/").slice(-2).join("/")} in line ${at.line}`;
}

function fewOfEach(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  const kept = findings.filter(({ id }) => {
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return count <= MOST;
  });
  const last = new Map(kept.map((one) => [one.id, one]));
  return kept.map((one) => {
    const left = (counts.get(one.id) ?? 0) - MOST;
    return left > 0 && last.get(one.id) === one ? { ...one, found: `${one.found} (and ${left} more such findings)` } : one;
  });
}
