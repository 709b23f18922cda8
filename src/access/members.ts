import { quote } from "../model/problem";
import { readJson } from "../project/json-text";

/** Who is in which group: logins by the group's name as the file has it. */
export type Members = ReadonlyMap<string, ReadonlySet<string>>;

export type ReadMembers = { readonly members: Members } | { readonly fault: string };

/** Columns and properties that hold the login of a member, and the name of a group; the first that is there counts. */
const LOGIN = ["login", "username", "user", "member", "email"];
const GROUP = ["group", "groupname", "displayname"];

/**
 * Reads a file of members: JSON (an object of group to list of logins, or a list of `{ "group", "members" }` or `{ "group", "login" }`), or CSV
 * with a heading and a line a membership. Never throws; a fault has its place.
 */
export function readMembers(text: string): ReadMembers {
  const bare = text.replace(/^\uFEFF/, "");
  if (bare.trim() === "") return { fault: "it is empty" };
  return /^\s*[[{]/.test(bare) ? fromJson(bare) : fromCsv(bare);
}

function fromJson(text: string): ReadMembers {
  const read = readJson(text);
  if ("fault" in read) return { fault: `${read.place}: ${read.fault}` };
  const { value } = read;
  if (!Array.isArray(value)) return collect(Object.entries(value ?? {}).map(([group, logins]): Entry => ({ where: quote(group, 60), group, logins })));
  return collect(value.map((item: unknown, index): Entry => {
    const named = new Map(typeof item === "object" && item !== null ? Object.entries(item).map(([key, part]: [string, unknown]) => [key.toLowerCase(), part]) : []);
    const first = (names: readonly string[]) => names.map((name) => named.get(name)).find((part) => part !== undefined);
    return { where: `item ${index + 1}`, group: first(GROUP), logins: named.get("members") ?? (first(LOGIN) === undefined ? undefined : [first(LOGIN)]) };
  }));
}

function fromCsv(text: string): ReadMembers {
  const [head = "", ...lines] = text.split(/\r\n|\n|\r/);
  const separator = [",", ";", "\t"].find((one) => head.includes(one)) ?? ",";
  const heading = cells(head, separator)?.map((name) => name.trim().toLowerCase().replace(/[ _]/g, "")) ?? [];
  const at = (names: readonly string[]) => names.map((name) => heading.indexOf(name)).find((index) => index >= 0);
  const [group, login] = [at(GROUP), at(LOGIN)];
  if (group === undefined || login === undefined) return { fault: `its first line is ${quote(head, 80)}: give a heading with a column group and a column login` };
  const broken = lines.findIndex((line) => cells(line, separator) === undefined);
  if (broken >= 0) return { fault: `line ${broken + 2} has a quote that does not end: ${quote(lines[broken], 80)}` };
  return collect(lines.flatMap((line, index) => {
    const found = cells(line, separator) ?? [];
    return line.trim() === "" ? [] : [{ where: `line ${index + 2}`, group: found[group], logins: [found[login]] }];
  }));
}

interface Entry {
  readonly where: string;
  readonly group: unknown;
  readonly logins: unknown;
}

function collect(entries: readonly Entry[]): ReadMembers {
  const members = new Map<string, Set<string>>();
  for (const { where, group, logins } of entries) {
    if (typeof group !== "string" || group.trim() === "") return { fault: `${where} has no group: ${quote(group, 60)}` };
    if (!Array.isArray(logins) || !logins.every((one): one is string => typeof one === "string" && one.trim() !== "")) return { fault: `${where} has no list of logins: ${quote(logins, 60)}` };
    const set = members.get(group.trim()) ?? new Set<string>();
    for (const one of logins) set.add(one.trim());
    members.set(group.trim(), set);
  }
  return members.size === 0 ? { fault: "it has no group" } : { members };
}

/** The cells of a line of CSV, quotes taken off; undefined where a quote does not end on the line. */
function cells(line: string, separator: string): string[] | undefined {
  const found: string[] = [];
  let rest = line;
  for (;;) {
    const quoted = /^\s*"((?:[^"]|"")*)"\s*/.exec(rest);
    if (quoted === null && /^\s*"/.test(rest)) return undefined;
    const end = quoted === null ? rest.indexOf(separator) : quoted[0].length;
    const cell = quoted?.[1]?.replaceAll('""', '"') ?? (end < 0 ? rest : rest.slice(0, end));
    found.push(cell);
    const after = end < 0 ? "" : rest.slice(end);
    if (after === "") return found;
    // Text behind a closing quote belongs to nothing.
    if (!after.startsWith(separator)) return undefined;
    rest = after.slice(separator.length);
  }
}
