import { Construct } from "constructs";
import type { Group } from "../model/group";
import type { OktaSide } from "../model/environment";
import { DataOktaGroup, Group as OktaGroup, GroupRule } from "../providers/okta";
import { hclString, literal } from "../providers/expression";

/** The Okta groups of an environment by key: found by exact name, or made where the data says so. */
export class OktaGroups extends Construct {
  private readonly ids = new Map<string, string>();

  constructor(scope: Construct, id: string, private readonly groups: Readonly<Record<string, Group>>, okta: OktaSide) {
    super(scope, id);
    for (const own of okta.ownGroups ?? []) this.make(own.group, own.rule);
  }

  /** Id of a group of the catalog; the lookup is made when it is first asked for. */
  idOf(key: string): string {
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const group = this.groups[key];
    if (group === undefined) throw new Error(`group ${key} is not in the catalog; the data was not checked before synthesis`);
    const id = findGroup(this, key, group.name, group.type ?? "OKTA_GROUP");
    this.ids.set(key, id);
    return id;
  }

  private make(key: string, rule: string | undefined): void {
    const group = this.groups[key];
    if (group === undefined) throw new Error(`group ${key} is not in the catalog; the data was not checked before synthesis`);
    const made = new OktaGroup(this, `own-${key}`, { name: literal(group.name), description: literal(group.description) });
    made.overrideLogicalId(key);
    this.ids.set(key, made.id);
    if (rule !== undefined) fillByRule(this, key, group.name, literal(rule), made.id);
  }
}

/**
 * Finds a group by its exact name: Okta's own search goes by prefix, so "AWS-Us" would find "AWS-Users",
 * and a group pushed back from an app may have the same name, so the kind is asked for too.
 */
export function findGroup(scope: Construct, key: string, name: string, type: string): string {
  const found = new DataOktaGroup(scope, `find-${key}`, {
    name: literal(name),
    type,
    lifecycle: {
      postcondition: [{
        condition: `\${self.name == ${hclString(name)}}`,
        errorMessage: `Okta has no group named exactly ${literal(JSON.stringify(name))} of type ${type}; it offered "\${self.name}". Make the group in Okta, or correct its name in the catalog.`,
      }],
    },
  });
  found.overrideLogicalId(key);
  return found.id;
}

/** A group rule that keeps `groupId` filled; Okta lets a rule's name have 50 characters, so it is the group's name cut to fit. */
export function fillByRule(scope: Construct, key: string, name: string, expression: string, groupId: string): void {
  const rule = new GroupRule(scope, `rule-${key}`, {
    name: literal(ruleName(name)),
    status: "ACTIVE",
    expressionType: "urn:okta:expression:1.0",
    expressionValue: expression,
    groupAssignments: [groupId],
    removeAssignedUsers: true,
  });
  rule.overrideLogicalId(key);
}

/** Name of the rule that fills a group. */
function ruleName(group: string): string {
  return Array.from(group).slice(0, 50).join("");
}
