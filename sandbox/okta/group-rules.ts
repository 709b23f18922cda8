import { blank, invalid, notFound, taken } from "./errors";
import { readExpression, groupsOf } from "./group-rule-expression";
import type { Groups } from "./groups";
import { stamp, type Ids } from "./ids";
import { field, text, texts, type JsonObject } from "./json";
import type { KeptOkta } from "./kept";
import type { Memberships } from "./memberships";
import type { Users } from "./users";

export interface GroupRule {
  readonly id: string;
  readonly created: Date;
  readonly groupIds: readonly string[];
  lastUpdated: Date;
  name: string;
  /** INVALID once a group it names is gone; then neither activation nor deactivation is possible any more. */
  status: "ACTIVE" | "INACTIVE" | "INVALID";
  expression: string;
  exclude: readonly string[];
}

export class GroupRules {
  private readonly rules = new Map<string, GroupRule>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
    private readonly state: { readonly groups: Groups; readonly users: Users; readonly memberships: Memberships },
  ) {}

  save(): KeptOkta["groupRules"] {
    return this.all().map(({ created, lastUpdated, groupIds, exclude, ...plain }) => ({ ...plain, groupIds: [...groupIds], exclude: [...exclude], created: stamp(created), lastUpdated: stamp(lastUpdated) }));
  }

  /** Takes the place of all that is there; evaluates nothing, since the memberships were kept too. */
  load(kept: KeptOkta["groupRules"]): void {
    this.rules.clear();
    for (const { created, lastUpdated, ...plain } of kept) this.rules.set(plain.id, { ...plain, created: new Date(created), lastUpdated: new Date(lastUpdated) });
  }

  all(): readonly GroupRule[] {
    return [...this.rules.values()];
  }

  get(id: string): GroupRule {
    const rule = this.rules.get(id);
    if (!rule) throw notFound(id, "GroupRule");
    return rule;
  }

  add(body: JsonObject): GroupRule {
    const wish = this.read(body);
    const created = this.now();
    const rule: GroupRule = { id: this.ids.next("0pr"), created, lastUpdated: created, status: "INACTIVE", ...wish };
    this.rules.set(rule.id, rule);
    return rule;
  }

  update(id: string, body: JsonObject): GroupRule {
    const rule = this.get(id);
    if (rule.status === "ACTIVE") throw invalid("rule", "Cannot modify an active group rule: deactivate it first");
    const { groupIds, ...wish } = this.read(body, rule);
    if (!same(groupIds, rule.groupIds)) {
      throw invalid("actions", "actions: The groups a rule assigns cannot be changed");
    }
    return Object.assign(rule, wish, { lastUpdated: this.now() });
  }

  /** Members a rule added stay when it is switched off; Okta only stops looking at them. */
  setActive(id: string, active: boolean): void {
    const rule = this.get(id);
    if (rule.status === "INVALID") {
      throw invalid("rule", "Cannot activate or deactivate a Group Rule with the status INVALID");
    }
    rule.status = active ? "ACTIVE" : "INACTIVE";
    this.evaluate();
  }

  remove(id: string, removeUsers: boolean): void {
    const rule = this.get(id);
    const { memberships } = this.state;
    for (const groupId of rule.groupIds) {
      for (const userId of memberships.givenBy(groupId, id)) {
        if (!removeUsers) memberships.add(groupId, userId);
        memberships.withdraw(groupId, userId, id);
      }
    }
    this.rules.delete(id);
    this.evaluate();
  }

  /** A user whom an admin takes out of a group that a rule fills becomes an exception of that rule, or it would add them again. */
  except(ruleId: string, userId: string): void {
    const rule = this.rules.get(ruleId);
    if (rule && !rule.exclude.includes(userId)) rule.exclude = [...rule.exclude, userId];
  }

  groupRemoved(groupId: string): void {
    for (const rule of this.rules.values()) {
      if (rule.groupIds.includes(groupId) || groupsOf(rule.expression)?.includes(groupId)) rule.status = "INVALID";
    }
    this.evaluate();
  }

  /** Brings memberships in line with the active rules. One rule may feed another, so it goes on until nothing moves. */
  evaluate(): void {
    for (let pass = 0; pass <= this.rules.size; pass += 1) {
      const moved = this.all().filter((rule) => rule.status === "ACTIVE" && this.apply(rule)).length;
      if (moved === 0) return;
    }
  }

  private apply(rule: GroupRule): boolean {
    const { users, memberships } = this.state;
    const sources = groupsOf(rule.expression) ?? [];
    let moved = false;
    for (const user of users.all()) {
      // Deactivating a person triggers no rule: they stay where they are.
      if (user.status === "DEPROVISIONED" || user.status === "STAGED") continue;
      const matches = !rule.exclude.includes(user.id) && sources.some((groupId) => memberships.has(groupId, user.id));
      for (const groupId of rule.groupIds) {
        const given = memberships.reasonsFor(groupId, user.id).includes(rule.id);
        if (given === matches) continue;
        if (matches) memberships.add(groupId, user.id, rule.id);
        else memberships.withdraw(groupId, user.id, rule.id);
        moved = true;
      }
    }
    return moved;
  }

  private read(body: JsonObject, current?: GroupRule): Pick<GroupRule, "name" | "expression" | "exclude" | "groupIds"> {
    const name = text(field(body, "name")) ?? "";
    const conditions = field(body, "conditions");
    const expression = text(field(field(conditions, "expression"), "value")) ?? "";
    const groupIds = texts(field(field(field(body, "actions"), "assignUserToGroups"), "groupIds"));
    const causes = [
      ...(name === "" ? [blank("name")] : []),
      ...(name.length > 50 ? ["name: The field is too long"] : []),
      ...(this.all().some((rule) => rule.name === name && rule.id !== current?.id) ? [taken("name")] : []),
      ...(groupIds.length === 0 ? [blank("actions.assignUserToGroups.groupIds")] : []),
    ];
    if (causes.length > 0) throw invalid("rule", ...causes);
    const unknown = [...groupIds, ...readExpression(expression)].filter((id) => !this.state.groups.find(id));
    if (unknown.length > 0) throw invalid("rule", `group: No such group: ${unknown.join(", ")}`);
    return { name, expression, groupIds, exclude: texts(field(field(field(conditions, "people"), "users"), "exclude")) };
  }
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id));

export function groupRuleView(rule: GroupRule): JsonObject {
  return {
    type: "group_rule",
    id: rule.id,
    status: rule.status,
    name: rule.name,
    created: stamp(rule.created),
    lastUpdated: stamp(rule.lastUpdated),
    conditions: {
      people: { users: { exclude: rule.exclude }, groups: { exclude: [] } },
      expression: { value: rule.expression, type: "urn:okta:expression:1.0" },
    },
    actions: { assignUserToGroups: { groupIds: rule.groupIds } },
    allGroupsValid: rule.status !== "INVALID",
  };
}
