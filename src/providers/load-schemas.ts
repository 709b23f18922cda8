import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Schemas } from "./conformance";
import { schemaFile, type ProviderSchema } from "./schema";
import { versions, type ProviderName } from "./versions";

/** The schemas committed in `.gen/schema`, by provider. */
export function loadSchemas(): Schemas {
  return { aws: load("aws"), okta: load("okta") };
}

function load(name: ProviderName): ProviderSchema {
  const path = join(__dirname, `../../.gen/schema/${name}.json`);
  const { provider_schemas } = schemaFile.parse(JSON.parse(readFileSync(path, "utf8")));
  const found = Object.entries(provider_schemas).find(([address]) => address.endsWith(`/${versions[name].source}`));
  if (found === undefined) throw new Error(`.gen/schema/${name}.json describes no provider ${versions[name].source}; write it again with npm run bindings -- --schema FILE`);
  return found[1];
}
