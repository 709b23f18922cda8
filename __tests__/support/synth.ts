import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../../src/model/environment";
import { load } from "../../src/project/load";
import { reportProblems } from "../../src/project/report";
import { synthesize } from "../../src/project/synthesize";
import type { StackJson } from "../../src/terraform/stack-json";
import { TODAY } from "./company";

/** A block of a synthesized stack, loosely: tests look into it by name. */
interface Block { readonly [argument: string]: unknown }
type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

export interface Synthesized {
  readonly json: StackJson;
  readonly resource: Blocks;
  readonly data: Blocks;
  readonly locals: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, Block>>;
  readonly check: Readonly<Record<string, Block>>;
}

/** Checks and synthesizes environments as the program does; data with an error fails the test with the report. */
export async function synth(environments: readonly Environment[], today = TODAY): Promise<Map<string, Synthesized>> {
  const loaded = await load(environments, today);
  if (!loaded.ok) throw new Error(reportProblems(loaded.problems));
  const folder = mkdtempSync(join(tmpdir(), "synth-"));
  try {
    const files = synthesize(loaded.stacks, join(folder, "cdktf.out"), folder);
    return new Map([...files].map(([name, file]) => [name, view(JSON.parse(readFileSync(file, "utf8")) as StackJson)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The one stack of one environment. */
export async function synthOne(environment: Environment, today = TODAY): Promise<Synthesized> {
  const stack = (await synth([environment], today)).get(environment.name);
  if (stack === undefined) throw new Error("no stack");
  return stack;
}

function view(json: StackJson): Synthesized {
  const part = (name: string) => (json[name] ?? {}) as never;
  return { json, resource: part("resource"), data: part("data"), locals: part("locals"), output: part("output"), check: part("check") };
}
