import type { User } from "../directory";
import { isFields, type Fields } from "../input";

/** Where the identity store's API keeps what AWS calls `enterprise.…`; what SCIM brought has a place of its own. */
const ENTERPRISE = ["aws:identitystore:enterprise", "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"];

const SOURCE = /^\$\{path:([A-Za-z]+(?:\[[^\]]*\])?(?:\.[A-Za-z]+(?:\[[^\]]*\])?)*)\}$/;
const STEP = /^([A-Za-z]+)(?:\[\s*([A-Za-z]+)\s+eq\s+("?)([^"\]]*?)\3\s*\])?$/;

/** The value of `${path:name.givenName}` or `${path:emails[primary eq true].value}` for a person; undefined where there is none, or where the source has another form. */
export function evaluateSource(source: string, user: User): string | undefined {
  const path = SOURCE.exec(source)?.[1];
  if (path === undefined) return undefined;
  const root: Fields = { UserName: user.userName, ...user.attributes, Enterprise: user.enterprise ?? enterpriseOf(user.attributes) };
  const found = steps(path).reduce<unknown>((there, step) => follow(there, step), root);
  // A number or a truth value is written as text; anything larger is no tag.
  return typeof found === "string" ? found : typeof found === "number" || typeof found === "boolean" ? String(found) : undefined;
}

/** Dots inside a filter's value separate nothing. */
function steps(path: string): string[] {
  return path.match(/[A-Za-z]+(?:\[[^\]]*\])?/g) ?? [];
}

function follow(there: unknown, step: string): unknown {
  const [, name = "", key, , wanted] = STEP.exec(step) ?? [];
  const next = member(there, name);
  if (key === undefined) return next;
  const list: readonly unknown[] = Array.isArray(next) ? next : [];
  return list.find((one) => String(member(one, key)).toLowerCase() === wanted?.toLowerCase());
}

/** The API writes members with a capital, paths and SCIM with a small letter. A list has one entry here, so that a path without a filter means that one. */
function member(there: unknown, name: string): unknown {
  const one: unknown = Array.isArray(there) ? there[0] : there;
  if (!isFields(one)) return undefined;
  const key = Object.keys(one).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : one[key];
}

function enterpriseOf(attributes: Fields): unknown {
  const extensions: unknown = attributes["Extensions"];
  const places = [isFields(extensions) ? extensions : {}, attributes];
  return attributes["Enterprise"] ?? places.flatMap((place) => ENTERPRISE.map((name) => place[name])).find((found) => found !== undefined);
}
