import type { Project } from "../../model/project";
import { loadAtCommit, OtherCommitError } from "../../project/other-commit";
import { accessOfData } from "../../review/access/from-data";
import type { AccessModel } from "../../review/access/model";
import type { Guardrails } from "../../review/guardrails";
import { NOTHING, reviewData, type DataSide } from "../../review/of-data";
import { quote } from "../../model/problem";
import type { ProjectData } from "./data";
import type { Gathered } from "./gathered";

/** One side of the comparison: what a commit says of every environment. */
interface Side {
  readonly name: string;
  readonly environments: ReadonlyMap<string, Omit<DataSide, "commit">>;
  readonly guardrails: Guardrails;
}

/** Compares the data of two commits, or of one with the files as they are: neither Terraform nor credentials are needed. */
export async function reviewByData(base: string, head: string | undefined, asked: readonly string[], data: ProjectData): Promise<Gathered> {
  const problems: string[] = [];
  const sides = await Promise.all([atCommit(base, data.today), head === undefined ? here(data) : atCommit(head, data.today)]);
  const [before, after] = sides.map((side) => {
    if (typeof side !== "string") return side;
    problems.push(side);
    return { name: "", environments: new Map(), guardrails: {} } satisfies Side;
  });
  if (before === undefined || after === undefined || problems.length > 0) return { reviewed: [], problems };
  const names = [...new Set([...after.environments.keys(), ...before.environments.keys()])];
  const unknown = asked.filter((name) => !names.includes(name));
  const reviewed = names.filter((name) => asked.length === 0 || asked.includes(name)).map((name) => {
    const [was, is] = [sideOf(before, name), sideOf(after, name)];
    return { review: reviewData(name, was, is), models: { before: was.model, after: is.model } };
  });
  return { reviewed, guardrails: { base: before.guardrails, head: after.guardrails }, problems: unknown.map((name) => `no environment ${quote(name)} at either commit: there are ${names.join(", ")}`) };
}

function sideOf({ name: commit, environments }: Side, environment: string): DataSide {
  return { commit, ...(environments.get(environment) ?? { model: NOTHING }) };
}

async function atCommit(ref: string, today: string): Promise<Side | string> {
  try {
    const { project, commit, guardrails } = await loadAtCommit(ref, process.cwd(), today);
    return { name: commit.startsWith(ref) ? commit.slice(0, 12) : `${ref} (${commit.slice(0, 12)})`, environments: modelsOf(project), guardrails };
  } catch (cause) {
    if (cause instanceof OtherCommitError) return cause.message;
    throw cause;
  }
}

/** The guardrails of a commit, or why they can't be had. */
export async function guardrailsAt(ref: string, today: string): Promise<Guardrails | string> {
  const side = await atCommit(ref, today);
  return typeof side === "string" ? `--guardrails-of: ${side}` : side.guardrails;
}

function here(data: ProjectData): Side | string {
  if ("missing" in data) return `the files here can't be used: ${data.missing}`;
  return { name: "the files as they are", guardrails: data.guardrails, environments: new Map(data.stacks.map(({ resolved, inlinePolicies }) => [resolved.environment.name, {
    organization: resolved.environment.catalog.organization,
    model: accessOfData(resolved, new Map([...inlinePolicies].map(([key, text]): [string, unknown] => [key, JSON.parse(text)]))),
  }])) };
}

function modelsOf({ environments, catalogs }: Pick<Project, "environments" | "catalogs">): ReadonlyMap<string, { readonly model: AccessModel; readonly organization: DataSide["organization"] & {} }> {
  return new Map(environments.map((resolved) => {
    const { catalog, name } = resolved.environment;
    const policies = catalogs.find((one) => one.catalog === catalog)?.inlinePolicies ?? new Map();
    const inline = new Map([...policies].flatMap(([key, policy]): [string, unknown][] => ("document" in policy ? [[key, policy.document]] : [])));
    return [name, { organization: catalog.organization, model: accessOfData(resolved, inline) }];
  }));
}
