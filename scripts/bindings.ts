import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { schemaFile } from "../src/providers/schema";
import { formatSchema } from "./bindings/format";
import { generateBindings } from "./bindings/generate";
import { strip } from "./bindings/strip";

/*
 * npm run bindings                      .gen/okta from the committed .gen/schema/okta.json
 * npm run bindings -- FILE              .gen/okta from another schema of the Okta provider
 * npm run bindings -- --schema FILE     .gen/schema from `terraform providers schema -json` of either or both providers
 */
const output = join(__dirname, "../.gen");

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { schema: { type: "string" } }, allowPositionals: true });
  if (values.schema === undefined) await bindings(positionals[0] ?? join(output, "schema/okta.json"));
  else await schemas(values.schema);
}

async function bindings(path: string): Promise<void> {
  await writeAll(await generateBindings(schemaFile.parse(await read(path))));
}

async function schemas(path: string): Promise<void> {
  await writeAll(new Map([...strip(await read(path))].map(([name, schema]) => [`schema/${name}.json`, formatSchema(schema)])));
}

async function read(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}

async function writeAll(files: ReadonlyMap<string, string>): Promise<void> {
  if (files.size === 0) throw new Error("the schema given describes neither hashicorp/aws nor okta/okta");
  for (const [path, text] of files) {
    const target = join(output, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
    console.log(`wrote .gen/${path}`);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
