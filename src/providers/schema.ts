import { z } from "zod";

/** A Terraform type in its JSON form: `"string"`, `["list", "string"]`, `["object", { name: "string" }]`. */
export type SchemaType = "string" | "number" | "bool" | "dynamic" | ["list" | "set" | "map", SchemaType] | ["object", Record<string, SchemaType>];

const schemaType: z.ZodType<SchemaType> = z.lazy(() =>
  z.union([
    z.enum(["string", "number", "bool", "dynamic"]),
    z.tuple([z.enum(["list", "set", "map"]), schemaType]),
    z.tuple([z.literal("object"), z.record(z.string(), schemaType)]),
  ]),
);

const nesting = {
  nesting_mode: z.enum(["single", "group", "list", "set", "map"]),
  min_items: z.number().exactOptional(),
  max_items: z.number().exactOptional(),
};

const flag = z.boolean().exactOptional();

const attribute = z.object({
  type: schemaType.exactOptional(),
  /** Attributes written as an object instead of a block (plugin framework). */
  get nested_type() {
    return z.object({ ...nesting, attributes: z.record(z.string(), attribute) }).exactOptional();
  },
  required: flag,
  optional: flag,
  computed: flag,
  deprecated: flag,
  sensitive: flag,
  write_only: flag,
});

const block = z.object({
  attributes: z.record(z.string(), attribute).exactOptional(),
  get block_types() {
    return z.record(z.string(), z.object({ ...nesting, block })).exactOptional();
  },
  deprecated: flag,
});

const type = z.object({ version: z.number(), block });

const provider = z.object({
  provider: type,
  resource_schemas: z.record(z.string(), type),
  data_source_schemas: z.record(z.string(), type),
});

/** The output of `terraform providers schema -json`; parsing keeps what decides about a configuration and drops the prose. */
export const schemaFile = z.object({ format_version: z.string(), provider_schemas: z.record(z.string(), provider) });

export type SchemaFile = z.infer<typeof schemaFile>;
export type ProviderSchema = z.infer<typeof provider>;
export type TypeSchema = z.infer<typeof type>;
export type BlockSchema = z.infer<typeof block>;
export type AttributeSchema = z.infer<typeof attribute>;
