import { readFileSync } from "node:fs";
import { join } from "node:path";
import { formatSchema } from "../../scripts/bindings/format";
import { generateBindings } from "../../scripts/bindings/generate";
import { strip } from "../../scripts/bindings/strip";
import { schemaFile } from "../../src/providers/schema";

const committed = (path: string): string => readFileSync(join(__dirname, "../../.gen", path), "utf8");

test("regenerating from the committed schema gives the committed bindings, byte for byte", async () => {
  const files = await generateBindings(schemaFile.parse(JSON.parse(committed("schema/okta.json"))));
  expect([...files.keys()]).toEqual(["okta/app-signon-policy-rules/index.ts", "okta/push-group/index.ts"]);
  for (const [path, text] of files) expect(text).toBe(committed(path));
  // Loading the generator is slow on a busy machine.
}, 60_000);

test.each(["aws", "okta"] as const)("stripping the committed schema of %s again changes nothing", (name) => {
  const text = committed(`schema/${name}.json`);
  const schema = strip(JSON.parse(text)).get(name);
  expect(formatSchema(schema)).toBe(text);
  expect(JSON.parse(formatSchema(schema))).toEqual(schema);
});

test("prose goes and arguments that are called description stay", () => {
  const okta = schemaFile.parse(JSON.parse(committed("schema/okta.json")));
  const [address, schema] = Object.entries(okta.provider_schemas)[0] ?? [];
  if (address === undefined || schema === undefined) throw new Error("no provider in the committed schema");
  const prose = { description: "Prose", description_kind: "plain" };
  const group = { version: 0, block: { attributes: { description: { type: "string", optional: true, ...prose } }, block_types: {}, ...prose } };
  const full = { ...okta, provider_schemas: { [address]: { ...schema, resource_schemas: { ...schema.resource_schemas, okta_group: group } } } };
  const stripped = strip(full).get("okta")?.provider_schemas[address]?.resource_schemas["okta_group"];
  expect(stripped).toEqual({ version: 0, block: { attributes: { description: { type: "string", optional: true } }, block_types: {} } });
});

test("a schema that lacks a type in use is refused by name", () => {
  const empty = { provider: { version: 0, block: {} }, resource_schemas: {}, data_source_schemas: {} };
  expect(() => strip({ format_version: "1.0", provider_schemas: { "example.com/okta/okta": empty } })).toThrow(/has no okta_app_group_assignment; give one of a release that has it/);
});
