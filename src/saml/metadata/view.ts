import type { Place } from "../finding";
import { NS } from "../names";
import { attributeText, children, instant, placeOf, present, rootNode, text, wholeText, type Node } from "../response/nodes";
import type { Instant, Text } from "../response/view";
import type { XmlElement } from "../xml/tree";
import { readCertificate, type CertificateFacts } from "./certificate";

/** What a metadata file says of one entity (SAML metadata 2.3.2, 2.4). */
export interface MetadataView {
  readonly at: Place;
  /** EntityDescriptor, in the namespace of metadata. */
  readonly isEntity: boolean;
  readonly entityId?: Text;
  readonly validUntil?: Instant;
  readonly idp?: IdpView;
  readonly sp?: SpView;
  /** Descriptors of either role; one is usual. */
  readonly roles: readonly Place[];
}

/** What a role says of itself, whichever it is. */
interface RoleView {
  readonly at: Place;
  /** The protocols that it speaks; each of several roles has its own. */
  readonly protocols: readonly RoleProtocols[];
  /** Until when each role is valid. */
  readonly validUntil: readonly Instant[];
  /** What its keys are for, where they say so. */
  readonly uses: readonly Text[];
}

interface RoleProtocols {
  readonly at: Place;
  readonly supported?: Text;
}

interface IdpView extends RoleView {
  readonly wantAuthnRequestsSigned?: Text;
  readonly services: readonly EndpointView[];
  /** Certificates that may sign, in the order of the file. */
  readonly certificates: readonly CertificateView[];
}

interface SpView extends RoleView {
  readonly wantAssertionsSigned?: Text;
  readonly acs: readonly EndpointView[];
}

export interface EndpointView {
  readonly at: Place;
  readonly binding: string;
  readonly location: string;
  readonly isDefault: boolean;
}

export interface CertificateView {
  readonly at: Place;
  /** Base64 as written, without white space. */
  readonly base64: string;
  readonly facts: CertificateFacts | undefined;
}

/** More than fit in the 75,000 characters that IAM Identity Center takes; reading a certificate takes its time. */
const MOST_CERTIFICATES = 200;

/** Reads metadata; several roles of one kind count as one, in the order of the file, so that nothing of any of them is passed over. */
export function readMetadata(root: XmlElement): MetadataView {
  const entity = rootNode(root);
  const isEntity = root.namespace === NS.metadata && root.name === "EntityDescriptor";
  // What another element holds is nobody's role, whatever it looks like.
  if (!isEntity) return { at: placeOf(entity), isEntity, roles: [] };
  const [idps, sps] = [children(entity, NS.metadata, "IDPSSODescriptor"), children(entity, NS.metadata, "SPSSODescriptor")];
  return present({
    at: placeOf(entity),
    isEntity,
    entityId: attributeText(entity, "entityID"),
    validUntil: instant(entity, "validUntil"),
    idp: readIdp(idps),
    sp: readSp(sps),
    roles: [...idps, ...sps].map(placeOf),
  });
}

function readRole(first: Node, all: readonly Node[]): RoleView {
  return {
    at: placeOf(first),
    protocols: all.map((role) => present({ at: placeOf(role), supported: attributeText(role, "protocolSupportEnumeration") })),
    validUntil: all.flatMap((role) => instant(role, "validUntil") ?? []),
    uses: all.flatMap((role) => children(role, NS.metadata, "KeyDescriptor")).flatMap((key) => attributeText(key, "use") ?? []),
  };
}

const YES = /^(true|1)$/;

/** Of several roles the one that asks for more counts. */
function flag(all: readonly Node[], name: string, worst: (value: string) => boolean): Text | undefined {
  const said = all.map((role) => attributeText(role, name));
  return said.find((one) => one !== undefined && worst(one.value)) ?? said.find((one) => one !== undefined);
}

function readSp(all: readonly Node[]): SpView | undefined {
  const [first] = all;
  return first && present({ ...readRole(first, all), wantAssertionsSigned: flag(all, "WantAssertionsSigned", (value) => !YES.test(value)), acs: all.flatMap((role) => endpoints(role, "AssertionConsumerService")) });
}

function readIdp(all: readonly Node[]): IdpView | undefined {
  const [first] = all;
  return first && present({
    ...readRole(first, all),
    wantAuthnRequestsSigned: flag(all, "WantAuthnRequestsSigned", (value) => YES.test(value)),
    services: all.flatMap((role) => endpoints(role, "SingleSignOnService")),
    // Without `use` a key serves both purposes (SAML metadata 2.4.1.1).
    certificates: all
      .flatMap((role) => children(role, NS.metadata, "KeyDescriptor"))
      .filter((key) => attributeText(key, "use")?.value !== "encryption")
      .flatMap((key) => children(key, NS.signature, "KeyInfo"))
      .flatMap((info) => children(info, NS.signature, "X509Data"))
      .flatMap((data) => children(data, NS.signature, "X509Certificate"))
      .slice(0, MOST_CERTIFICATES)
      .map((node) => {
        // Some write the whole PEM file here, its first and last line too.
        const base64 = (text(node)?.value ?? "").replaceAll(/-----(?:BEGIN|END) CERTIFICATE-----|\s+/g, "");
        return { at: placeOf(node), base64, facts: readCertificate(base64) };
      }),
  });
}

function endpoints(role: Node, name: string): EndpointView[] {
  return children(role, NS.metadata, name).map((node) => ({
    at: placeOf(node),
    binding: attributeText(node, "Binding")?.value ?? "",
    location: attributeText(node, "Location")?.value ?? wholeText(node.element),
    isDefault: YES.test(attributeText(node, "isDefault")?.value ?? ""),
  }));
}
