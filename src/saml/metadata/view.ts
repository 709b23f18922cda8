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
}

interface IdpView {
  readonly at: Place;
  readonly wantAuthnRequestsSigned?: Text;
  readonly services: readonly EndpointView[];
  /** Certificates that may sign, in the order of the file. */
  readonly certificates: readonly CertificateView[];
}

interface SpView {
  readonly at: Place;
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

/** Reads metadata; several roles of one kind count as one, in the order of the file. */
export function readMetadata(root: XmlElement): MetadataView {
  const entity = rootNode(root);
  const [idp] = children(entity, NS.metadata, "IDPSSODescriptor");
  const [sp] = children(entity, NS.metadata, "SPSSODescriptor");
  return present({
    at: placeOf(entity),
    isEntity: root.namespace === NS.metadata && root.name === "EntityDescriptor",
    entityId: attributeText(entity, "entityID"),
    validUntil: instant(entity, "validUntil"),
    idp: idp === undefined ? undefined : readIdp(idp),
    sp: sp === undefined ? undefined : present({ at: placeOf(sp), wantAssertionsSigned: attributeText(sp, "WantAssertionsSigned"), acs: endpoints(sp, "AssertionConsumerService") }),
  });
}

function readIdp(idp: Node): IdpView {
  return present({
    at: placeOf(idp),
    wantAuthnRequestsSigned: attributeText(idp, "WantAuthnRequestsSigned"),
    services: endpoints(idp, "SingleSignOnService"),
    // Without `use` a key serves both purposes (SAML metadata 2.4.1.1).
    certificates: children(idp, NS.metadata, "KeyDescriptor")
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
    isDefault: /^(true|1)$/.test(attributeText(node, "isDefault")?.value ?? ""),
  }));
}
