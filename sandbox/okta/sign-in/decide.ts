import { field, isObject, list, object, text, texts, type Unread } from "../json";
import type { PolicyRule } from "../policy-rules";
import { needsOf, type Need, type Person } from "./needs";

/** Who asks for the app, from where and when. */
export interface Attempt extends Person {
  readonly userId: string;
  readonly groupIds: readonly string[];
  /** Ids of the network zones that the request comes from. */
  readonly zones: readonly string[];
  readonly now: Date;
}

export interface Decision {
  /** Name of the rule that decided. */
  readonly rule: string;
  readonly access: "ALLOW" | "DENY";
  /** What has to be proved before access is given. */
  readonly needs: readonly Need[];
}

/** The app sign-on policy: the first active rule, by priority, whose conditions hold decides; the catch-all holds always. */
export function decide(rules: readonly PolicyRule[], attempt: Attempt): Decision {
  const ordered = rules.filter(({ status }) => status === "ACTIVE").toSorted((a, b) => Number(a.system) - Number(b.system) || a.priority - b.priority);
  const rule = ordered.find((candidate) => holds(candidate, attempt));
  if (rule === undefined) throw new Error("the policy has no catch-all rule");
  const signOn = field(rule.actions, "appSignOn");
  if (text(field(signOn, "access")) !== "ALLOW") return { rule: rule.name, access: "DENY", needs: [] };
  return { rule: rule.name, access: "ALLOW", needs: needsOf(object(field(signOn, "verificationMethod")), attempt, attempt.now) };
}

function holds({ name, conditions }: PolicyRule, attempt: Attempt): boolean {
  if (conditions === null) return true;
  const unknown = unevaluated(conditions);
  // A condition that is passed over would give access to people whom Okta refuses, or the other way round.
  if (unknown !== undefined) throw new Error(`rule ${JSON.stringify(name)}: this sandbox does not evaluate the condition ${unknown}`);
  const people = field(conditions, "people");
  return chosen(field(people, "users"), [attempt.userId]) && chosen(field(people, "groups"), attempt.groupIds) && inNetwork(field(conditions, "network"), attempt.zones);
}

/** One of those included, where some are, and none of those excluded. */
function chosen(condition: Unread, own: readonly string[]): boolean {
  const include = texts(field(condition, "include"));
  return (include.length === 0 || include.some((id) => own.includes(id))) && !texts(field(condition, "exclude")).some((id) => own.includes(id));
}

function inNetwork(network: Unread, zones: readonly string[]): boolean {
  const connection = text(field(network, "connection")) ?? "ANYWHERE";
  if (connection === "ANYWHERE") return true;
  if (connection !== "ZONE") throw new Error(`this sandbox does not evaluate the network connection ${connection}: name zones`);
  return chosen(network, zones.length > 0 ? [...zones, "ALL_ZONES"] : []);
}

function unevaluated(conditions: Unread): string | undefined {
  const userType = field(conditions, "userType");
  const risk = text(field(field(conditions, "riskScore"), "level")) ?? "ANY";
  const platforms = list(field(field(conditions, "platform"), "include")).some((one) => text(field(one, "type")) !== "ANY" || text(field(field(one, "os"), "type")) !== "ANY");
  if (risk !== "ANY") return "riskScore";
  if (platforms) return "platform";
  if (set(userType)) return "userType";
  return ["device", "elCondition"].find((name) => set(field(conditions, name)));
}

/** The provider writes members without a value for what nobody asked for. */
function set(condition: Unread): boolean {
  if (isObject(condition)) return Object.values(condition).some(set);
  return Array.isArray(condition) ? condition.length > 0 : condition !== undefined && condition !== null && condition !== false && condition !== "";
}
