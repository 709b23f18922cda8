import { readApp, type AppWish } from "./app-body";
import { catalogApp, type CatalogApp } from "./catalog";
import { forbidden, invalid, notFound, OktaError } from "./errors";
import { stamp, type Ids } from "./ids";
import { field, text, type JsonObject } from "./json";
import type { KeptOkta } from "./kept";
import { ProvisioningState } from "./provisioning/state";
import { createSigningKey, loadKey, saveKey, type SigningKey } from "./signing-key";

export interface App extends AppWish {
  readonly id: string;
  /** The id in the issuer and the sign-in addresses, another one than the app's. */
  readonly externalKey: string;
  readonly name: string;
  readonly catalog: CatalogApp | undefined;
  readonly created: Date;
  readonly keys: SigningKey[];
  lastUpdated: Date;
  status: "ACTIVE" | "INACTIVE";
  kid: string;
  accessPolicyId: string;
  /** Whether somebody has connected SCIM in the admin console. */
  provisioning: boolean;
  readonly provisioned: ProvisioningState;
}

export interface AppsOptions {
  readonly org: string;
  readonly keepStatements: boolean;
  readonly defaultPolicy: () => string;
}

export class Apps {
  private readonly apps = new Map<string, App>();

  constructor(
    private readonly ids: Ids,
    private readonly now: () => Date,
    private readonly options: AppsOptions,
  ) {}

  save(): KeptOkta["apps"] {
    return this.all().map(({ catalog: _catalog, created, lastUpdated, keys, provisioned, ...plain }) => ({ ...plain, created: stamp(created), lastUpdated: stamp(lastUpdated), keys: keys.map(saveKey), provisioned: provisioned.save() }));
  }

  /** Takes the place of all that is there, with the signing keys that were kept. */
  load(kept: KeptOkta["apps"]): void {
    this.apps.clear();
    for (const { created, lastUpdated, keys, provisioned, ...plain } of kept) {
      this.apps.set(plain.id, { ...plain, catalog: catalogApp(plain.name), created: new Date(created), lastUpdated: new Date(lastUpdated), keys: keys.map(loadKey), provisioned: ProvisioningState.load(provisioned) });
    }
  }

  all(): readonly App[] {
    return [...this.apps.values()];
  }

  find(id: string): App | undefined {
    return this.apps.get(id);
  }

  get(id: string): App {
    const app = this.find(id);
    if (!app) throw notFound(id, "AppInstance");
    return app;
  }

  labelled(label: string): App | undefined {
    return this.all().find((app) => app.label === label);
  }

  /** `certificateEnds` is there for tests about expiry; Okta gives ten years. */
  async add(body: JsonObject, active: boolean, certificateEnds = yearsAfter(this.now(), 10)): Promise<App> {
    const catalog = this.catalogOf(text(field(body, "name")) ?? "");
    const wish = readApp(body, catalog, this.options.keepStatements);
    const key = await createSigningKey(this.options.org, { now: this.now(), notAfter: certificateEnds });
    const created = this.now();
    const app: App = {
      ...wish,
      id: this.ids.next("0oa"),
      externalKey: this.ids.next("exk"),
      name: catalog?.name ?? this.customName(wish.label),
      catalog,
      created,
      lastUpdated: created,
      status: active ? "ACTIVE" : "INACTIVE",
      keys: [key],
      kid: key.kid,
      accessPolicyId: this.options.defaultPolicy(),
      provisioning: false,
      provisioned: new ProvisioningState(),
    };
    this.apps.set(app.id, app);
    return app;
  }

  update(id: string, body: JsonObject): App {
    const app = this.get(id);
    const name = text(field(body, "name")) ?? "";
    if (name !== "" && name !== app.name) throw invalid("name", "name: The name of an app cannot be changed");
    const kid = text(field(field(field(body, "credentials"), "signing"), "kid")) ?? app.kid;
    const wish = readApp(body, app.catalog, this.options.keepStatements);
    this.key(id, kid);
    return Object.assign(app, wish, { kid, lastUpdated: this.now() });
  }

  setActive(id: string, active: boolean): void {
    this.get(id).status = active ? "ACTIVE" : "INACTIVE";
  }

  remove(id: string): void {
    if (this.get(id).status === "ACTIVE") throw new OktaError(403, "E0000056", "Delete application forbidden.");
    this.apps.delete(id);
  }

  key(appId: string, kid: string): SigningKey {
    const key = this.get(appId).keys.find((candidate) => candidate.kid === kid);
    if (!key) throw notFound(kid, "JsonWebKey");
    return key;
  }

  /** A new key beside the others; signing goes on with the old one until the app names the new. */
  async addKey(appId: string, years: number): Promise<SigningKey> {
    const app = this.get(appId);
    if (!Number.isInteger(years) || years < 2 || years > 10) {
      throw invalid("validityYears", "validityYears: must be between 2 and 10");
    }
    const key = await createSigningKey(this.options.org, { now: this.now(), notAfter: yearsAfter(this.now(), years) });
    app.keys.push(key);
    return key;
  }

  /** Provisioning is offered by some catalog apps only; no API call does what this does. */
  enableProvisioning(appId: string, enabled: boolean): App {
    const app = this.get(appId);
    if (!app.catalog?.provisioning) throw forbidden();
    return Object.assign(app, { provisioning: enabled });
  }

  private catalogOf(name: string): CatalogApp | undefined {
    if (name === "") return undefined;
    const catalog = catalogApp(name);
    if (!catalog) throw invalid("name", `name: No such app in the catalog: ${name}`);
    return catalog;
  }

  private customName(label: string): string {
    const slug = label.toLowerCase().replace(/[^a-z0-9]/g, "");
    return `${this.options.org}_${slug}_${this.apps.size + 1}`;
  }
}

function yearsAfter(date: Date, years: number): Date {
  const later = new Date(date);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
