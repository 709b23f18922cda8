import type { Finding } from "../finding";
import { NS } from "../names";
import { departuresOf } from "../schema/departures";
import { elements, type XmlElement } from "../xml/tree";
import { placeOf, walk, type Located } from "../xml/walk";
import { fault } from "./faults";

/** Where SAML has a signature: an element, with those around it, that may bring one. */
export interface Signable {
  readonly of: "Response" | "Assertion";
  readonly parent: Located;
  readonly signature: Located;
}

export interface Structure {
  readonly signables: readonly Signable[];
  readonly faults: readonly Finding[];
}

// Names by which engines find elements wherever they stand and whatever their namespace.
const WATCHED: ReadonlySet<string> = new Set(["Response", "Assertion", "EncryptedAssertion", "Signature", "SignedInfo"]);

/** Finds the signatures in the places that SAML has for them, and names every form of wrapping: anything of the kind in another place, and whatever two readers would read as two values. */
export function readStructure(root: XmlElement): Structure {
  const top: Located = { element: root, ancestors: [] };
  if (root.name !== "Response" || root.namespace !== NS.protocol) return { signables: [], faults: [fault("not-a-response", `${root.name.slice(0, 40)} of another name or namespace`, placeOf(top))] };
  const [assertion] = elements(root, NS.assertion, "Assertion");
  const parents = [{ of: "Response" as const, parent: top }, ...(assertion === undefined ? [] : [{ of: "Assertion" as const, parent: { element: assertion, ancestors: [root] } }])];
  const faults: Finding[] = [];
  const signables = parents.flatMap(({ of, parent }): Signable[] => {
    const own = elements(parent.element, NS.signature, "Signature").map((element): Located => ({ element, ancestors: [...parent.ancestors, parent.element] }));
    const [signature, second] = own;
    if (signature === undefined) return [];
    if (second !== undefined) faults.push(fault("several-signatures", `${own.length} signatures in one ${of}`, placeOf(second)));
    if (!followsIssuer(parent.element, signature.element)) faults.push(fault("wrapping-signature-place", `the signature of the ${of} not right after its Issuer`, placeOf(signature)));
    return [{ of, parent, signature }];
  });
  faults.push(...strays(root, assertion), ...duplicateIds(root), ...ambiguities(root));
  return { signables, faults: fewOfEach(faults) };
}

/** What the schema does not allow and two readers would read as two values, signed or not. */
function ambiguities(root: XmlElement): Finding[] {
  return departuresOf(root).flatMap(({ kind, found, expected, at }) => {
    const id = kind === "repeated" ? "wrapping-second-element" : kind === "element-in-text" ? "wrapping-element-in-value" : undefined;
    return id === undefined ? [] : [{ ...fault(id, found, at), expected }];
  });
}

/** A hostile document may have thousands of one kind; three tell enough. */
function fewOfEach(faults: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return faults.filter(({ id }) => {
    seen.set(id, (seen.get(id) ?? 0) + 1);
    return (seen.get(id) ?? 0) <= 3;
  });
}

function followsIssuer(parent: XmlElement, signature: XmlElement): boolean {
  const [first, second] = elements(parent);
  return first === signature || (second === signature && first?.name === "Issuer" && first.namespace === NS.assertion);
}

function strays(root: XmlElement, assertion: XmlElement | undefined): Finding[] {
  const faults: Finding[] = [];
  const second = new Set<XmlElement>();
  for (const one of walk(root)) {
    const { element, ancestors } = one;
    if (element === root || element === assertion || !WATCHED.has(element.name)) continue;
    const parent = ancestors.at(-1);
    if (element.name === "Assertion") second.add(element);
    // The signature that a second assertion brings along is no second fault: the document is refused for the assertion.
    else if (element.name !== "Response" && ancestors.some((around) => second.has(around))) continue;
    if (element.name === "Response") faults.push(fault("wrapping-second-response", "a Response inside another element", placeOf(one)));
    else if (element.name === "Assertion") faults.push(fault("wrapping-second-assertion", parent === root ? "another Assertion in the Response, or one of another namespace" : "an Assertion that is not directly in the Response", placeOf(one)));
    // Of those directly in the Response there is a check, which knows what stands beside them.
    else if (element.name === "EncryptedAssertion" && (parent !== root || element.namespace !== NS.assertion)) faults.push(fault("wrapping-second-assertion", "an EncryptedAssertion that is not directly in the Response, or of another namespace", placeOf(one)));
    else if (element.name !== "EncryptedAssertion" && !inPlace(element, parent, { root, assertion })) faults.push(fault("wrapping-signature-place", `${element.name} in a place of its own`, placeOf(one)));
  }
  return faults;
}

/** Signature in Response or Assertion, SignedInfo in such a Signature; how many there are is checked elsewhere. */
function inPlace(element: XmlElement, parent: XmlElement | undefined, { root, assertion }: { root: XmlElement; assertion: XmlElement | undefined }): boolean {
  if (element.namespace !== NS.signature || parent === undefined) return false;
  if (element.name === "Signature") return parent === root || parent === assertion;
  return parent.name === "Signature" && parent.namespace === NS.signature;
}

/** IDs by the names that engines take for IDs, whatever their case and namespace. */
function duplicateIds(root: XmlElement): Finding[] {
  const seen = new Set<string>();
  const faults: Finding[] = [];
  for (const one of walk(root)) {
    for (const { name, value } of one.element.attributes) {
      if (name.toLowerCase() !== "id") continue;
      if (seen.has(value)) faults.push(fault("wrapping-duplicate-id", "the ID of another element", placeOf(one)));
      seen.add(value);
    }
  }
  return faults;
}
