import { Construct } from "constructs";
import type { Assurance, ManagedSignOnPolicy, SignOnPolicy, SignOnRule } from "../model/sign-on";
import { AppSignonPolicy, AppSignonPolicyRules, type AppSignonPolicyRulesRule, DataOktaPolicy } from "../providers/okta";
import { hclString, literal } from "../providers/expression";

const NAME = "identity_center";

/** The app's sign-on policy: whoever no rule lets in is refused, since its catch-all denies. */
export class SignOnPolicyConstruct extends Construct {
  readonly policyId: string;
  /** What an app has to wait for: the policy has no rule until its rules are made, and then refuses everybody. */
  readonly rules: AppSignonPolicyRules | undefined;

  constructor(scope: Construct, id: string, policy: SignOnPolicy, groupId: (key: string) => string) {
    super(scope, id);
    if (policy.kind === "existing") {
      this.policyId = findPolicy(this, policy.name);
      this.rules = undefined;
      return;
    }
    this.policyId = makePolicy(this, policy);
    this.rules = makeRules(this, this.policyId, policy.rules, groupId);
  }
}

function findPolicy(scope: Construct, name: string): string {
  const found = new DataOktaPolicy(scope, "policy", {
    name: literal(name),
    type: "ACCESS_POLICY",
    lifecycle: { postcondition: [{ condition: `\${self.name == ${hclString(name)}}`, errorMessage: `Okta has no app sign-on policy named exactly ${literal(JSON.stringify(name))}; it offered "\${self.name}".` }] },
  });
  found.overrideLogicalId(NAME);
  return found.id;
}

function makePolicy(scope: Construct, policy: ManagedSignOnPolicy): string {
  // catch_all is read at creation only: it makes the default rule deny.
  const made = new AppSignonPolicy(scope, "policy", { name: literal(policy.name), description: literal(policy.description), catchAll: false });
  made.overrideLogicalId(NAME);
  return made.id;
}

function makeRules(scope: Construct, policyId: string, list: readonly SignOnRule[], groupId: (key: string) => string): AppSignonPolicyRules {
  const rules = new AppSignonPolicyRules(scope, "rules", { policyId, rule: list.map((rule, index) => ruleBlock(rule, index + 1, groupId)) });
  rules.overrideLogicalId(NAME);
  return rules;
}

/** Every rule carries its priority: without one Okta answers another than it was given, and the provider fails after the apply. */
function ruleBlock(rule: SignOnRule, priority: number, groupId: (key: string) => string): AppSignonPolicyRulesRule {
  const allowed = rule.access !== "deny";
  return {
    name: literal(rule.name),
    priority,
    access: allowed ? "ALLOW" : "DENY",
    ...(rule.groups === undefined ? {} : { groupsIncluded: rule.groups.map(groupId) }),
    ...network(rule),
    ...(allowed
      ? {
          factorMode: "2FA",
          reAuthenticationFrequency: rule.reauthenticateAfter ?? "PT2H",
          inactivityPeriod: rule.inactivity ?? "PT1H",
          constraints: constraintsOf(rule.assurance ?? "two-factors").map((one) => JSON.stringify(one)),
        }
      : {}),
  };
}

function network({ zones }: SignOnRule) {
  if (zones === undefined) return { networkConnection: "ANYWHERE" };
  return "include" in zones ? { networkConnection: "ZONE", networkIncludes: zones.include.map(literal) } : { networkConnection: "ZONE", networkExcludes: zones.exclude.map(literal) };
}

/**
 * Okta's own constraint objects for each assurance (Identity Engine, app sign-on policy rule, `constraints`).
 * `required` is always written: the provider sends false where it is left out, and drops a key that it does not know without a word.
 */
function constraintsOf(assurance: Assurance): object[] {
  switch (assurance) {
    case "two-factors": return [];
    case "phishing-resistant": return [{ possession: { required: true, phishingResistant: "REQUIRED" } }];
    case "phishing-resistant-hardware": return [{ possession: { required: true, hardwareProtection: "REQUIRED", phishingResistant: "REQUIRED" } }];
  }
}
