import { forbidden, invalid, notFound, taken } from "./errors";
import { stamp, type Ids } from "./ids";
import type { JsonObject } from "./json";
import type { KeptOkta } from "./kept";
import { readPolicyRule, type PolicyRuleWish } from "./policy-rule-body";
import { lastPriority, takePriority } from "./priorities";

/** The catch-all rule stays last: no other rule gets its number or a higher one. */
const CATCH_ALL_PRIORITY = 99;

export interface PolicyRule {
  readonly id: string;
  readonly system: boolean;
  readonly created: Date;
  lastUpdated: Date;
  name: string;
  priority: number;
  status: "ACTIVE" | "INACTIVE";
  conditions: JsonObject | null;
  actions: JsonObject;
}

/** The rules of one policy; every policy is born with a catch-all rule. */
export class PolicyRules {
  private readonly rules = new Map<string, PolicyRule>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
    kept?: KeptOkta["policies"][number]["rules"],
  ) {
    for (const { created, lastUpdated, ...plain } of kept ?? []) this.rules.set(plain.id, { ...plain, created: new Date(created), lastUpdated: new Date(lastUpdated) });
    if (kept !== undefined) return;
    this.insert(readPolicyRule({ name: "Catch-all Rule" }, { hasGroup: () => false }, true), true, CATCH_ALL_PRIORITY);
  }

  save(): KeptOkta["policies"][number]["rules"] {
    return [...this.rules.values()].map(({ created, lastUpdated, ...plain }) => ({ ...plain, created: stamp(created), lastUpdated: stamp(lastUpdated) }));
  }

  all(): readonly PolicyRule[] {
    return [...this.rules.values()].toSorted((a, b) => a.priority - b.priority);
  }

  get(id: string): PolicyRule {
    const rule = this.rules.get(id);
    if (!rule) throw notFound(id, "PolicyRule");
    return rule;
  }

  add(wish: PolicyRuleWish, priority?: number): PolicyRule {
    this.checkName(wish.name);
    const rule = this.insert(wish, false, -1);
    this.place(rule, priority ?? lastPriority(this.movable()));
    return rule;
  }

  update(id: string, wish: PolicyRuleWish, priority?: number): PolicyRule {
    const rule = this.get(id);
    if (wish.name !== rule.name) this.checkName(wish.name);
    Object.assign(rule, wish, { lastUpdated: this.now() });
    if (priority !== undefined && !rule.system) this.place(rule, priority);
    return rule;
  }

  remove(id: string): void {
    if (this.get(id).system) throw forbidden();
    this.rules.delete(id);
  }

  setActive(id: string, active: boolean): void {
    const rule = this.get(id);
    if (rule.system) throw forbidden();
    rule.status = active ? "ACTIVE" : "INACTIVE";
  }

  private movable(): readonly PolicyRule[] {
    return this.all().filter((rule) => !rule.system);
  }

  private place(rule: PolicyRule, priority: number): void {
    if (priority < 0) throw invalid("priority", "priority: must be 0 or more");
    takePriority(this.movable(), rule, Math.min(priority, CATCH_ALL_PRIORITY - 1));
  }

  private insert(wish: PolicyRuleWish, system: boolean, priority: number): PolicyRule {
    const created = this.now();
    const rule: PolicyRule = { id: this.ids.next("rul"), system, created, lastUpdated: created, priority, status: "ACTIVE", ...wish };
    this.rules.set(rule.id, rule);
    return rule;
  }

  private checkName(name: string): void {
    if (this.all().some((rule) => rule.name === name)) throw invalid("name", taken("name"));
  }
}

export function policyRuleView(rule: PolicyRule, policyHref: string): JsonObject {
  const self = `${policyHref}/rules/${rule.id}`;
  return {
    id: rule.id,
    status: rule.status,
    name: rule.name,
    priority: rule.priority,
    created: stamp(rule.created),
    lastUpdated: stamp(rule.lastUpdated),
    system: rule.system,
    conditions: rule.conditions,
    actions: rule.actions,
    _links: { self: { href: self, hints: { allow: rule.system ? ["GET", "PUT"] : ["GET", "PUT", "DELETE"] } } },
    type: "ACCESS_POLICY",
  };
}
