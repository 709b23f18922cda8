import { lineOf } from "../rule";

type Path = readonly PropertyKey[];

/** A path of the catalog as its author wrote it: `permissionSets.ReadOnly.managed[0]`. */
export function placeInCatalog(path: Path): string {
  return joined("", path) || "catalog";
}

/** A path in the list of environments: `[1].aws.region` reads `pilot.aws.region`, and an assignment has its line. */
export function placeIn(environments: unknown, [index, ...rest]: Path): string {
  if (index === undefined) return "environments";
  const one = valueAt(environments, [index]);
  const name = typeof one === "object" && one !== null && "name" in one && typeof one.name === "string" ? one.name : `environments[${String(index)}]`;
  const line = rest[0] === "assignments" && rest.length > 1 ? lineOf(valueAt(one, [...rest.slice(0, 2), "written"])) : "";
  return joined(name, rest) + line;
}

/** What stands at the path; nothing where the way to it breaks off. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined), root);
}

function joined(start: string, path: Path): string {
  return path.reduce<string>((place, step) => (typeof step === "number" ? `${place}[${step}]` : `${place}${place === "" ? "" : "."}${String(step)}`), start);
}
