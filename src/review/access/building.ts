import { compare } from "../../model/keys";
import type { UnknownValue } from "./from-plan";
import { grantKey, type AccessGrant, type AccessModel, type Fact, type PermissionSetFacts, type SignOnRuleFacts, type Unknown } from "./model";

/** A permission set while its policies are still being found. */
export interface SetDraft {
  description: string | Unknown;
  session: string | Unknown;
  relayState: string | Unknown;
  tags: Readonly<Record<string, Fact>>;
  readonly managed: Set<string>;
  readonly customerManaged: Set<string>;
  inline?: Fact;
  boundary?: string | Unknown;
}

/** A model while the resources of a plan are read one after the other. */
export class Building {
  readonly unknown: UnknownValue[] = [];
  readonly grantAddresses = new Map<string, string>();
  /** Address of each policy of a permission set, by set and policy. */
  readonly policyOwners = new Map<string, string>();
  readonly sets = new Map<string, SetDraft>();
  /** Names of the sets that the plan itself has. */
  readonly made = new Set<string>();
  readonly trust = this.once<Fact>("trust");
  readonly signOn = this.once<SignOnRuleFacts>("sign-on rule");
  readonly pushes = this.once<Fact>("push");
  readonly appAccess = this.once<Fact>("app access");
  readonly directory = this.once<Fact>("directory");
  private readonly grants = new Map<string, AccessGrant>();
  /** The resource that is being read. */
  private reading = "";
  private readonly owners = new Map<string, string>();

  /** Everything that is said from now on is said by this resource. */
  read(address: string): void {
    this.reading = address;
  }

  grant(grant: AccessGrant, address: string): void {
    const key = grantKey(grant);
    this.claim("grant", key);
    this.grants.set(key, grant);
    this.grantAddresses.set(key, address);
  }

  /** A policy of a permission set has one resource. */
  policy(set: string, policy: string): void {
    this.claim("policy", `${set}\n${policy}`);
    this.policyOwners.set(`${set}\n${policy}`, this.reading);
  }

  /** A thing that two resources say is whatever the last of them did, in an order that nobody knows. */
  claim(kind: string, key: string): void {
    const owner = this.owners.get(`${kind}\n${key}`);
    if (owner === undefined) this.owners.set(`${kind}\n${key}`, this.reading);
    else if (owner !== this.reading) this.cannotSay(this.reading, `it says the same thing as ${owner}`, "and which of them holds nobody can tell");
  }

  private once<V>(kind: string): Map<string, V> {
    const claim = (key: string): void => this.claim(kind, key);
    return new (class extends Map<string, V> {
      override set(key: string, value: V): this {
        claim(key);
        return super.set(key, value);
      }
    })();
  }

  /** The permission set of this name; one that is not in the plan itself (a foreign one) has only what is attached here. */
  set(name: string): SetDraft {
    const known = this.sets.get(name);
    if (known !== undefined) return known;
    const made: SetDraft = { description: "", session: "PT1H", relayState: "", tags: {}, managed: new Set(), customerManaged: new Set() };
    this.sets.set(name, made);
    return made;
  }

  /** `why` ends the clause. @default that it is known after the apply */
  cannotSay(address: string, what: string, why = "is known after the apply only"): void {
    this.unknown.push({ address, what: `${what} ${why}` });
  }

  model(): AccessModel {
    const permissionSets = new Map([...this.sets].map(([name, set]): [string, PermissionSetFacts] => [name, { ...set, managed: [...set.managed].toSorted(compare), customerManaged: [...set.customerManaged].toSorted(compare) }]));
    const { grants, trust, signOn, pushes, appAccess, directory } = this;
    // Plain maps from here on: whoever compares them claims nothing.
    return { grants, permissionSets, trust: new Map(trust), signOn: new Map(signOn), pushes: new Map(pushes), appAccess: new Map(appAccess), directory: new Map(directory) };
  }
}
