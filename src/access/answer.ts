import { NOT_COMPUTED } from "../iam/effective/policies";
import { managedPoliciesSource } from "../iam/managed-policies";
import { compare } from "../model/keys";
import { few, VERDICTS, verdictOf } from "./can";
import { foldAccounts } from "./places";
import type { Asked, Question } from "./question";
import { identityOf, type AccountRef, type GrantState, type Outcome, type Row } from "./rows";

/** One line of an answer: what one assignment, or several that give the same, come to for one group and permission set. */
export interface Entry {
  /** Only where two commits are compared. */
  readonly change?: "added" | "removed";
  readonly environment: string;
  readonly group: Row["group"];
  readonly permissionSet: Row["permissionSet"];
  readonly accounts: readonly AccountRef[];
  /** The accounts as a person would say them. */
  readonly where: string;
  readonly state: GrantState;
  readonly until?: string;
  readonly reason?: string;
  /** File and line of each assignment. */
  readonly assignedAt: readonly string[];
  readonly outcomes?: readonly Outcome[];
}

/** An answer, for every format. */
export interface Answer {
  /** What was asked, and the short answer. */
  readonly title: string;
  readonly asked: Asked;
  /** `YYYY-MM-DD`, UTC: the day as of which assignments hold. */
  readonly asOf: string;
  /** The commits that are compared, or undefined. */
  readonly between?: readonly [string, string];
  readonly entries: readonly Entry[];
  /** What was not asked, not computed, or should be known beside the answer. */
  readonly notes: readonly string[];
}

/** What an answer is made of. */
export interface Asking {
  readonly question: Question;
  /** The actions that are asked about, wildcards expanded. */
  readonly actions: readonly string[];
  /** Day of the data on IAM actions. */
  readonly actionsOf: string;
  readonly asOf: string;
  /** What the rows are from: "the working tree", or a commit. */
  readonly source: string;
}

/** Answers from the rows of one state of the data. */
export function answerFrom(all: readonly Row[], asking: Asking): Answer {
  const rows = all.filter(asking.question.isAbout);
  const entries = ordered(fold(rows));
  return { title: `${subject(asking)}: ${asking.actions.length > 0 ? whoCan(rows, asking.actions.length) : counts(rows, asking.question.asked)}`, asked: asking.question.asked, asOf: asking.asOf, entries, notes: notesOf(rows, asking) };
}

/** Answers with what differs between two states: what is only in one, or not the same in both. */
export function answerBetween(before: readonly Row[], after: readonly Row[], between: readonly [string, string], asking: Asking): Answer {
  // Who can't, before or after, is as good as not there.
  const isThere = (row: Row) => asking.question.isAbout(row) && (row.outcomes === undefined || verdictOf(row) !== "no");
  const [from, to] = [before.filter(isThere), after.filter(isThere)];
  const [removed, added] = [onlyIn(from, to), onlyIn(to, from)];
  const entries = [...ordered(fold(removed)).map((entry): Entry => ({ ...entry, change: "removed" })), ...ordered(fold(added)).map((entry): Entry => ({ ...entry, change: "added" }))];
  const number = added.length + removed.length;
  const what = number === 0 ? "nothing differs" : `${counted(added.length, "grant")} more (+), ${counted(removed.length, "grant")} less (-); one that changed is in both`;
  const blind = asking.actions.length > 0 ? [] : ["what the permission sets allow is not compared here: --can asks about actions"];
  return { title: `${subject(asking)}, from ${between[0]} to ${between[1]}: ${what}`, asked: asking.question.asked, asOf: asking.asOf, between, entries, notes: [...blind, ...notesOf([...removed, ...added], asking)] };
}

function onlyIn(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  const theirs = new Map(others.map((row) => [identityOf(row), valueOf(row)]));
  return rows.filter((row) => theirs.get(identityOf(row)) !== valueOf(row));
}

/** What is said of a row beyond what it is about; another line of code is no difference. */
function valueOf({ group, account, state, until, outcomes }: Row): string {
  return JSON.stringify([group.name, account.id, state, until, outcomes]);
}

