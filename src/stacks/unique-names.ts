import type { IConstruct } from "constructs";
import { TerraformElement, TerraformResource, type TerraformStack } from "../providers/core";

/** Names every two elements of a stack that would overwrite each other: CDKTF itself lets the later one win without a word. */
export function nameCollisions(stack: TerraformStack): string[] {
  const seen = new Map<string, string>();
  const collisions: string[] = [];
  for (const node of stack.node.findAll()) {
    const address = addressOf(node);
    if (address === undefined) continue;
    const other = seen.get(address);
    if (other === undefined) seen.set(address, node.node.path);
    else collisions.push(`${node.node.path} and ${other} are both ${address} in state`);
  }
  return collisions;
}

function addressOf(node: IConstruct): string | undefined {
  if (!TerraformElement.isTerraformElement(node)) return undefined;
  const element = node;
  // The type is part of the address only where Terraform has types; a block's kind (data, resource, output) is told by its constructor.
  const type = "terraformResourceType" in element ? String(element.terraformResourceType) : element.constructor.name;
  const kind = TerraformResource.isTerraformResource(element) ? "resource" : "other";
  return `${kind} ${type}.${element.friendlyUniqueId}`;
}
