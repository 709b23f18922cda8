import { checkBody } from "./conformance/block";
import { backendCredentials, markCredentials } from "./conformance/credentials";
import type { SchemaFinding } from "./conformance/finding";
import { describe, isObject, listOf, objectsOf, own, properties } from "./conformance/json";
import { checkMeta, metaArguments, type BlockKind } from "./conformance/meta";
import type { ProviderSchema, TypeSchema } from "./schema";
import type { ProviderName } from "./versions";

export type { SchemaFinding } from "./conformance/finding";

export type Schemas = Readonly<Record<ProviderName, ProviderSchema>>;

/** What of a synthesized stack the providers would not accept, or accept only by deprecation, and every credential in it. */
export function checkAgainstSchema(stackJson: unknown, schemas: Schemas): readonly SchemaFinding[] {
  if (!isObject(stackJson)) return wrong("", "the JSON object of one stack", stackJson);
  return [
    ...underLabels(own(stackJson, "provider"), "provider", (name, value) => checkProviders(name, value, schemas)),
    ...checkTypes("resource", own(stackJson, "resource"), schemas),
    ...checkTypes("data", own(stackJson, "data"), schemas),
    // A check block may hold a data source of its own.
    ...underLabels(own(stackJson, "check"), "check", (_, value) => objectsOf(value).flatMap((check) => checkTypes("data", own(check, "data"), schemas))),
    ...backendCredentials(stackJson),
  ];
}

function checkProviders(name: string, value: unknown, schemas: Schemas): readonly SchemaFinding[] {
  const schema = own<ProviderSchema>(schemas, name);
  return listOf(value).flatMap((body) => {
    const alias = isObject(body) ? own(body, "alias") : undefined;
    const address = typeof alias === "string" ? `provider.${name}.${alias}` : `provider.${name}`;
    return checkBlock("provider", address, schema && markCredentials(name, schema), body);
  });
}

function checkTypes(kind: "resource" | "data", value: unknown, schemas: Schemas): readonly SchemaFinding[] {
  const prefix = kind === "data" ? "data." : "";
  return underLabels(value, kind, (type, byName) =>
    underLabels(byName, `${prefix}${type}`, (name, given) => {
      const address = `${prefix}${type}.${name}`;
      const bodies = listOf(given);
      const found = bodies.flatMap((body) => checkBlock(kind, address, typeSchema(kind, type, schemas), body));
      return bodies.length > 1 ? [...found, { address, path: "", problem: `one block of this name, given ${bodies.length}` }] : found;
    }),
  );
}

function typeSchema(kind: "resource" | "data", type: string, schemas: Schemas): TypeSchema | undefined {
  return Object.values(schemas)
    .map((schema) => own(kind === "data" ? schema.data_source_schemas : schema.resource_schemas, type))
    .find((found) => found !== undefined);
}

function checkBlock(kind: BlockKind, address: string, schema: TypeSchema | undefined, body: unknown): readonly SchemaFinding[] {
  if (schema === undefined) return [{ address, path: "", problem: "unknown type: the schemas in .gen/schema don't have it" }];
  if (!isObject(body)) return wrong(address, "a block", body);
  const meta = metaArguments[kind];
  const forProvider = properties(body).filter(([key]) => !Object.hasOwn(meta, key));
  const problems = [
    ...checkMeta(body),
    ...properties(body).flatMap(([key, value]) => own(meta, key)?.(value, key) ?? []),
    ...checkBody(schema.block, Object.fromEntries(forProvider), ""),
  ];
  return problems.map((problem) => ({ address, ...problem }));
}

/** What stands under each label, checked; what can hold no labels is itself a finding, since it would go unchecked. */
function underLabels(value: unknown, address: string, check: (label: string, value: unknown) => readonly SchemaFinding[]): readonly SchemaFinding[] {
  if (value === undefined || value === null) return [];
  return listOf(value).flatMap((level) => (isObject(level) ? properties(level).flatMap(([label, entry]) => check(label, entry)) : wrong(address, "blocks by label", level)));
}

const wrong = (address: string, needed: string, given: unknown): readonly SchemaFinding[] => [{ address, path: "", problem: `wrong type: needs ${needed}, given ${describe(given)}` }];
