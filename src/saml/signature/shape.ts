import { NS } from "../names";
import { elements, textOf, type XmlElement } from "../xml/tree";
import type { SignatureNodes } from "./nodes";

/** What of a signature is not exactly as SAML needs it, if anything: then an engine would have to choose (XML Signature 4, SAML core 5.4). */
export function misshapenPart(nodes: SignatureNodes): string | undefined {
  const { signature, signedInfo, signatureValue, keyInfo, method, references, transforms, digestMethod, digestValue } = nodes;
  const shapes: readonly (readonly [XmlElement | undefined, readonly string[], readonly string[]])[] = [
    [signature, ["SignedInfo", "SignatureValue", ...(keyInfo === undefined ? [] : ["KeyInfo"])], ["Id"]],
    [signedInfo, ["CanonicalizationMethod", "SignatureMethod", ...references.map(() => "Reference")], ["Id"]],
    [references[0], [...(transforms === undefined ? [] : ["Transforms"]), "DigestMethod", "DigestValue"], ["URI", "Id", "Type"]],
    [method, [], ["Algorithm"]],
    [digestMethod, [], ["Algorithm"]],
    [signatureValue, [], ["Id"]],
    [digestValue, [], []],
  ];
  for (const [element, parts, attributes] of shapes) {
    const found = element === undefined ? "a part missing" : misshapen(element, parts, attributes);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Exactly these children, in this order, and no other attributes: prefixed ones mislead engines that look by local name. */
function misshapen(element: XmlElement, parts: readonly string[], attributes: readonly string[]): string | undefined {
  const children = elements(element);
  if (children.length !== parts.length || children.some((one, index) => one.namespace !== NS.signature || one.name !== parts[index])) return `${element.name} with other parts than ${parts.length === 0 ? "text" : parts.join(", ")}`;
  if (parts.length > 0 && /[^ \t\r\n]/.test(textOf(element))) return `${element.name} with text between its parts`;
  return element.attributes.every((one) => one.namespace === "" && attributes.includes(one.name)) ? undefined : `${element.name} with an attribute that it does not have`;
}
