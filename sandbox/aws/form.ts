import { AwsError } from "./errors";
import type { Fields } from "./input";

type Part = string | Map<string, Part>;

/** No input of these services is deeper. */
const DEEPEST = 8;

/** Reads the form of a query as the members of an input: `Tags.member.1.Key=team` is `{ Tags: [{ Key: "team" }] }`. */
export function readForm(form: URLSearchParams): Fields {
  const root = new Map<string, Part>();
  for (const [name, value] of form) put(root, name, value);
  return fields(root);
}

function put(root: Map<string, Part>, name: string, value: string): void {
  const path = name.split(".", DEEPEST + 1);
  const last = path.pop() ?? "";
  if (path.length >= DEEPEST) throw malformed(name);
  let at = root;
  for (const step of path) {
    const there = at.get(step) ?? new Map<string, Part>();
    if (typeof there === "string") throw malformed(name);
    at.set(step, there);
    at = there;
  }
  if (at.has(last)) throw malformed(name);
  at.set(last, value);
}

function fields(map: ReadonlyMap<string, Part>): Fields {
  return Object.fromEntries([...map].map(([name, part]) => [name, typeof part === "string" ? part : membersOf(part, name)]));
}

function membersOf(map: ReadonlyMap<string, Part>, name: string): unknown {
  const list = map.get("member");
  if (list === undefined || map.size > 1) return fields(map);
  if (typeof list === "string") throw malformed(`${name}.member`);
  const items = [...list].map(([index, part]) => {
    if (!/^[1-9]\d{0,5}$/.test(index)) throw malformed(`${name}.member.${index}`);
    return { index: Number(index), item: typeof part === "string" ? part : fields(part) };
  });
  return items.toSorted((a, b) => a.index - b.index).map(({ item }) => item);
}

function malformed(name: string): AwsError {
  return new AwsError("MalformedQueryString", `the parameter ${name.slice(0, 100)} does not fit the others`);
}
