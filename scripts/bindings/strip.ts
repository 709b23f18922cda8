import { z } from "zod";
import { schemaFile, type AttributeSchema, type SchemaFile } from "../../src/providers/schema";
import { versions, type ProviderName } from "../../src/providers/versions";
import { inUse } from "./in-use";

/** Only the names of the types count yet: parsing all 1,500 resources of AWS would be for nothing. */
const rawTypes = z.record(z.string(), z.looseObject({ block: z.looseObject({ attributes: z.record(z.string(), z.unknown()).exactOptional() }) }));
const rawFile = z.object({
  format_version: z.string(),
  provider_schemas: z.record(z.string(), z.object({ provider: z.unknown(), resource_schemas: rawTypes, data_source_schemas: rawTypes })),
});

type RawTypes = z.infer<typeof rawTypes>;
type Overlay = Readonly<Record<string, Readonly<Record<string, AttributeSchema>>>>;

/**
 * Arguments called "description" that the copy of Okta's schema we start from lost along with the prose of that name.
 * Types as in the prebuilt binding (4.20); a schema that has them wins.
 */
const lost: { readonly resources: Overlay; readonly dataSources: Overlay } = {
  resources: {
    okta_app_signon_policy: { description: { type: "string", required: true } },
    okta_group: { description: { type: "string", optional: true } },
  },
  dataSources: {
    okta_group: { description: { type: "string", computed: true } },
  },
};

/** Each known provider's schema, without prose and without the types that nobody here uses. */
export function strip(input: unknown): ReadonlyMap<ProviderName, SchemaFile> {
  const { format_version, provider_schemas } = rawFile.parse(input);
  const found = new Map<ProviderName, SchemaFile>();
  for (const name of providerNames) {
    for (const [address, { provider, resource_schemas, data_source_schemas }] of Object.entries(provider_schemas)) {
      if (!address.endsWith(`/${versions[name].source}`)) continue;
      const used = {
        provider,
        resource_schemas: pick(resource_schemas, inUse[name].resources, lost.resources),
        data_source_schemas: pick(data_source_schemas, inUse[name].dataSources, lost.dataSources),
      };
      found.set(name, schemaFile.parse({ format_version, provider_schemas: { [address]: used } }));
    }
  }
  return found;
}

const providerNames: readonly ProviderName[] = ["aws", "okta"];

function pick(types: RawTypes, names: readonly string[], overlay: Overlay): RawTypes {
  const entries = names.map((name) => {
    const type = types[name];
    if (type === undefined) throw new Error(`the schema given has no ${name}; give one of a release that has it, or take it out of scripts/bindings/in-use.ts`);
    return [name, { ...type, block: { ...type.block, attributes: { ...overlay[name], ...type.block.attributes } } }] as const;
  });
  return Object.fromEntries(entries);
}
