import { NS } from "../names";
import { attributeText, child, children, instant, placeOf, present, text, wholeText, type Node } from "./nodes";
import { elements } from "../xml/tree";
import type { AssertionView, AttributeView, AuthnView, ConditionsView, ConfirmationView, NameIdView, Origin } from "./view";

/** What one `<Assertion>` says (SAML core 2.3.3). */
export function readAssertion(node: Node, origin: Origin): AssertionView {
  const subject = child(node, NS.assertion, "Subject");
  const statements = children(node, NS.assertion, "AttributeStatement");
  const conditions = child(node, NS.assertion, "Conditions");
  return present({
    origin,
    at: placeOf(node),
    version: attributeText(node, "Version"),
    id: attributeText(node, "ID"),
    issueInstant: instant(node, "IssueInstant"),
    issuer: text(child(node, NS.assertion, "Issuer")),
    hasSubject: subject !== undefined,
    nameIds: children(subject, NS.assertion, "NameID").map(readNameId),
    encrypted: [...children(subject, NS.assertion, "EncryptedID"), ...statements.flatMap((one) => children(one, NS.assertion, "EncryptedAttribute"))].map(placeOf),
    confirmations: children(subject, NS.assertion, "SubjectConfirmation").map(readConfirmation),
    conditions: conditions === undefined ? undefined : readConditions(conditions),
    statements: children(node, NS.assertion, "AuthnStatement").map(readAuthn),
    attributes: statements.flatMap((one) => children(one, NS.assertion, "Attribute")).map(readAttribute),
  });
}

function readNameId(node: Node): NameIdView {
  return present({ value: wholeText(node.element), at: placeOf(node), format: attributeText(node, "Format") });
}

function readConfirmation(node: Node): ConfirmationView {
  const data = child(node, NS.assertion, "SubjectConfirmationData");
  return present({
    at: placeOf(node),
    method: attributeText(node, "Method"),
    hasData: data !== undefined,
    recipient: attributeText(data, "Recipient"),
    inResponseTo: attributeText(data, "InResponseTo"),
    notBefore: instant(data, "NotBefore"),
    notOnOrAfter: instant(data, "NotOnOrAfter"),
  });
}

function readConditions(node: Node): ConditionsView {
  return present({
    at: placeOf(node),
    notBefore: instant(node, "NotBefore"),
    notOnOrAfter: instant(node, "NotOnOrAfter"),
    restrictions: children(node, NS.assertion, "AudienceRestriction").map((one) => children(one, NS.assertion, "Audience").map((audience) => ({ value: wholeText(audience.element), at: placeOf(audience) }))),
  });
}

function readAuthn(node: Node): AuthnView {
  return present({
    at: placeOf(node),
    instant: instant(node, "AuthnInstant"),
    sessionNotOnOrAfter: instant(node, "SessionNotOnOrAfter"),
    classRef: text(child(child(node, NS.assertion, "AuthnContext"), NS.assertion, "AuthnContextClassRef")),
  });
}

function readAttribute(node: Node): AttributeView {
  return present({
    at: placeOf(node),
    name: attributeText(node, "Name")?.value ?? "",
    nameFormat: attributeText(node, "NameFormat"),
    values: children(node, NS.assertion, "AttributeValue").map((one) => ({ value: wholeText(one.element), at: placeOf(one), hasElements: elements(one.element).length > 0 })),
  });
}
