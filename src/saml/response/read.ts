import type { Finding } from "../finding";
import { NS } from "../names";
import { departuresOf } from "../schema/departures";
import type { SignatureReport } from "../signature/verdict";
import { readXml } from "../xml/read";
import { attribute, type XmlElement } from "../xml/tree";
import { withoutIndentation } from "../xml/whitespace";
import { readAssertion } from "./assertion";
import { attributeText, child, children, instant, placeOf, present, rootNode, text, type Node } from "./nodes";
import { relocate } from "./relocate";
import type { AssertionView, Origin, ResponseView, StatusView, Text } from "./view";

/** A response's values, and what was wrong with the signed bytes that they should have come from. */
export interface ReadResponse {
  readonly view: ResponseView;
  readonly faults: readonly Finding[];
}

/** What a response says: from signed bytes wherever a signature is valid or intact, else from the document and marked so. */
export function readResponse(root: XmlElement, reports: readonly SignatureReport[]): ReadResponse {
  const faults: Finding[] = [];
  // White space of a formatter is the finding about the signature; in values it would be told a second time. Nobody vouches for them either way.
  const document = reports.some(({ verdict }) => verdict.kind === "content-changed" && verdict.prettyPrinted) ? withoutIndentation(root, true) : root;
  const whole = vouched(document, "Response", reports, faults) ?? { element: document, origin: "document" as const };
  const response = rootNode(whole.element);
  const view: ResponseView = present({
    origin: whole.origin,
    at: placeOf(response),
    version: attributeText(response, "Version"),
    id: attributeText(response, "ID"),
    issueInstant: instant(response, "IssueInstant"),
    destination: attributeText(response, "Destination"),
    inResponseTo: attributeText(response, "InResponseTo"),
    issuer: text(child(response, NS.assertion, "Issuer")),
    status: readStatus(child(response, NS.protocol, "Status")),
    assertions: children(response, NS.assertion, "Assertion").map((node) => assertionOf(node, whole.origin, reports, faults)),
    encryptedAssertions: children(response, NS.assertion, "EncryptedAssertion").map(placeOf),
    // Of the document: what is signed is the same, and what is not may depart too.
    departures: departuresOf(root),
  });
  return { view, faults };
}

function assertionOf(node: Node, around: Origin, reports: readonly SignatureReport[], faults: Finding[]): AssertionView {
  const own = vouched(node.element, "Assertion", reports, faults);
  return own === undefined ? readAssertion(node, around) : readAssertion({ element: own.element, path: node.path }, own.origin);
}

/** The signed bytes of one element as a tree with the document's places, where a signature vouches for exactly this element. */
function vouched(element: XmlElement, of: SignatureReport["of"], reports: readonly SignatureReport[], faults: Finding[]): { element: XmlElement; origin: Origin } | undefined {
  for (const report of reports) {
    if (report.of !== of || (report.verdict.kind !== "valid" && report.verdict.kind !== "intact-unknown-signer")) continue;
    const read = readXml(report.verdict.signed);
    if (read.root !== undefined && read.root.name === element.name && read.root.namespace === element.namespace && attribute(read.root, "ID") === attribute(element, "ID")) {
      return { element: relocate(read.root, element), origin: report.verdict.kind === "valid" ? "signed" : "intact" };
    }
    faults.push(unreadable(report));
  }
  return undefined;
}

/** Signed bytes that are no such element: what was verified is then not what would be read, which is how signature wrapping works. */
function unreadable({ of, at }: SignatureReport): Finding {
  return {
    id: "signed-bytes",
    severity: "error",
    title: `What the signature of the ${of} covers is not the ${of}`,
    expected: "The signed bytes are the element that the signature stands in (SAML core 5.4.2)",
    found: "bytes that the strict reader refuses or that are another element",
    at,
    fix: "Treat the response as an attack; if it came from Okta unchanged, keep it and report this as a fault of the checker.",
  };
}

function readStatus(node: Node | undefined): StatusView | undefined {
  if (node === undefined) return undefined;
  return present({ at: placeOf(node), codes: codesOf(node), message: text(child(node, NS.protocol, "StatusMessage")) });
}

function codesOf(around: Node): Text[] {
  const node = child(around, NS.protocol, "StatusCode");
  if (node === undefined) return [];
  const code = attributeText(node, "Value") ?? { value: "", at: placeOf(node) };
  return [code, ...codesOf(node)];
}
