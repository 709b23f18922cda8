import { isRecord, own } from "./sensitive";

/** Answers what an argument of a block of the root module refers to; the blocks are indexed when it is first asked. */
export function readReferences(configuration: Readonly<Record<string, unknown>>): (block: string, argument: string) => readonly string[] {
  let blocks: Map<string, Readonly<Record<string, unknown>>> | undefined;
  return (block, argument) => {
    blocks ??= index(configuration);
    const expressions = own(blocks.get(block) ?? {}, "expressions");
    const expression = isRecord(expressions) ? own(expressions, argument) : undefined;
    const references = isRecord(expression) ? expression.references : undefined;
    return Array.isArray(references) ? references.filter((one): one is string => typeof one === "string") : [];
  };
}

function index(configuration: Readonly<Record<string, unknown>>): Map<string, Readonly<Record<string, unknown>>> {
  const root = configuration.root_module;
  const resources: readonly unknown[] = isRecord(root) && Array.isArray(root.resources) ? root.resources : [];
  return new Map(resources.flatMap((resource) => (isRecord(resource) && typeof resource.address === "string" ? [[resource.address, resource] as const] : [])));
}
