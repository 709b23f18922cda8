import { quote } from "../../model/problem";
import { parseAction } from "../actions";
import { isObject, toPlainJson } from "../plain-json";
import type { Json, JsonObject } from "../plain-json";
import { readStatements, type ReadStatement } from "../policy-document";
import { actionMatcher, type ActionMatcher } from "./action-matcher";
import { conditionsFrom, type Condition } from "./conditions";
import { EVERY_RESOURCE, resourcesFrom, type Resources } from "./resources";

/** A statement that IAM can read, in one spelling: equal statements have equal identities, wherever they are written. */
export interface Statement {
  /** Where it is from, as a person finds it: `AdministratorAccess`, `inline policy, statement "Deploy"`. */
  readonly source: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: ActionMatcher;
  readonly resources: Resources;
  readonly conditions: readonly Condition[];
  readonly identity: string;
}

/** What a document says: its statements, and what is in it that IAM could not read either, as a sentence and as it is written. */
export interface ReadDocument {
  readonly statements: readonly Statement[];
  readonly unreadable: readonly { readonly sentence: string; readonly key: string }[];
}

/** Reads any value as an identity policy; `name` is what a person calls it. Never throws. */
export function readDocument(name: string, document: unknown): ReadDocument {
  const plain = toPlainJson(document);
  if ("problem" in plain) return { statements: [], unreadable: [unreadable(`${name} is no JSON (${plain.problem.path}: ${plain.problem.what})`, null)] };
  const { json } = plain;
  if (!isObject(json) || !(isObject(json.Statement) || Array.isArray(json.Statement))) return { statements: [], unreadable: [unreadable(`${name} is no policy (${quote(json, 60)})`, json)] };
  const written: readonly Json[] = Array.isArray(json.Statement) ? json.Statement : [json.Statement];
  const results = written.map((element, index) => (isObject(element) ? read(name, element, index, written.length) : { fault: `${name}, statement ${index + 1} is no object` }));
  return {
    statements: results.flatMap((result) => ("fault" in result ? [] : [result])),
    unreadable: results.flatMap((result, index) => ("fault" in result ? [unreadable(result.fault, written[index] ?? null)] : [])),
  };
}

function unreadable(what: string, written: Json): ReadDocument["unreadable"][number] {
  return { sentence: `${what}: what it allows or denies is not known`, key: `${what} ${JSON.stringify(written)}` };
}

function read(name: string, element: JsonObject, index: number, of: number): Statement | { readonly fault: string } {
  const [statement] = readStatements({ Statement: element }, "");
  const place = typeof element.Sid === "string" && element.Sid !== "" ? `${name}, statement ${quote(element.Sid)}` : of === 1 ? name : `${name}, statement ${index + 1}`;
  if (statement === undefined) return { fault: `${place} is no object` };
  const fault = faultOf(element, statement);
  if (fault !== undefined) return { fault: `${place} ${fault}` };
  const actions = actionMatcher("NotAction" in element, values("NotAction" in element ? statement.notActions : statement.actions));
  const resources = "NotResource" in element ? resourcesFrom("all-but", values(statement.notResources)) : resourcesFrom("only", values(statement.resources));
  return make({ source: place, effect: element.Effect === "Allow" ? "Allow" : "Deny", actions, resources, conditions: conditionsFrom(statement.conditions) });
}

function make(parts: Omit<Statement, "identity">): Statement {
  const { effect, actions, resources, conditions } = parts;
  const keys = conditions.map(({ operator, key, values: all }) => [operator.toLowerCase(), key.toLowerCase(), all]);
  return { ...parts, identity: JSON.stringify([effect, actions.negated, actions.patterns, resources.kind, resources.patterns, keys]) };
}

/** What the absence of a boundary comes to. */
export const EVERYTHING_ALLOWED: Statement = make({ source: "no boundary", effect: "Allow", actions: actionMatcher(false, ["*"]), resources: EVERY_RESOURCE, conditions: [] });

/** Why IAM refuses the statement; what it may only warn of is left to the check of the data. */
function faultOf(element: JsonObject, statement: ReadStatement): string | undefined {
  if (element.Effect !== "Allow" && element.Effect !== "Deny") return `has the effect ${quote(element.Effect, 40)}`;
  if ("Principal" in element || "NotPrincipal" in element) return "names a principal, which no identity policy does";
  const actionFault = choiceFault(element, "Action", "NotAction") ?? [...statement.actions, ...statement.notActions].filter(({ value }) => parseAction(value) === undefined).map(({ value }) => `has the action ${quote(value, 60)}`)[0];
  if (actionFault !== undefined) return actionFault;
  const resourceFault = choiceFault(element, "Resource", "NotResource");
  if (resourceFault !== undefined) return resourceFault;
  return conditionsAreRead(element.Condition) ? undefined : `has the condition ${quote(element.Condition, 60)}`;
}

function choiceFault(element: JsonObject, name: string, negation: string): string | undefined {
  if (name in element === negation in element) return name in element ? `has both ${name} and ${negation}` : `has neither ${name} nor ${negation}`;
  const value = element[name] ?? element[negation];
  const fine = value !== undefined && (isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isText)));
  return fine ? undefined : `has as ${name in element ? name : negation} ${quote(value, 60)}`;
}

function conditionsAreRead(block: Json | undefined): boolean {
  if (block === undefined) return true;
  return isObject(block) && Object.values(block).every((keys) => isObject(keys) && Object.values(keys).every((value) => (Array.isArray(value) ? value.every(isValue) : isValue(value))));
}

function isText(value: Json): boolean {
  return typeof value === "string" && value !== "";
}

function isValue(value: Json): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

function values(placed: readonly { readonly value: string }[]): string[] {
  return placed.map(({ value }) => value);
}
