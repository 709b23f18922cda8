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
