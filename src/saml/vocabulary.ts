import { NS } from "./names";

/** Local names of elements of SAML 2.0, its metadata, XML Signature and XML Encryption. Any other may be a person's name between angle brackets. */
export const ELEMENTS: ReadonlySet<string> = new Set((
  "Response AuthnRequest Issuer Status StatusCode StatusMessage StatusDetail Assertion EncryptedAssertion Subject BaseID NameID EncryptedID SubjectConfirmation SubjectConfirmationData Conditions Condition AudienceRestriction Audience " +
  "OneTimeUse ProxyRestriction Advice AssertionIDRef AssertionURIRef Statement AuthnStatement SubjectLocality AuthnContext AuthnContextClassRef AuthnContextDecl AuthnContextDeclRef AuthenticatingAuthority AuthzDecisionStatement Action Evidence " +
  "AttributeStatement Attribute AttributeValue EncryptedAttribute Signature SignedInfo CanonicalizationMethod SignatureMethod HMACOutputLength Reference Transforms Transform XPath Manifest SignatureProperties SignatureProperty " +
  "InclusiveNamespaces DigestMethod DigestValue SignatureValue KeyInfo KeyValue RSAKeyValue DSAKeyValue ECKeyValue NamedCurve PublicKey Modulus Exponent KeyName RetrievalMethod X509Data X509Certificate X509SubjectName X509IssuerSerial X509IssuerName X509SerialNumber X509SKI X509CRL " +
  "EncryptedData EncryptedKey CipherData CipherValue CipherReference EncryptionMethod EncryptionProperties ReferenceList DataReference KeyReference CarriedKeyName OAEPparams MGF " +
  "NameIDPolicy RequestedAuthnContext Scoping IDPList IDPEntry RequesterID GetComplete Extensions Object Envelope Header Body ArtifactResponse ArtifactResolve Artifact LogoutRequest LogoutResponse SessionIndex " +
  "EntitiesDescriptor EntityDescriptor IDPSSODescriptor SPSSODescriptor RoleDescriptor KeyDescriptor NameIDFormat SingleSignOnService AssertionConsumerService SingleLogoutService ArtifactResolutionService ManageNameIDService NameIDMappingService AssertionIDRequestService " +
  "AttributeConsumingService ServiceName ServiceDescription RequestedAttribute AttributeProfile Organization OrganizationName OrganizationDisplayName OrganizationURL ContactPerson Company GivenName SurName EmailAddress TelephoneNumber AdditionalMetadataLocation"
).split(" "));

/** Attributes whose value is no person's, by name, on elements of SAML. */
export const OPEN_ATTRIBUTES: ReadonlySet<string> = new Set([
  "ID", "Id", "Version", "IssueInstant", "Destination", "InResponseTo", "Recipient", "NotBefore", "NotOnOrAfter", "AuthnInstant", "SessionNotOnOrAfter", "Consent",
  "Format", "Name", "NameFormat", "FriendlyName", "Value", "Method", "Algorithm", "URI", "Type", "PrefixList", "SPNameQualifier", "NameQualifier",
  "entityID", "Binding", "Location", "ResponseLocation", "index", "isDefault", "use", "protocolSupportEnumeration", "validUntil", "cacheDuration", "contactType",
  "WantAuthnRequestsSigned", "AuthnRequestsSigned", "WantAssertionsSigned", "AssertionConsumerServiceURL", "AssertionConsumerServiceIndex", "ProtocolBinding", "ForceAuthn", "IsPassive", "AllowCreate", "Comparison",
]);

/** Attributes that are known and may hold a person's value. */
export const MASKED_ATTRIBUTES: ReadonlySet<string> = new Set(["SessionIndex", "Address", "DNSName", "SPProvidedID", "ProviderName", "Reason", "Resource", "Decision", "Namespace", "nil", "lang", "schemaLocation", "type", "Target", "Encoding", "MimeType", "xsi:type"]);

const NAMESPACES: ReadonlySet<string> = new Set([...Object.values(NS), "", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2001/10/xml-exc-c14n#", "http://www.w3.org/2009/xmlenc11#", "http://www.w3.org/2009/xmldsig11#", "http://schemas.xmlsoap.org/soap/envelope/", "urn:oasis:names:tc:SAML:metadata:ui", "urn:oasis:names:tc:SAML:metadata:algsupport", "urn:oasis:names:tc:SAML:metadata:attribute"]);
const PREFIXES: ReadonlySet<string> = new Set("saml2p samlp saml2 saml ds dsig md xs xsd xsi xenc xenc11 ec exc dsig11 soap soapenv env mdui alg mdattr xml xmlns".split(" "));

/** A single letter tells nobody, and many programs write such prefixes. */
const isLetter = (name: string): boolean => /^[a-z]?$/.test(name);

export function isKnownNamespace(uri: string): boolean {
  return NAMESPACES.has(uri);
}

export function isKnownPrefix(prefix: string): boolean {
  return isLetter(prefix) || PREFIXES.has(prefix);
}

export function isKnownElement(name: string): boolean {
  return isLetter(name) || ELEMENTS.has(name);
}

export function isKnownAttribute(name: string): boolean {
  return isLetter(name) || OPEN_ATTRIBUTES.has(name) || MASKED_ATTRIBUTES.has(name);
}

/** `name` or `prefix:name` of an element, an attribute or a namespace declaration of SAML. */
export function isKnownName(qname: string): boolean {
  const [first = "", second] = qname.split(":", 2);
  if (second === undefined) return isKnownElement(first) || isKnownAttribute(first) || PREFIXES.has(first);
  return isKnownPrefix(first) && (first === "xmlns" ? isKnownPrefix(second) : isKnownElement(second) || isKnownAttribute(second));
}
