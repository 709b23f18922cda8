import type { BlockSchema } from "../schema";
import { join, problemAt, type Problem } from "./finding";
import { describe, isObject, listOf, objectsOf, own, properties, type JsonObject } from "./json";
import { checkForEach } from "./meta";

type CheckBody = (schema: BlockSchema, body: JsonObject, path: string) => readonly Problem[];

/** `dynamic` blocks: of a known block type, with for_each, and with content that fits that type. */
export function checkDynamic(schema: BlockSchema, value: unknown, path: string, checkBody: CheckBody): readonly Problem[] {
  const at = join(path, "dynamic");
  if (objectsOf(value).length === 0) return problemAt(at, `wrong type: needs blocks by type, given ${describe(value)}`);
  return objectsOf(value).flatMap((byType) =>
    properties(byType).flatMap(([name, blocks]) => {
      const type = own(schema.block_types, name);
      if (type === undefined) return problemAt(join(at, name), "unknown block");
      return listOf(blocks).flatMap((block) => checkOne(type.block, block, join(at, name), checkBody));
    }),
  );
}

function checkOne(schema: BlockSchema, block: unknown, path: string, checkBody: CheckBody): readonly Problem[] {
  if (!isObject(block)) return problemAt(path, `wrong type: needs a block, given ${describe(block)}`);
  const content = own(block, "content");
  const unknown = properties(block).filter(([name]) => !["for_each", "iterator", "labels", "content"].includes(name));
  return [
    ...unknown.flatMap(([name]) => problemAt(join(path, name), "unknown argument or block")),
    ...(Object.hasOwn(block, "for_each") ? checkForEach(block["for_each"], join(path, "for_each"), "dynamic") : problemAt(join(path, "for_each"), "required, but missing")),
    ...(objectsOf(content).length === 1 ? objectsOf(content).flatMap((body) => checkBody(schema, body, join(path, "content"))) : problemAt(join(path, "content"), "required, exactly one block")),
  ];
}
