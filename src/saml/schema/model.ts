import { NS } from "../names";

/** Names of the models below: `a:` the assertion's namespace, `p:` the protocol's, `ds:` XML Signature's. */
export const PREFIXES: ReadonlyMap<string, string> = new Map([[NS.assertion, "a"], [NS.protocol, "p"], [NS.signature, "ds"]]);

/** What may stand in an element. */
export interface Model {
  /** `text`: text alone. `any`: whatever it likes, and it is not looked into. Else the children in their order: alternatives, then ? for at most one, * for any number; without a mark or with + at least one must be there. */
  readonly content: "text" | "any" | readonly string[];
  /** Of several that may stand in any order and number, those that stand once. */
  readonly once?: readonly string[];
  /** One of these must be there. */
  readonly oneOf?: readonly string[];
  /** Attributes that must be there. */
  readonly attributes?: readonly string[];
  /** The section of SAML core. */
  readonly section: string;
}

const text = (section: string): Model => ({ content: "text", section });
const any = (section: string): Model => ({ content: "any", section });
const of = (section: string, content: readonly string[], more: Omit<Model, "content" | "section"> = {}): Model => ({ content, section, ...more });
const ID = "a:BaseID|a:NameID|a:EncryptedID?";

/**
 * The parts of the SAML 2.0 schemas (saml-schema-assertion-2.0, saml-schema-protocol-2.0) that a response may have, by name.
 * Whatever is missing and has a check of its own (Issuer, Status, StatusCode, Audience, Method) may be missing here: it is told once.
 */
export const MODELS: Readonly<Record<string, Model>> = {
  "p:Response": of("3.3.3", ["a:Issuer?", "ds:Signature*", "p:Extensions?", "p:Status?", "a:Assertion|a:EncryptedAssertion*"]),
  "p:Extensions": any("3.2.2"),
  "p:Status": of("3.2.2.1", ["p:StatusCode?", "p:StatusMessage?", "p:StatusDetail?"]),
  "p:StatusCode": of("3.2.2.2", ["p:StatusCode?"]),
  "p:StatusMessage": text("3.2.2.3"),
  "p:StatusDetail": any("3.2.2.4"),
  "a:Assertion": of("2.3.3", ["a:Issuer?", "ds:Signature*", "a:Subject?", "a:Conditions?", "a:Advice?", "a:Statement|a:AuthnStatement|a:AuthzDecisionStatement|a:AttributeStatement*"]),
  "a:EncryptedAssertion": any("2.3.4"),
  "a:Issuer": text("2.2.5"),
  "a:Subject": of("2.4.1", [ID, "a:SubjectConfirmation*"]),
  "a:BaseID": any("2.2.1"),
  "a:NameID": text("2.2.3"),
  "a:EncryptedID": any("2.2.4"),
  "a:SubjectConfirmation": of("2.4.1.1", [ID, "a:SubjectConfirmationData?"]),
  "a:SubjectConfirmationData": any("2.4.1.2"),
  "a:Conditions": of("2.5.1", ["a:Condition|a:AudienceRestriction|a:OneTimeUse|a:ProxyRestriction*"], { once: ["a:OneTimeUse", "a:ProxyRestriction"] }),
  "a:Condition": any("2.5.1.3"),
  "a:AudienceRestriction": of("2.5.1.4", ["a:Audience*"]),
  "a:Audience": text("2.5.1.4"),
  "a:OneTimeUse": of("2.5.1.5", []),
  "a:ProxyRestriction": of("2.5.1.6", ["a:Audience*"]),
  "a:Advice": any("2.6.1"),
  "a:Statement": any("2.7.1"),
  "a:AuthnStatement": of("2.7.2", ["a:SubjectLocality?", "a:AuthnContext"], { attributes: ["AuthnInstant"] }),
  "a:SubjectLocality": of("2.7.2.1", []),
  "a:AuthnContext": of("2.7.2.2", ["a:AuthnContextClassRef?", "a:AuthnContextDecl|a:AuthnContextDeclRef?", "a:AuthenticatingAuthority*"], { oneOf: ["a:AuthnContextClassRef", "a:AuthnContextDecl", "a:AuthnContextDeclRef"] }),
  "a:AuthnContextClassRef": text("2.7.2.2"),
  "a:AuthnContextDecl": any("2.7.2.2"),
  "a:AuthnContextDeclRef": text("2.7.2.2"),
  "a:AuthenticatingAuthority": text("2.7.2.2"),
  "a:AttributeStatement": of("2.7.3", ["a:Attribute|a:EncryptedAttribute+"]),
  "a:Attribute": of("2.7.3.1", ["a:AttributeValue*"], { attributes: ["Name"] }),
  "a:AttributeValue": any("2.7.3.1.1"),
  "a:EncryptedAttribute": any("2.7.3.2"),
  "a:AuthzDecisionStatement": of("2.7.4", ["a:Action+", "a:Evidence?"], { attributes: ["Resource", "Decision"] }),
  "a:Action": text("2.7.4.2"),
  "a:Evidence": any("2.7.4.3"),
  // Has a gate of its own, which is stricter.
  "ds:Signature": any("5.4"),
};
