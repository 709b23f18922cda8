import { z } from "zod";

/** A value of JSON, as a synthesized stack is made of. */
type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type StackJson = { readonly [key: string]: Json };

/** The stack without its backend or HCP Terraform block: Terraform then keeps its state in the working folder. */
export function withoutBackend(stack: StackJson): StackJson {
  const { terraform } = stack;
  if (terraform === undefined) return stack;
  // Terraform's JSON allows a list of blocks where CDKTF writes one.
  return { ...stack, terraform: isList(terraform) ? terraform.map(strip) : strip(terraform) };
}

function strip(block: Json): Json {
  if (block === null || typeof block !== "object" || isList(block)) return block;
  const { backend: _backend, cloud: _cloud, ...rest } = block;
  return rest;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

const synthesized = z.looseObject({ terraform: z.looseObject({ required_version: z.string().optional(), required_providers: z.record(z.string(), z.looseObject({ source: z.string().optional() })).default({}) }) });

/** Reads a synthesized `cdk.tf.json`; throws where it is not one. */
export function parseStack(text: string): StackJson {
  const json: unknown = JSON.parse(text);
  synthesized.parse(json);
  return json as StackJson; // oxlint-disable-line no-unsafe-type-assertion -- JSON.parse gives JSON, and it is an object
}

/** Sources of the providers that a stack asks for. */
export function requiredSources(stack: StackJson): string[] {
  return Object.values(synthesized.parse(stack).terraform.required_providers).flatMap(({ source }) => (source === undefined ? [] : [source]));
}

/** The oldest Terraform that a stack runs on, where it names one. */
export function oldestTerraform(stack: StackJson): string | undefined {
  return />=\s*(\d+\.\d+\.\d+)/.exec(synthesized.parse(stack).terraform.required_version ?? "")?.[1];
}
