import { blank, invalid } from "./errors";
import { compact, field, isObject, list, object, text, texts, type Json, type JsonObject, type Unread } from "./json";

const NETWORKS = ["ANYWHERE", "ZONE", "ON_NETWORK", "OFF_NETWORK"];
const DURATION = /^P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?$/;
/** Recorded answers show it for rules created without one; the plural Terraform resource sends none unless told. */
const DEFAULT_REAUTHENTICATION = "PT12H";

/** What Okta keeps of a rule: its name, and the conditions and actions with the defaults it fills in. */
export interface PolicyRuleWish {
  readonly name: string;
  readonly conditions: JsonObject | null;
  readonly actions: JsonObject;
}

export function readPolicyRule(body: JsonObject, known: { readonly hasGroup: (id: string) => boolean }, system = false): PolicyRuleWish {
  const name = text(field(body, "name")) ?? "";
  if (name.trim() === "") throw invalid("name", blank("name"));
  const conditions = field(body, "conditions");
  if (system) {
    // The catch-all rule applies to whoever no other rule caught, so it can't have conditions.
    if (isObject(conditions) && Object.keys(conditions).length > 0) {
      throw invalid("conditions", "conditions: Conditions cannot be set on the default rule");
    }
    return { name, conditions: null, actions: readActions(field(body, "actions")) };
  }
  return { name, conditions: readConditions(conditions, known), actions: readActions(field(body, "actions")) };
}

function readActions(actions: Unread): JsonObject {
  const signOn = field(actions, "appSignOn");
  const method = field(signOn, "verificationMethod");
  const chains = list(field(method, "chains")).filter(isObject);
  const reauthenticate = text(field(method, "reauthenticateIn")) ?? (chains.length > 0 ? undefined : DEFAULT_REAUTHENTICATION);
  const keep = field(signOn, "keepMeSignedIn");
  return {
    appSignOn: {
      access: oneOf("access", field(signOn, "access"), ["ALLOW", "DENY"], "ALLOW"),
      verificationMethod: compact({
        factorMode: oneOf("factorMode", field(method, "factorMode"), ["1FA", "2FA"], "2FA"),
        type: oneOf("type", field(method, "type"), ["ASSURANCE", "AUTH_METHOD_CHAIN"], "ASSURANCE"),
        reauthenticateIn: duration("reauthenticateIn", reauthenticate),
        inactivityPeriod: duration("inactivityPeriod", text(field(method, "inactivityPeriod"))),
        constraints: optional(list(field(method, "constraints")).map(readConstraint)),
        chains: optional(chains),
      }),
      keepMeSignedIn: compact({
        postAuth: oneOf("postAuth", field(keep, "postAuth"), ["ALLOWED", "NOT_ALLOWED"], "NOT_ALLOWED"),
        postAuthPromptFrequency: duration("postAuthPromptFrequency", text(field(keep, "postAuthPromptFrequency"))),
      }),
    },
  };
}

/** Okta drops what it doesn't know of a constraint and says nothing: a misspelt key leaves an empty object. */
function readConstraint(constraint: Json): JsonObject {
  const knowledge = field(constraint, "knowledge");
  const possession = field(constraint, "possession");
  return compact({
    knowledge: isObject(knowledge) ? knowledge : undefined,
    possession: isObject(possession) ? possession : undefined,
  });
}

function readConditions(conditions: Unread, known: { readonly hasGroup: (id: string) => boolean }): JsonObject {
  const people = field(conditions, "people");
  const users = field(people, "users");
  const groups = field(people, "groups");
  const network = field(conditions, "network");
  const connection = oneOf("network.connection", field(network, "connection"), NETWORKS, "ANYWHERE");
  const missing = [...texts(field(groups, "include")), ...texts(field(groups, "exclude"))].filter((id) => !known.hasGroup(id));
  if (missing.length > 0) throw invalid("conditions.people.groups", `groups: No such group: ${missing.join(", ")}`);
  if (connection === "ZONE" && texts(field(network, "include")).length + texts(field(network, "exclude")).length === 0) {
    throw invalid("conditions.network", "network: A zone must be included or excluded");
  }
  const platform = list(field(field(conditions, "platform"), "include")).map(readPlatform);
  return compact({
    people: compact({
      users: compact({ include: optional(texts(field(users, "include"))), exclude: texts(field(users, "exclude")) }),
      groups: isObject(groups) ? chosen(groups) : undefined,
    }),
    network: { connection, ...chosen(network) },
    device: echo(field(conditions, "device")),
    platform: platform.length > 0 ? { include: platform, exclude: [] } : undefined,
    riskScore: { level: oneOf("riskScore.level", field(field(conditions, "riskScore"), "level"), ["ANY", "LOW", "MEDIUM", "HIGH"], "ANY") },
    elCondition: echo(field(conditions, "elCondition")),
    userType: {
      include: texts(field(field(conditions, "userType"), "include")),
      exclude: texts(field(field(conditions, "userType"), "exclude")),
    },
  });
}

const chosen = (from: Unread): JsonObject =>
  compact({ include: optional(texts(field(from, "include"))), exclude: optional(texts(field(from, "exclude"))) });

function readPlatform(platform: Json): JsonObject {
  const os = object(field(platform, "os"));
  return compact({
    type: text(field(platform, "type")) ?? "ANY",
    os: compact({ type: text(field(os, "type")) ?? "ANY", expression: text(field(os, "expression")) }),
  });
}

const echo = (value: Unread): JsonObject | undefined => (isObject(value) ? value : undefined);

const optional = <T extends Json>(items: readonly T[]): readonly T[] | undefined => (items.length > 0 ? items : undefined);

function oneOf(name: string, value: Unread, allowed: readonly string[], otherwise: string): string {
  if (value === undefined || value === null || value === "") return otherwise;
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw invalid(name, `${name}: Not one of the allowed values: ${allowed.join(", ")}`);
}

function duration(name: string, value: string | undefined): string | undefined {
  if (value === undefined || value === "") return undefined;
  if (!DURATION.test(value)) throw invalid(name, `${name}: Not an ISO 8601 duration: ${value}`);
  return value;
}