function fold(rows: readonly Row[]): readonly Entry[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.environment, row.permissionSet.name, row.group.key, row.state, row.until, row.via.map(({ index }) => index), verdictOf(row)]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const { environment, group, permissionSet, state, until, reason, via, outcomes, resolved } = first;
    const accounts = all.map(({ account }) => account).toSorted((a, b) => compare(a.key, b.key));
    return [{
      environment, group, permissionSet, accounts, where: foldAccounts(resolved, via[0]?.index ?? -1, new Set(accounts.map(({ key }) => key))), state,
      ...(until === undefined ? {} : { until }), ...(reason === undefined ? {} : { reason }),
      assignedAt: via.map(({ where }) => where), ...(outcomes === undefined ? {} : { outcomes }),
    }];
  });
}

/** Who can first, one permission set after the other; what has ended last; else as the data has it. */
function ordered(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.outcomes === undefined ? 0 : compare(a.permissionSet.name, b.permissionSet.name)));
}

function rankOf(entry: Entry): number {
  return (entry.state === "ended" ? VERDICTS.length : 0) + (entry.outcomes === undefined ? 0 : VERDICTS.indexOf(verdictOf(entry)));
}

function subject({ question, actions }: Asking): string {
  const { subjects, asked } = question;
  const can = actions.length === 0 ? [] : [`${few(asked.can ?? [])}${asked.on === undefined ? "" : ` on ${asked.on}`}`];
  const all = [...can, ...subjects];
  return all.length === 0 ? "everything that is granted" : all.join("; ");
}

/** How much there is, of whatever the question left open. */
function counts(rows: readonly Row[], asked: Asked): string {
  const live = rows.filter(({ state }) => state !== "ended");
  if (live.length === 0) return "nothing";
  const number = (key: (row: Row) => string) => new Set(live.map(key)).size;
  return [
    counted(live.length, "grant"),
    ...(asked.group === undefined ? [counted(number(({ group }) => group.key), "group")] : []),
    counted(number(({ permissionSet }) => permissionSet.name), "permission set"),
    ...(asked.account === undefined ? [counted(number(({ account }) => account.key), "account")] : []),
  ].join(", ");
}

function whoCan(rows: readonly Row[], actions: number): string {
  const live = rows.filter(({ state }) => state !== "ended");
  if (live.length === 0) return "nothing is granted there";
  // A group can do in an account whatever the best of its permission sets there can.
  const best = new Map<string, Row>();
  for (const row of live) {
    const key = JSON.stringify([row.group.key, row.account.key]);
    const known = best.get(key);
    if (known === undefined || VERDICTS.indexOf(verdictOf(row)) < VERDICTS.indexOf(verdictOf(known))) best.set(key, row);
  }
  const parts = VERDICTS.flatMap((verdict) => {
    const these = [...best.values()].filter((row) => verdictOf(row) === verdict);
    if (these.length === 0) return [];
    return [`${verdict} for ${counted(new Set(these.map(({ group }) => group.key)).size, "group")} in ${counted(new Set(these.map(({ account }) => account.key)).size, "account")}`];
  });
  return `${actions > 1 ? `at least one of ${actions} actions: ` : ""}${parts.join("; ")}`;
}

function notesOf(rows: readonly Row[], { question, actions, actionsOf, asOf, source }: Asking): readonly string[] {
  const waiting = [...new Set(rows.filter(({ state }) => state === "waits").map(({ environment }) => environment))];
  const ended = rows.filter(({ state }) => state === "ended").length;
  return [
    ...question.notes,
    ...(waiting.length === 0 ? [] : [`waits: provisioning is not connected in ${waiting.join(", ")} (scim({ connected: false })), so these grants wait for groups that are not in IAM Identity Center yet`]),
    ...(ended === 0 ? [] : [`${counted(ended, "grant")} ended: the last day of the assignment is over, so the next plan takes it away; remove the line`]),
    ...(actions.length === 0 ? [] : [`not computed: ${NOT_COMPUTED.join("; ")}. "no" means that no policy of the permission set allows it. Actions as of ${actionsOf}, AWS managed policies as of ${managedPoliciesSource.newestChange}`]),
    `from the data in ${source}, as of ${asOf}; AWS and Okta were not asked what is there now`,
  ];
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
