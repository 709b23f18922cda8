import type { BlockSchema, ProviderSchema } from "../schema";
import { credential } from "./attribute";
import type { SchemaFinding } from "./finding";
import { objectsOf, own, properties, type JsonObject } from "./json";

/** Credentials that no provider's schema marks as sensitive, by provider. */
const unmarked: Readonly<Record<string, readonly string[]>> = {
  aws: ["access_key", "secret_key", "token", "web_identity_token"],
  okta: ["access_token", "api_token", "private_key"],
};

const ofBackends: readonly string[] = ["access_key", "secret_key", "token", "password", "web_identity_token"];

/** The schema of a provider's configuration with every credential marked as sensitive. */
export function markCredentials(name: string, schema: ProviderSchema): ProviderSchema["provider"] {
  return { ...schema.provider, block: mark(own(unmarked, name) ?? [], schema.provider.block) };
}

function mark(names: readonly string[], { attributes = {}, block_types = {}, ...rest }: BlockSchema): BlockSchema {
  return {
    ...rest,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, names.includes(name) ? { ...attribute, sensitive: true } : attribute])),
    block_types: Object.fromEntries(Object.entries(block_types).map(([name, type]) => [name, { ...type, block: mark(names, type.block) }])),
  };
}

/** Credentials in a backend or cloud block: Terraform copies them to disk and into plans. */
export function backendCredentials(stack: JsonObject): readonly SchemaFinding[] {
  return objectsOf(own(stack, "terraform")).flatMap((terraform) => {
    const byType = objectsOf(own(terraform, "backend")).flatMap(properties);
    const bodies = [["terraform.cloud", own(terraform, "cloud")] as const, ...byType.map(([type, body]) => [`terraform.backend.${type}`, body] as const)];
    return bodies.flatMap(([address, body]) => objectsOf(body).flatMap((block) => named(address, "", block)));
  });
}

// S3 takes a role to assume as an object of its own, so one level down as well.
function named(address: string, prefix: string, body: JsonObject): readonly SchemaFinding[] {
  return properties(body).flatMap(([key, value]) => {
    if (ofBackends.includes(key) && value !== null) return [{ address, path: `${prefix}${key}`, problem: credential }];
    return prefix === "" ? objectsOf(value).flatMap((inner) => named(address, `${key}.`, inner)) : [];
  });
}
