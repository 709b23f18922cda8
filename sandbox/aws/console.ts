import { randomUUID } from "node:crypto";
import { acsHosts, audience, REGIONS, type Region } from "../../src/model/region";
import { AccessTokens, type AccessToken } from "./access-tokens";
import { ConsoleError } from "./console-error";
import type { KeptAws } from "./kept";
import { readProvider, trust, type ExternalProvider, type TrustedCertificate } from "./identity-source";

/** What the page Settings shows. */
export interface ConsoleSettings {
  readonly region: string;
  readonly identityStoreId: string;
  /** Undefined while people are kept in the Identity Center directory. */
  readonly provider: ExternalProvider | undefined;
  readonly audience: string;
  /** In every form that AWS gives out for the Region; any of them is this instance's. */
  readonly acsUrls: readonly string[];
  readonly portalUrl: string;
  /** The same portal under the names that an instance has besides. */
  readonly otherPortalUrls: readonly string[];
  readonly provisioning: Provisioning | undefined;
  readonly accessTokens: readonly AccessToken[];
}

/** Where SCIM goes to. */
export interface Provisioning {
  readonly endpoint: string;
  readonly tenant: string;
}

interface Instance {
  readonly region: string;
  readonly identityStoreId: string;
  readonly instanceArn: string;
  /** @default a random one */
  readonly acsTenant?: string;
  readonly clock: () => Date;
}

/** The steps that AWS has no API for, as a person does them in the console. What is refused throws a ConsoleError and changes nothing. */
export class IdentityCenterConsole {
  private provider: ExternalProvider | undefined;
  private provisioning: Provisioning | undefined;
  private readonly tokens: AccessTokens;
  readonly acsTenant: string;

  constructor(private readonly instance: Instance) {
    this.tokens = new AccessTokens(instance.clock);
    this.acsTenant = instance.acsTenant ?? randomUUID();
  }

  /** Settings > Identity source > Change identity source. Users, groups, assignments and provisioning stay. */
  changeIdentitySource(metadataXml: string): ExternalProvider {
    this.provider = readProvider(metadataXml, this.instance.clock());
    return this.provider;
  }

  /** Manage SAML 2.0 certificates > Import: for a rotation, beside the one in use. */
  addCertificate(certificate: string): TrustedCertificate {
    const provider = this.requireProvider();
    const added = trust(certificate);
    if (provider.certificates.some(({ fingerprint }) => fingerprint === added.fingerprint)) throw new ConsoleError([`the certificate ${added.fingerprint} is there already`]);
    this.provider = { ...provider, certificates: [...provider.certificates, added] };
    return added;
  }

  /** By its fingerprint; the last one stays, since nobody could sign in without. */
  removeCertificate(fingerprint: string): void {
    const provider = this.requireProvider();
    const certificates = provider.certificates.filter((one) => one.fingerprint !== fingerprint);
    if (certificates.length === provider.certificates.length) throw new ConsoleError([`there is no certificate ${fingerprint}`], 404);
    if (certificates.length === 0) throw new ConsoleError(["the last certificate can't be removed: import another first"]);
    this.provider = { ...provider, certificates };
  }

  /** Enabling it again changes nothing: the tenant stays for the life of the instance. */
  enableAutomaticProvisioning(): Provisioning {
    this.requireProvider();
    this.provisioning ??= this.provisioningOf(randomUUID());
    return this.provisioning;
  }

  /** The token is in this answer and nowhere else. */
  createAccessToken(expires?: Date): AccessToken & { readonly token: string } {
    if (this.provisioning === undefined) throw new ConsoleError(["automatic provisioning is not enabled"]);
    return this.tokens.create(expires);
  }

  deleteAccessToken(id: string): void {
    this.tokens.delete(id);
  }

  accessTokens(): AccessToken[] {
    return this.tokens.list();
  }

  /** Whether SCIM lets a request in. */
  admits(tenant: string, token: string): boolean {
    return this.provisioning?.tenant === tenant && this.tokens.admits(token);
  }

  settings(): ConsoleSettings {
    const { region: name, identityStoreId, instanceArn } = this.instance;
    const region = requireRegion(name);
    const short = instanceArn.split("/").at(-1) ?? "";
    return {
      region,
      identityStoreId,
      provider: this.provider,
      audience: audience(region, identityStoreId),
      acsUrls: acsHosts(region).map((host) => `https://${host}/platform/saml/acs/${this.acsTenant}`),
      portalUrl: `https://${identityStoreId}.awsapps.com/start`,
      otherPortalUrls: [`https://${short}.${region}.portal.amazonaws.com`, `https://${short}.portal.${region}.app.aws`],
      provisioning: this.provisioning,
      accessTokens: this.tokens.list(),
    };
  }

  save(): KeptAws["console"] {
    const { provider, provisioning } = this;
    return {
      ...(provider === undefined ? {} : { provider: { issuer: provider.issuer, signInUrls: [...provider.signInUrls], certificates: provider.certificates.map(({ base64 }) => base64) } }),
      ...(provisioning === undefined ? {} : { tenant: provisioning.tenant }),
      tokens: this.tokens.save(),
    };
  }

  load({ provider, tenant, tokens }: KeptAws["console"]): void {
    this.provider = provider === undefined ? undefined : { ...provider, certificates: provider.certificates.map(trust) };
    this.provisioning = tenant === undefined ? undefined : this.provisioningOf(tenant);
    this.tokens.load(tokens);
  }

  private provisioningOf(tenant: string): Provisioning {
    return { tenant, endpoint: `https://scim.${this.instance.region}.amazonaws.com/${tenant}/scim/v2` };
  }

  private requireProvider(): ExternalProvider {
    if (this.provider === undefined) throw new ConsoleError(["the identity source is the Identity Center directory: change it to an external identity provider first"]);
    return this.provider;
  }
}

function requireRegion(name: string): Region {
  const found = Object.keys(REGIONS).find((region): region is Region => region === name);
  if (found === undefined) throw new ConsoleError([`IAM Identity Center has no Region ${name}`]);
  return found;
}
