import type { StackJson } from "../../src/terraform/stack-json";

/** A block of a synthesized stack that may be edited. */
type Block = Record<string, unknown>;

/** A synthesized stack as a person may edit it by hand. */
export class StackDraft {
  private readonly json: Record<string, unknown>;

  constructor(stack: StackJson) {
    this.json = structuredClone(stack) as Record<string, unknown>; // oxlint-disable-line no-unsafe-type-assertion -- a clone is ours to change
  }

  /** The block at an address of state, `aws_ssoadmin_permission_set.ReadOnly` or with `data.` before it; made where it is not there. */
  block(address: string): Block {
    const [kind, type = "", name = ""] = address.startsWith("data.") ? ["data", ...address.split(".").slice(1)] : ["resource", ...address.split(".")];
    return inside(inside(inside(this.json, kind ?? ""), type), name);
  }

  /** Takes a block out. */
  remove(address: string): void {
    const [type = "", name = ""] = address.split(".");
    delete inside(inside(this.json, "resource"), type)[name];
  }

  /** A block without a type: `local`, `output`, `variable`. */
  section(name: string): Block {
    return inside(this.json, name);
  }

  /** A list of blocks: `import`, `moved`, `removed`. */
  add(list: string, block: Block): void {
    const there = this.json[list];
    this.json[list] = [...(Array.isArray(there) ? there as unknown[] : []), block];
  }

  /** Replaces a text wherever it stands in the blocks of one type. */
  rewrite(type: string, from: string, to: string): void {
    const resource = inside(this.json, "resource");
    const text = JSON.stringify(resource[type]);
    if (!text.includes(from)) throw new Error(`no block of ${type} has ${from}`);
    resource[type] = JSON.parse(text.replaceAll(from, to));
  }

  /** Lets every block be destroyed. */
  unprotect(): void {
    for (const blocks of Object.values(inside(this.json, "resource"))) {
      for (const block of Object.values(blocks as Record<string, Block>)) { // oxlint-disable-line no-unsafe-type-assertion -- resource.<type>.<name>
        const lifecycle = block["lifecycle"];
        if (typeof lifecycle === "object" && lifecycle !== null && "prevent_destroy" in lifecycle) delete lifecycle.prevent_destroy;
      }
    }
  }

  done(): StackJson {
    return this.json as StackJson; // oxlint-disable-line no-unsafe-type-assertion -- made of JSON
  }
}

function inside(parent: Block, name: string): Block {
  parent[name] ??= {};
  return parent[name] as Block; // oxlint-disable-line no-unsafe-type-assertion -- Terraform's JSON nests objects by name
}
