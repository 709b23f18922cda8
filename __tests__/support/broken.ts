import type { Assignment } from "../../src/model/assignment";
import type { Catalog } from "../../src/model/catalog";
import type { Environment } from "../../src/model/environment";
import type { Problem } from "../../src/model/problem";
import { environments as company, TODAY } from "./company";
import { problemsOf } from "./problems";

export type Environments = readonly Environment[];

/**
 * The small company with one value replaced; `undefined` takes it out. A path begins with an environment's name or with
 * `catalog`, which all environments share: `pilot.okta.org`, `catalog.permissionSets.ReadOnly.session`. A list where a key has a dot.
 */
export function put(path: string | readonly string[], value: unknown, environments: Environments = company): Environments {
  const [first = "", ...rest] = typeof path === "string" ? path.split(".") : path;
  if (first === "catalog") {
    const catalog = replace(environments[0]?.catalog, rest, value) as Catalog;
    return environments.map((one) => ({ ...one, catalog }));
  }
  if (!environments.some(({ name }) => name === first)) throw new Error(`no environment ${first} to change`);
  return environments.map((one) => (one.name === first ? (replace(one, rest, value) as Environment) : one));
}

/** Several values replaced, one after the other. */
export function putAll(values: Readonly<Record<string, unknown>>, environments: Environments = company): Environments {
  return Object.entries(values).reduce((changed, [path, value]) => put(path, value, changed), environments);
}

/** The small company with a second environment, `again`, that makes the same app; then values replaced. */
export function makeAppAgain(values: Readonly<Record<string, unknown>>): Environments {
  const again = company.filter(({ name }) => name === "federation").map((one): Environment => ({ ...one, name: "again", backend: { kind: "local", path: "state/again.tfstate" } }));
  return putAll({ "again.okta.samlApp.attributes": undefined, ...values }, [...company, ...again]);
}

function replace(root: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(root)) return root.map((item: unknown, index) => (String(index) === key ? replace(item, rest, value) : item));
  const object: Record<string, unknown> = typeof root === "object" && root !== null ? { ...root } : {};
  if (rest.length === 0 && value === undefined) {
    delete object[key];
    return object;
  }
  return { ...object, [key]: replace(object[key], rest, value) };
}

/** An assignment without the builder's types, so that its names may be wrong; without parts it is sound. */
export function assignment(parts: Partial<Assignment> = {}): Assignment {
  return { groups: ["engineers"], permissionSets: ["ReadOnly"], targets: [{ kind: "account", account: "shop" }], exclusions: [], written: {}, ...parts };
}

/** A problem that a test expects: its place exactly; of what was given, what is allowed and the fix the words that matter. */
export interface Expected {
  readonly rule: string;
  readonly severity: Problem["severity"];
  readonly where: string;
  readonly given: string;
  readonly allowed: string;
  readonly fix: string;
}

type Say = (where: string, given: string, allowed: string, fix: string) => Expected;

/** How the tests of one rule write what they expect. */
export function expecting(rule: string): { readonly error: Say; readonly warning: Say } {
  const say = (severity: Problem["severity"]): Say => (where, given, allowed, fix) => ({ rule, severity, where, given, allowed, fix });
  return { error: say("error"), warning: say("warning") };
}

/** All problems of the data are these, in this order: one that is missing, and any other that nobody expects, fails the test. */
export async function expectProblems(environments: unknown, expected: readonly Expected[], today = TODAY): Promise<void> {
  const found = (await problemsOf(environments as Environments, today)).map((problem) => ({ ...problem, where: withoutLine(problem.where) }));
  expect(found.map(summary)).toEqual(expected.map(summary));
  expect(found).toEqual(expected.map(({ given, allowed, fix, ...exact }) => ({
    ...exact,
    given: expect.stringContaining(given),
    allowed: expect.stringContaining(allowed),
    fix: expect.stringContaining(fix),
  })));
}

function summary({ severity, rule, where }: Pick<Problem, "severity" | "rule" | "where">): string {
  return `${severity} ${rule} ${where}`;
}

/** An assignment's place ends with the line that wrote it, which moves with every edit of a test. */
function withoutLine(where: string): string {
  return where.replace(/ \([^()]+:\d+\)$/, "");
}

/** As many names as asked for, all different: `x0`, `x1`, …. */
export function many(count: number, prefix = "x"): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}
