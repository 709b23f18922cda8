import type { KeptAws } from "./kept";
import type { AccountSeed, AwsSeed } from "./seed";

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE";
  /** Id of the root or of a unit. */
  parent: string;
  readonly tags: Map<string, string>;
  /** Undefined: every customer-managed policy is there. */
  policies: ReadonlySet<string> | undefined;
}

export interface Unit {
  readonly id: string;
  readonly name: string;
  readonly parent: string;
}

/** The tree of accounts. */
export class Organization {
  readonly id: string;
  readonly root: string;
  readonly managementAccount: string;
  readonly units = new Map<string, Unit>();
  readonly accounts = new Map<string, Account>();
  readonly delegatedAdministrators: readonly string[];

  constructor(seed: AwsSeed) {
    const { organization = {}, account } = seed;
    this.id = organization.id ?? "o-a1b2c3d4e5";
    this.root = organization.root ?? "r-ab12";
    this.managementAccount = seed.managementAccount ?? account;
    this.delegatedAdministrators = organization.delegatedAdministrators ?? (account === this.managementAccount ? [] : [account]);
    for (const { id, name, parent = this.root } of organization.units ?? []) this.units.set(id, { id, name, parent });
    for (const each of organization.accounts ?? []) this.addAccount(each);
    if (!this.accounts.has(this.managementAccount)) this.addAccount({ id: this.managementAccount, name: "management" });
    if (!this.accounts.has(account)) this.addAccount({ id: account, name: "identity" });
  }

  addAccount(seed: AccountSeed): Account {
    const { id, name, parent = this.root, email = `aws+${id}@example.com`, status = "ACTIVE", tags = {}, policies } = seed;
    if (parent !== this.root && !this.units.has(parent)) throw new Error(`the account ${id} is said to be in ${parent}, which is no organizational unit of the seed`);
    const account: Account = { id, name, email, status, parent, tags: new Map(Object.entries(tags)), policies: policies === undefined ? undefined : new Set(policies) };
    this.accounts.set(id, account);
    return account;
  }

  save(): KeptAws["organization"] {
    const { id, root, managementAccount, delegatedAdministrators } = this;
    const accounts = [...this.accounts.values()].map(({ tags, policies, ...plain }) => ({ ...plain, tags: [...tags], ...(policies === undefined ? {} : { policies: [...policies] }) }));
    return { id, root, managementAccount, delegatedAdministrators: [...delegatedAdministrators], units: [...this.units.values()], accounts };
  }

  isParent(id: string): boolean {
    return id === this.root || this.units.has(id);
  }

  arn(kind: string, id?: string): string {
    return `arn:aws:organizations::${this.managementAccount}:${kind}/${this.id}${id === undefined ? "" : `/${id}`}`;
  }
}
