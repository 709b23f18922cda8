import type { BlockSchema } from "../schema";
import { checkAttribute, checkLimits, checkRequired } from "./attribute";
import { checkDynamic } from "./dynamic";
import { join, problemAt, type Problem } from "./finding";
import { describe, isObject, listOf, objectsOf, own, properties, type JsonObject } from "./json";

type BlockType = NonNullable<BlockSchema["block_types"]>[string];

/** A block's body against its schema: names, required arguments, values, and the blocks inside. */
export function checkBody(schema: BlockSchema, body: JsonObject, path: string): readonly Problem[] {
  return [
    ...checkRequired(schema.attributes ?? {}, body, path),
    ...checkCounts(schema, body, path),
    ...properties(body).flatMap(([name, value]) => {
      const attribute = own(schema.attributes, name);
      const block = own(schema.block_types, name);
      const at = join(path, name);
      if (attribute !== undefined) return checkAttribute(attribute, value, at);
      if (block !== undefined) return [...(block.block.deprecated === true ? problemAt(at, "deprecated: a later release of the provider drops it") : []), ...checkBlocks(block, value, at)];
      if (name === "dynamic") return checkDynamic(schema, value, path, checkBody);
      return problemAt(at, "unknown argument or block");
    }),
  ];
}

function checkBlocks(type: BlockType, value: unknown, path: string): readonly Problem[] {
  if (value === null) return [];
  if (type.nesting_mode === "map") {
    if (!isObject(value)) return problemAt(path, `wrong type: needs blocks by label, given ${describe(value)}`);
    return properties(value).flatMap(([label, body]) => checkOne(type, body, join(path, label)));
  }
  return Array.isArray(value) ? value.flatMap((body, index) => checkOne(type, body, `${path}[${index}]`)) : checkOne(type, value, path);
}

// Not even an expression: blocks are structure, which Terraform must know before it evaluates anything.
function checkOne(type: BlockType, block: unknown, path: string): readonly Problem[] {
  // In a list, null is a block that says nothing.
  const body = block ?? {};
  return isObject(body) ? checkBody(type.block, body, path) : problemAt(path, `wrong type: needs a block or a list of blocks, given ${describe(body)}`);
}

function checkCounts(schema: BlockSchema, body: JsonObject, path: string): readonly Problem[] {
  return Object.entries(schema.block_types ?? {}).flatMap(([name, type]) => {
    const value = own(body, name) ?? [];
    const single = type.nesting_mode === "single" || type.nesting_mode === "group";
    // How many a dynamic block makes is known to Terraform only, so then there is no such thing as too few.
    const min_items = hasDynamic(body, name) ? 0 : (type.min_items ?? 0);
    const max_items = single ? 1 : (type.max_items ?? Infinity);
    const count = type.nesting_mode === "map" && isObject(value) ? properties(value).length : listOf(value).length;
    return checkLimits({ min_items, max_items }, count, join(path, name));
  });
}

const hasDynamic = (body: JsonObject, name: string): boolean => objectsOf(own(body, "dynamic")).some((byType) => Object.hasOwn(byType, name));
