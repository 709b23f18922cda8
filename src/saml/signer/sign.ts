import { createHash, createHmac, sign } from "node:crypto";
import { NS } from "../names";
import { ENVELOPED, EXCLUSIVE } from "../signature/algorithms";
import { canonicalize } from "../xml/canonical";
import { escapeAttribute } from "../xml/escape";
import { readXml } from "../xml/read";
import type { XmlElement } from "../xml/tree";
import type { Algorithms, SigningIdp } from "./spec";

export interface SignOptions {
  /** Of the element that is signed. */
  readonly id: string;
  /** PrefixList; none leaves the element InclusiveNamespaces out. */
  readonly prefixes: readonly string[];
  readonly algorithms: Algorithms;
  readonly edit: (signedInfo: string) => string;
}

const RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

/**
 * The element with an enveloped signature right after its Issuer, as Okta writes it.
 * Signs any algorithm that node:crypto has, also those that verification refuses: tests and the local Okta need them.
 */
export function enveloped(xml: string, idp: SigningIdp, { id, prefixes, algorithms, edit }: SignOptions): string {
  const { signature: method = RSA_SHA256, digest = SHA256 } = algorithms;
  const content = canonicalize(root(xml), { prefixes });
  const value = createHash(hashOf(digest)).update(content, "utf8").digest("base64");
  const inclusive = prefixes.length === 0 ? "" : `<ec:InclusiveNamespaces PrefixList="${prefixes.join(" ")}" xmlns:ec="${EXCLUSIVE}"/>`;
  const info = edit(
    [
      `<ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE}"/><ds:SignatureMethod Algorithm="${escapeAttribute(method)}"/>`,
      `<ds:Reference URI="#${escapeAttribute(id)}"><ds:Transforms><ds:Transform Algorithm="${ENVELOPED}"/>`,
      inclusive === "" ? `<ds:Transform Algorithm="${EXCLUSIVE}"/>` : `<ds:Transform Algorithm="${EXCLUSIVE}">${inclusive}</ds:Transform>`,
      `</ds:Transforms><ds:DigestMethod Algorithm="${escapeAttribute(digest)}"/><ds:DigestValue>${value}</ds:DigestValue></ds:Reference></ds:SignedInfo>`,
    ].join(""),
  );
  const open = `<ds:Signature xmlns:ds="${NS.signature}">`;
  const [signedInfo] = root(`${open}${info}</ds:Signature>`).children;
  if (signedInfo?.kind !== "element") throw new Error("SignedInfo is no element after its edit");
  // Written with the Signature around it, which declares the prefix.
  const bytes = Buffer.from(canonicalize(signedInfo, { ancestors: [root(`${open}</ds:Signature>`)] }), "utf8");
  const signed = method.includes("#hmac-") ? createHmac(hashOf(method), idp.certificate).update(bytes).digest("base64") : sign(hashOf(method), bytes, idp.privateKey).toString("base64");
  const certificate = idp.certificate.replace(/-----[A-Z ]+-----/g, "").trim();
  const keyInfo = `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  return insert(xml, `${open}${info}<ds:SignatureValue>${signed}</ds:SignatureValue>${keyInfo}</ds:Signature>`);
}

function root(xml: string): XmlElement {
  const read = readXml(xml);
  if (read.root === undefined) throw new Error(`what is to be signed is no XML: ${read.faults[0]?.title ?? ""}`);
  return read.root;
}

function hashOf(uri: string): string {
  const name = /(md5|sha1|sha256|sha384|sha512)$/.exec(uri)?.[1];
  if (name === undefined) throw new Error(`no hash in the algorithm ${uri}`);
  return name;
}

/** What a tag holds up to its end: its attributes may hold > too. */
const INSIDE = String.raw`(?:"[^"]*"|'[^']*'|[^<>"'])*`;
const ROOT = new RegExp(String.raw`^(?:<\?xml[^>]*\?>\s*)?<${INSIDE}>`);
const ISSUER = new RegExp(String.raw`\s*<((?:[\w.-]+:)?Issuer)(?=[\s/>])${INSIDE}(?:(?<=/)>|(?<!/)>[^<]*</\1\s*>)`, "y");

/** Right after the Issuer (SAML schema), or first where there is none. */
function insert(xml: string, signature: string): string {
  ISSUER.lastIndex = ROOT.exec(xml)?.[0].length ?? 0;
  const at = ISSUER.lastIndex + (ISSUER.exec(xml)?.[0].length ?? 0);
  return xml.slice(0, at) + signature + xml.slice(at);
}
