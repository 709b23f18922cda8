import { didYouMean, nearest } from "../keys";

/** Only the environment that makes the app decides about these. */
const OF_THE_MADE_APP = ["acsUrl", "nameId", "signOn", "attributes", "additionalAcs"];

/** The way out for a property that is not among the `known` ones of its object; `path` is the object's. */
export function unknownPropertyFix(key: string, known: readonly string[], path: readonly PropertyKey[], object: unknown): string {
  const credential = /token|secret|password|key/i.test(key) ? "; credentials never stand in the data: they come from the providers' environment variables" : "";
  const elsewhere = belongsElsewhere(key, path, object);
  if (elsewhere !== undefined) return elsewhere;
  const isThere = (name: string) => typeof object === "object" && object !== null && Object.hasOwn(object, name);
  const same = known.find((name) => name.toLowerCase() === key.toLowerCase());
  if (same !== undefined && isThere(same)) return `remove it: ${JSON.stringify(same)} is there already`;
  const near = nearest(key, known.filter((name) => !isThere(name)));
  if (near.length > 0) return didYouMean(near) + credential;
  if (path[0] === "organization") return "remove it: the snapshot keeps only what access is computed from, and leaves out the Arn, Email, JoinedMethod and the like that `aws organizations` shows";
  return `remove it, or correct its name${credential}`;
}

function belongsElsewhere(key: string, path: readonly PropertyKey[], object: unknown): string | undefined {
  if (path.at(-1) !== "samlApp" || !OF_THE_MADE_APP.includes(key) || typeof object !== "object" || object === null || !("kind" in object)) return undefined;
  return object.kind === "use"
    ? "move it to the environment that makes the app, into its createOinApp() or createCustomApp(): useApp() only uses the app and never changes it"
    : "remove it: further Regions need an app made by createCustomApp()";
}
