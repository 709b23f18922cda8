import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inUse } from "../../scripts/bindings/in-use";
import * as aws from "../../src/providers/aws";
import { checkAgainstSchema } from "../../src/providers/conformance";
import { TerraformStack, Testing } from "../../src/providers/core";
import { loadSchemas } from "../../src/providers/load-schemas";
import * as okta from "../../src/providers/okta";
import { synthesizeOn } from "./cores";
import { buildSmallStack } from "./small-stack";

const small = synthesizeOn("cdktf", buildSmallStack).get("small");

test("providers are asked for by full source and in this project's range, whatever the prebuilt bindings were made from", () => {
  expect(small).toMatchObject({
    terraform: {
      required_providers: {
        aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" },
        okta: { source: "okta/okta", version: ">= 6.12.0, < 7.0.0" },
      },
    },
  });
});

test("a stack of everything in the seam conforms to the schemas", () => {
  expect(checkAgainstSchema(small, loadSchemas())).toEqual([]);
});

test("a generated resource belongs to the one Okta provider: a stack without it does not synthesize", () => {
  const stack = new TerraformStack(Testing.app(), "s");
  new okta.PushGroup(stack, "push", { appId: "a", sourceGroupId: "g" });
  expect(() => Testing.synth(stack, true)).toThrow(/okta/);
});

function typesOf(seam: object, data: boolean): readonly string[] {
  const classes: readonly unknown[] = Object.values(seam);
  return classes
    .flatMap((exported) => (typeof exported === "function" && "tfResourceType" in exported ? [{ name: exported.name, type: String(exported.tfResourceType) }] : []))
    .filter(({ name }) => !name.endsWith("Provider") && name.startsWith("Data") === data)
    .map(({ type }) => type)
    .toSorted((a, b) => (a < b ? -1 : 1));
}

test.each([
  ["aws", aws],
  ["okta", okta],
] as const)("the seam for %s, the committed schema and the list in use name the same types", (name, seam) => {
  const schema = loadSchemas()[name];
  expect(typesOf(seam, false)).toEqual(inUse[name].resources);
  expect(typesOf(seam, true)).toEqual(inUse[name].dataSources);
  expect(Object.keys(schema.resource_schemas)).toEqual(inUse[name].resources);
  expect(Object.keys(schema.data_source_schemas)).toEqual(inUse[name].dataSources);
});

test.each(["aws", "okta"])("the seam for %s imports from single resources only, since the index loads them all", (name) => {
  const text = readFileSync(join(__dirname, `../../src/providers/${name}.ts`), "utf8");
  const imports = [...text.matchAll(/from "(@cdktf\/[^"]+)"/g)].map(([, path]) => path);
  expect(imports.length).toBeGreaterThan(5);
  expect(imports.filter((path) => !/^@cdktf\/provider-(aws|okta)\/lib\/[a-z-]+$/.test(path ?? ""))).toEqual([]);
});
