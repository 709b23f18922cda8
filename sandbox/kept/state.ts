import type { z } from "zod";
import { quote } from "../../src/model/problem";
import { explain } from "../../src/model/shape/explain";
import { valueAt } from "../../src/model/shape/place";
import { readJson } from "../../src/project/json-text";
import { plural } from "../../src/project/report";
import { keptAws } from "../aws/kept";
import { AwsState } from "../aws/state";
import { keptOkta } from "../okta/kept";
import { loadOrg, saveOrg } from "../okta/kept-org";
import type { OktaOrg } from "../okta/org";
import { inOrder } from "./facts";
import { object, text } from "./forms";

/** Both ends of a sandbox; Okta is undefined where no environment has one. */
export interface SandboxState {
  readonly aws: AwsState;
  readonly okta: OktaOrg | undefined;
}

/** What can't be loaded, in sentences for people; secrets of the file are never quoted. */
export class KeptFault extends Error {}

const FORMAT = "idc-sandbox/";
const VERSION = 1;
const kept = object({ format: text, aws: keptAws, okta: keptOkta.nullable() });
const MOST_FAULTS = 10;
/** Policies, conditions and settings are nowhere near as deep. */
const DEEPEST = 64;

/** The state as text: the same state gives the same text. It holds private keys, so it is for a file that only its owner reads. */
export function saveState({ aws, okta }: SandboxState): string {
  const value = { format: `${FORMAT}${VERSION}`, aws: aws.save(), okta: okta === undefined ? null : saveOrg(okta) };
  return `${JSON.stringify(value, (key, member: unknown) => (key === "" ? member : inOrder(member)), 1)}\n`;
}

/** The state of a text; a KeptFault says all that is wrong with one that can't be loaded. */
export function loadState(content: string, clock?: () => Date): SandboxState {
  const value = read(content);
  const parsed = kept.safeParse(value);
  if (!parsed.success) throw new KeptFault(faultsOf(parsed.error, value));
  const { aws, okta } = parsed.data;
  try {
    return { aws: AwsState.load(aws, clock), okta: okta === null ? undefined : loadOrg(okta, clock === undefined ? {} : { clock }) };
  } catch (cause) {
    // What only the making finds, such as a certificate that is none.
    throw new KeptFault(`it can't be loaded: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function read(content: string): unknown {
  const json = readJson(content);
  if ("fault" in json) throw new KeptFault(`at ${json.place}: ${json.fault}`);
  const { value } = json;
  const format: unknown = typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  const version = typeof format === "string" && format.startsWith(FORMAT) ? format.slice(FORMAT.length) : undefined;
  if (version === undefined) throw new KeptFault(`it is no state of a sandbox: that begins with "format": "${FORMAT}${VERSION}"`);
  if (version !== String(VERSION)) throw new KeptFault(/^\d{1,6}$/.test(version) && Number(version) > VERSION ? `a newer version of this program wrote it (${quote(format)}; this one knows "${FORMAT}${VERSION}"): load it with that version` : `its format is ${quote(format)}, and this program knows "${FORMAT}${VERSION}"`);
  refuseOddities(value);
  return value;
}

/** Refuses what no state holds and what would trip whoever reads it: nesting without end, and keys that mean something to JavaScript. */
function refuseOddities(root: unknown): void {
  let level = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw new KeptFault(`it is nested more than ${DEEPEST} levels deep`);
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue;
      if (Object.hasOwn(value, "__proto__")) throw new KeptFault('it has a key "__proto__"');
      for (const member of Object.values(value)) next.push(member);
    }
    level = next;
  }
}

type Path = readonly PropertyKey[];

function faultsOf({ issues }: z.ZodError, root: unknown): string {
  const paths = new Map<string, Path>();
  const place = (path: Path): string => {
    const where = path.reduce<string>((before, step) => (typeof step === "number" ? `${before}[${step}]` : `${before}${before === "" ? "" : "."}${String(step)}`), "");
    paths.set(where, path);
    return where;
  };
  const found = issues.slice(0, MOST_FAULTS).flatMap((issue) => explain(issue, root, place)).slice(0, MOST_FAULTS);
  const lines = found.map(({ where, allowed }) => `    ${where === "" ? "the file" : where}: ${given(root, paths.get(where) ?? [])}, allowed is ${allowed}`);
  const more = issues.length - found.length;
  return [`it is not what a sandbox has written (${plural(issues.length, "fault")})`, ...lines, ...(more > 0 ? [`    and ${more.toLocaleString("en-US")} more`] : [])].join("\n");
}

/** Lists and objects are not quoted: they may hold what must not be shown. */
function given(root: unknown, path: Path): string {
  const value = valueAt(root, path);
  if (value === undefined) return "nothing is given";
  if (path.some((step) => step === "keys" || step === "tokens")) return "what is given is not shown";
  if (Array.isArray(value)) return `a list of ${value.length} is given`;
  return typeof value === "object" && value !== null ? "an object is given" : `${quote(value, 80)} is given`;
}
