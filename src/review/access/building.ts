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
  readonly sets = new Map<string, SetDraft>();
  readonly trust = new Map<string, Fact>();
  readonly signOn = new Map<string, SignOnRuleFacts>();
  readonly pushes = new Map<string, Fact>();
  readonly appAccess = new Map<string, Fact>();
  readonly directory = new Map<string, Fact>();
  private readonly grants = new Map<string, AccessGrant>();

  grant(grant: AccessGrant, address: string): void {
    const key = grantKey(grant);
    this.grants.set(key, grant);
    this.grantAddresses.set(key, address);
  }

  /** The permission set of this name; one that is not in the plan itself (a foreign one) has only what is attached here. */
  set(name: string): SetDraft {
    const known = this.sets.get(name);
    if (known !== undefined) return known;
    const made: SetDraft = { description: "", session: "PT1H", relayState: "", tags: {}, managed: new Set(), customerManaged: new Set() };
    this.sets.set(name, made);
    return made;
  }

  cannotSay(address: string, what: string): void {
    this.unknown.push({ address, what });
  }

  model(): AccessModel {
    const permissionSets = new Map([...this.sets].map(([name, set]): [string, PermissionSetFacts] => [name, { ...set, managed: [...set.managed].toSorted(compare), customerManaged: [...set.customerManaged].toSorted(compare) }]));
    const { grants, trust, signOn, pushes, appAccess, directory } = this;
    return { grants, permissionSets, trust, signOn, pushes, appAccess, directory };
  }
}
