import { readMetadata } from "../../src/saml/metadata/view";
import { readXml } from "../../src/saml/xml/read";
import { AwsError, denied } from "./errors";
import type { Ids } from "./ids";
import type { KeptAws } from "./kept";
import type { Limits } from "./rules";

/** What is read from a metadata document. */
interface ReadDocument {
  readonly document: string;
  readonly issuer: string;
  /** SHA-256 of each certificate that may sign. */
  readonly certificates: readonly string[];
  /** Until when the document says that it is valid. */
  readonly validUntil: Date | undefined;
}

/** A SAML identity provider of one account's IAM. */
export interface SamlProvider {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  readonly uuid: string;
  readonly createdAt: Date;
  readonly tags: Map<string, string>;
  metadata: ReadDocument;
  validUntil: Date;
}

/** The SAML providers of every account. */
export class SamlProviders {
  /** By ARN. */
  readonly all = new Map<string, SamlProvider>();

  constructor(private readonly ids: Ids, private readonly limits: Limits) {}

  create(account: string, name: string, document: string, tags: ReadonlyMap<string, string>): SamlProvider {
    const metadata = readDocument(document);
    const arn = arnOf(account, name);
    if (this.all.has(arn)) throw new AwsError("EntityAlreadyExists", `Provider with name: ${name} already exists.`);
    if (this.of(account).length >= this.limits.samlProviders) throw new AwsError("LimitExceeded", `Cannot exceed quota for SAMLProvidersPerAccount: ${this.limits.samlProviders}`);
    const createdAt = this.ids.clock();
    const made: SamlProvider = { arn, account, name, uuid: this.ids.samlProviderUuid(), createdAt, tags: new Map(tags), metadata, validUntil: endOf(metadata, createdAt) };
    this.all.set(arn, made);
    return made;
  }

  /** The provider that the ARN names, for a caller of its account. */
  get(account: string, action: string, arn: string): SamlProvider {
    const owner = /^arn:aws(?:-[a-z]+)*:iam::(\d{12}):saml-provider\/[\w.-]{1,128}$/.exec(arn)?.[1];
    if (owner === undefined) throw new AwsError("InvalidInput", `ARN ${arn} is not valid.`);
    if (owner !== account) throw denied(account, `iam:${action}`, arn);
    const found = this.all.get(arn);
    if (found === undefined) throw new AwsError("NoSuchEntity", `Manifest not found for arn ${arn}`);
    return found;
  }

  update(provider: SamlProvider, document: string): void {
    provider.metadata = readDocument(document);
    provider.validUntil = endOf(provider.metadata, provider.createdAt);
  }

  delete(provider: SamlProvider): void {
    this.all.delete(provider.arn);
  }

  of(account: string): SamlProvider[] {
    return [...this.all.values()].filter((one) => one.account === account);
  }

  /** How long each is valid is left out: it follows from the document and the time of making. */
  save(): KeptAws["samlProviders"] {
    return [...this.all.values()].map(({ account, name, uuid, createdAt, tags, metadata }) => ({ account, name, uuid, createdAt: createdAt.toISOString(), tags: [...tags], document: metadata.document }));
  }

  load(kept: KeptAws["samlProviders"]): void {
    for (const { account, name, uuid, createdAt: made, tags, document } of kept) {
      const [arn, metadata, createdAt] = [arnOf(account, name), readDocument(document), new Date(made)];
      this.all.set(arn, { arn, account, name, uuid, createdAt, tags: new Map(tags), metadata, validUntil: endOf(metadata, createdAt) });
    }
  }
}

function arnOf(account: string, name: string): string {
  return `arn:aws:iam::${account}:saml-provider/${name}`;
}

/** A document without an end of its own is valid for a hundred years in the example that AWS documents; that an update does not move it is an assumption. */
function endOf({ validUntil }: ReadDocument, made: Date): Date {
  if (validUntil !== undefined) return validUntil;
  const end = new Date(made);
  end.setUTCFullYear(end.getUTCFullYear() + 100);
  return end;
}

/** Why IAM would not take this as metadata; undefined where it would. */
export function metadataFault(document: string): string | undefined {
  try {
    readDocument(document);
    return undefined;
  } catch (cause) {
    if (!(cause instanceof AwsError)) throw cause;
    return cause.message;
  }
}

/** Reads an identity provider's metadata. What IAM looks at is not documented but for this: an issuer, keys, and perhaps an end. */
function readDocument(document: string): ReadDocument {
  const { root, faults } = readXml(document);
  if (root === undefined) throw unreadable(faults?.[0]?.found ?? "it is no XML");
  const { isEntity, entityId, idp, validUntil } = readMetadata(root);
  if (!isEntity) throw unreadable("it is no EntityDescriptor");
  if (entityId === undefined || entityId.value === "") throw unreadable("it has no entityID");
  if (idp === undefined) throw unreadable("it has no IDPSSODescriptor");
  const certificates = idp.certificates.map(({ facts }) => facts?.fingerprint);
  const known = certificates.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < certificates.length) throw unreadable("it has no X509Certificate, or one that is none");
  return { document, issuer: entityId.value, certificates: known, validUntil: validUntil?.time === undefined ? undefined : new Date(validUntil.time) };
}

/** AWS says no more than the first sentence. */
function unreadable(why: string): AwsError {
  return new AwsError("InvalidInput", `Could not parse metadata (the sandbox: ${why})`);
}
