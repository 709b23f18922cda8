/** All names and ids by which a grant is told from others in a plan. */
export interface Names {
  readonly set: string;
  readonly setId: string;
  /** Name of its block in state. */
  readonly block: string;
  /** 12 digits. */
  readonly account: string;
  readonly group: string;
  readonly groupId: string;
  /** Name of the local that its block is made over. */
  readonly local: string;
}

const FIELDS = ["block", "local", "groupId", "setId", "account", "set", "group"] as const;

/** Gives copies of a part of a plan, every name and id in it replaced by another grant's. */
export function copier<Part>(part: Part, from: Names): (to: Names) => Part {
  const fields = FIELDS.toSorted((a, b) => from[b].length - from[a].length);
  // The longest first: the name of a block begins with that of its set.
  const pieces = JSON.stringify(part).split(new RegExp(`(${fields.map((field) => from[field].replaceAll(/[^\w-]/g, String.raw`\$&`)).join("|")})`));
  const found = pieces.map((piece, index) => (index % 2 === 1 ? fields.find((field) => from[field] === piece) : undefined));
  return (to) => {
    const text = pieces.map((piece, index) => {
      const field = found[index];
      return field === undefined ? piece : to[field];
    });
    return JSON.parse(text.join("")) as Part; // oxlint-disable-line no-unsafe-type-assertion -- the same JSON with other names
  };
}
