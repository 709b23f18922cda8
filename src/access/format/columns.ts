import type { Answer, Entry } from "../answer";
import { few, verdictOf } from "../can";
import type { Outcome } from "../rows";

/** A column of the table that people read. */
export interface Column {
  readonly heading: string;
  readonly cell: (entry: Entry) => string;
}

const MARKS = { added: "+", removed: "-" } as const;

/** The columns that say something of this answer: what the question has settled is left out. */
export function columnsOf({ asked, between, entries }: Answer): readonly Column[] {
  const all: readonly (Column | undefined)[] = [
    between === undefined ? undefined : { heading: "", cell: ({ change }) => (change === undefined ? " " : MARKS[change]) },
    asked.can === undefined ? undefined : { heading: "can", cell: verdictOf },
    asked.group === undefined ? { heading: "group", cell: ({ group }) => group.name } : undefined,
    { heading: "permission set", cell: ({ permissionSet }) => permissionSet.name },
    { heading: "environment", cell: ({ environment }) => environment },
    entries.some(({ until, state }) => until !== undefined || state !== "granted") ? { heading: "holds", cell: holds } : undefined,
    asked.account === undefined ? { heading: "accounts", cell: ({ where }) => where } : undefined,
    { heading: "assigned at", cell: ({ assignedAt }) => assignedAt.join(", ") },
  ];
  return all.flatMap((column) => column ?? []);
}

/** Entries with what can't be done left to a line of its own, where many are asked about. */
export function shownEntries({ asked, entries }: Answer): readonly Entry[] {
  return asked.can === undefined || isNarrow({ asked }) ? entries : entries.filter((entry) => verdictOf(entry) !== "no");
}

/** The permission sets that can't, in a sentence for each reason; none where each has an entry of its own. */
export function refusals({ asked, entries }: Answer): readonly string[] {
  if (asked.can === undefined || isNarrow({ asked })) return [];
  const sets = new Map<string, Set<string>>();
  for (const entry of entries) {
    if (verdictOf(entry) !== "no") continue;
    const why = [...new Set((entry.outcomes ?? []).flatMap((outcome) => outcome.why))].join("; ");
    sets.set(why, (sets.get(why) ?? new Set()).add(entry.permissionSet.name));
  }
  return [...sets].map(([why, names]) => `no: ${[...names].toSorted().join(", ")}: ${why}`);
}

/** Why an entry is for a time, where it is. */
export function reasonLine({ reason }: Entry): readonly string[] {
  return reason === undefined ? [] : [`reason: ${reason}`];
}

/** What an entry's permission set can do, a line each; the verdict in front where there are several. */
export function outcomeLines({ outcomes = [] }: Entry): readonly string[] {
  return outcomes.map((outcome) => `${outcomes.length > 1 ? `${outcome.verdict}: ${few(outcome.actions)}: ` : ""}${reasons(outcome)}`);
}

function reasons({ why }: Outcome): string {
  return why.length > 6 ? `${why.slice(0, 5).join("; ")}; and ${why.length - 5} more statements` : why.join("; ");
}

function holds({ until, state }: Entry): string {
  const end = until === undefined ? "" : `${state === "ended" ? "ended" : "until"} ${until}`;
  return [state === "waits" ? "waits" : "", end].filter((part) => part !== "").join(", ");
}

/** A question about one group and one account is about every permission set that is there. */
function isNarrow({ asked }: Pick<Answer, "asked">): boolean {
  return asked.group !== undefined || asked.user !== undefined || asked.account !== undefined;
}
