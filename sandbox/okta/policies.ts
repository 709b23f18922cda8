import { blank, forbidden, invalid, notFound, taken } from "./errors";
import { stamp, type Ids } from "./ids";
import { field, text, whole, type JsonObject } from "./json";
import type { KeptOkta } from "./kept";
import { PolicyRules } from "./policy-rules";

export const POLICY_TYPES = ["ACCESS_POLICY", "OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL", "PROFILE_ENROLLMENT", "IDP_DISCOVERY"];

export interface Policy {
  readonly id: string;
  readonly type: string;
  /** The one of its type that applies where nothing else was chosen. */
  readonly system: boolean;
  readonly created: Date;
  readonly rules: PolicyRules;
  lastUpdated: Date;
  name: string;
  description: string;
  priority: number;
  status: "ACTIVE" | "INACTIVE";
}

export interface PolicyOptions {
  /** @default "ACCESS_POLICY" */
  readonly type?: string;
  readonly description?: string;
  readonly priority?: number;
  readonly system?: boolean;
}

export class Policies {
  private readonly policies = new Map<string, Policy>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
  ) {
    this.add("Any two factors", { description: "Require two factors to access.", system: true });
    this.add("Okta Dashboard");
    for (const type of ["OKTA_SIGN_ON", "PASSWORD", "MFA_ENROLL"]) this.add("Default Policy", { type, system: true });
  }

  add(name: string, options: PolicyOptions = {}): Policy {
    const { type = "ACCESS_POLICY", description = "", priority = 1, system = false } = options;
    this.checkName(name, type);
    const created = this.now();
    const id = this.ids.next("rst");
    const rules = new PolicyRules(this.ids, this.now);
    const policy: Policy = { id, type, system, created, lastUpdated: created, name, description, priority, status: "ACTIVE", rules };
    this.policies.set(policy.id, policy);
    return policy;
  }

  all(): readonly Policy[] {
    return [...this.policies.values()];
  }

  find(id: string): Policy | undefined {
    return this.policies.get(id);
  }

  ofType(type: string): readonly Policy[] {
    return this.all().filter((policy) => policy.type === type);
  }

  get(id: string): Policy {
    const policy = this.policies.get(id);
    if (!policy) throw notFound(id, "Policy");
    return policy;
  }

  named(name: string): Policy | undefined {
    return this.ofType("ACCESS_POLICY").find((policy) => policy.name === name);
  }

  /** What an app has until it is given another, and again when that one is deleted. */
  default(): Policy {
    const policy = this.ofType("ACCESS_POLICY").find((candidate) => candidate.system);
    if (!policy) throw notFound("default", "Policy");
    return policy;
  }

  update(id: string, body: JsonObject): Policy {
    const policy = this.get(id);
    const wish = readPolicy(body);
    if (wish.type !== policy.type) throw invalid("type", "type: The type of a policy cannot be changed");
    if (wish.name !== policy.name) this.checkName(wish.name, policy.type);
    const { name, description, priority } = wish;
    return Object.assign(policy, { name, description, priority, lastUpdated: this.now() });
  }

  remove(id: string): void {
    if (this.get(id).system) throw forbidden();
    this.policies.delete(id);
  }

  save(): KeptOkta["policies"] {
    return [...this.policies.values()].map(({ created, lastUpdated, rules, ...plain }) => ({ ...plain, created: stamp(created), lastUpdated: stamp(lastUpdated), rules: rules.save() }));
  }

  /** Takes the place of all that is there. */
  load(kept: KeptOkta["policies"]): void {
    this.policies.clear();
    for (const { created, lastUpdated, rules, ...plain } of kept) {
      const policy: Policy = { ...plain, created: new Date(created), lastUpdated: new Date(lastUpdated), rules: new PolicyRules(this.ids, this.now, rules) };
      this.policies.set(policy.id, policy);
    }
  }

  private checkName(name: string, type: string): void {
    if (name.trim() === "") throw invalid("name", blank("name"));
    if (this.ofType(type).some((policy) => policy.name === name)) throw invalid("name", taken("name"));
  }
}

export function readPolicy(body: JsonObject): Required<Omit<PolicyOptions, "system">> & { readonly name: string } {
  return {
    type: text(field(body, "type")) ?? "",
    name: text(field(body, "name")) ?? "",
    description: text(field(body, "description")) ?? "",
    priority: whole(field(body, "priority")) ?? 1,
  };
}

export function policyView(policy: Policy, base: string): JsonObject {
  const self = `${base}/api/v1/policies/${policy.id}`;
  return {
    id: policy.id,
    status: policy.status,
    name: policy.name,
    ...(policy.description === "" ? {} : { description: policy.description }),
    priority: policy.priority,
    system: policy.system,
    conditions: null,
    created: stamp(policy.created),
    lastUpdated: stamp(policy.lastUpdated),
    _links: {
      self: { href: self, hints: { allow: policy.system ? ["GET", "PUT"] : ["GET", "PUT", "DELETE"] } },
      rules: { href: `${self}/rules`, hints: { allow: ["GET", "POST"] } },
    },
    _embedded: { resourceType: "APP" },
    type: policy.type,
  };
}
