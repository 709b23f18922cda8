import { createHash, verify, type KeyObject } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { SignedXml, type HashAlgorithm, type SignatureAlgorithm } from "xml-crypto";
import { NS } from "../names";
import { serialize } from "../xml/serialize";
import { DIGESTS, ENVELOPED, EXCLUSIVE, SIGNATURES } from "./algorithms";
import { domOf } from "./dom";
import { DEFAULT, Exclusive } from "./exclusive";
import type { Parts } from "./parts";
import type { Signable } from "./structure";

type Prefixes = Pick<Parts, "contentPrefixes" | "infoPrefixes">;

/**
 * The bytes that xml-crypto finds signed by a key, or undefined where it does not.
 * It sees the signed element alone, made anew from the strict reader's tree: nothing of the sender's syntax reaches its lenient parser. To what
 * searches by local name (`//SignedInfo`, `//*[@ID]`) only the element's shell with the signature is shown, in which they find one thing and
 * need no time; canonicalized and digested is the whole.
 */
export function confirm({ parent, signature }: Signable, parts: Prefixes, key: KeyObject): string | undefined {
  try {
    const shell = serialize({ ...parent.element, children: [signature.element] }, parent.ancestors);
    const [node, second] = Array.from(parse(shell).documentElement.childNodes).filter(isSignature);
    if (node === undefined || second !== undefined) return undefined;
    const engine = new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null });
    restrict(engine, key, canonicalization(domOf(parent.element, parent.ancestors, signature.element), parts));
    // The gate has found every ID unique, in whatever spelling: one search instead of three.
    engine.idAttributes = ["ID"];
    engine.loadSignature(node);
    const signed = engine.checkSignature(shell) ? engine.getSignedReferences() : [];
    return signed.length === 1 ? signed[0] : undefined;
  } catch {
    // It throws for a wrong key and for what it cannot read; neither is a confirmation.
    return undefined;
  }
}

function parse(xml: string): Document {
  return new DOMParser({
    errorHandler: (_level: string, message: unknown) => {
      throw new Error(String(message));
    },
  }).parseFromString(xml, "text/xml");
}

function isSignature(node: Node): boolean {
  return isElement(node) && node.localName === "Signature" && node.namespaceURI === NS.signature;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** Canonicalization for one signature: of SignedInfo as it comes, of the signed element the whole instead of its shell. */
function canonicalization(whole: Element, { contentPrefixes, infoPrefixes }: Prefixes): new () => Exclusive {
  return class extends Exclusive {
    override process(apex: Element, options: Parameters<Exclusive["process"]>[1]): string {
      const [element, prefixes] = apex.localName === "SignedInfo" ? [apex, infoPrefixes] : [whole, contentPrefixes];
      // It would split the list at single spaces alone.
      return super.process(element, { ...options, inclusiveNamespacesPrefixList: prefixes.map((prefix) => (prefix === "" ? DEFAULT : prefix)) });
    }
  };
}

/** Leaves the engine only the algorithms that are let through: SHA-1, HMAC, comments and inclusive forms are not there to be chosen. */
function restrict(engine: SignedXml, key: KeyObject, exclusive: new () => Exclusive): void {
  engine.SignatureAlgorithms = Object.fromEntries([...SIGNATURES].map(([uri, hash]) => [uri, signatureAlgorithm(uri, hash, key)]));
  engine.HashAlgorithms = Object.fromEntries([...DIGESTS].map(([uri, hash]) => [uri, hashAlgorithm(uri, hash)]));
  const { [ENVELOPED]: enveloped } = engine.CanonicalizationAlgorithms;
  engine.CanonicalizationAlgorithms = { [EXCLUSIVE]: exclusive, ...(enveloped === undefined ? {} : { [ENVELOPED]: enveloped }) };
}

function signatureAlgorithm(uri: string, hash: string, key: KeyObject): new () => SignatureAlgorithm {
  return class {
    getAlgorithmName(): string {
      return uri;
    }
    getSignature(): never {
      throw new Error("this engine only verifies");
    }
    // With the one key of this verification, whatever the engine hands over.
    verifySignature(material: string, _key: unknown, value: string): boolean {
      return verify(hash, Buffer.from(material, "utf8"), key, Buffer.from(value, "base64"));
    }
  };
}

function hashAlgorithm(uri: string, hash: string): new () => HashAlgorithm {
  return class {
    getAlgorithmName(): string {
      return uri;
    }
    getHash(xml: string): string {
      return createHash(hash).update(xml, "utf8").digest("base64");
    }
  };
}
