import { NS } from "../names";
import { isNcName } from "../xml/ncname";
import { attribute, elements, type XmlElement } from "../xml/tree";
import { ENVELOPED, EXCLUSIVE } from "./algorithms";
import { DEFAULT } from "./exclusive";

/** The PrefixList of exclusive canonicalization (exc-c14n, 3), "" for #default, empty where it has none; undefined for any other method, or where the element holds anything else. */
export function prefixList(method: XmlElement): readonly string[] | undefined {
  const [list, ...rest] = elements(method);
  if (attribute(method, "Algorithm") !== EXCLUSIVE || method.attributes.length !== 1 || rest.length > 0) return undefined;
  if (list === undefined) return [];
  const prefixes = attribute(list, "PrefixList");
  if (list.name !== "InclusiveNamespaces" || list.namespace !== EXCLUSIVE || list.attributes.length !== 1 || elements(list).length > 0) return undefined;
  const tokens = prefixes?.split(/[ \t\r\n]+/).filter((token) => token !== "");
  return tokens?.every((token) => token === DEFAULT || isNcName(token)) === true ? tokens.map((token) => (token === DEFAULT ? "" : token)) : undefined;
}

/** The PrefixList of a reference with exactly the two transforms of SAML (SAML core 5.4.4); undefined for any others. */
export function transformPrefixes(transforms: XmlElement): readonly string[] | undefined {
  const [enveloped, canonical, ...rest] = elements(transforms);
  if (enveloped === undefined || canonical === undefined || rest.length > 0 || transforms.attributes.length > 0) return undefined;
  if ([enveloped, canonical].some((one) => one.name !== "Transform" || one.namespace !== NS.signature)) return undefined;
  if (attribute(enveloped, "Algorithm") !== ENVELOPED || enveloped.attributes.length !== 1 || elements(enveloped).length > 0) return undefined;
  return prefixList(canonical);
}
