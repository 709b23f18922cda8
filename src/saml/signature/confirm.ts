import { createHash, verify, type KeyObject } from "node:crypto";
import { DOMParser } from "@xmldom/xmldom";
import { SignedXml, type HashAlgorithm, type SignatureAlgorithm } from "xml-crypto";
import { NS } from "../names";
import { serialize } from "../xml/serialize";
import { DIGESTS, ENVELOPED, EXCLUSIVE, SIGNATURES } from "./algorithms";
import type { Signable } from "./structure";

/**
 * The bytes that xml-crypto finds signed by a key, or undefined where it does not.
 * It sees the signed element alone, written anew from the strict reader's tree: nothing of the sender's syntax reaches its lenient parser, and its
 * searches by local name (`//SignedInfo`) find one thing.
 */
export function confirm({ parent }: Signable, key: KeyObject): string | undefined {
  try {
    const xml = serialize(parent.element, parent.ancestors);
    const [node, second] = Array.from(parse(xml).documentElement.childNodes).filter(isSignature);
    if (node === undefined || second !== undefined) return undefined;
    const engine = new SignedXml({ publicCert: key, getCertFromKeyInfo: () => null });
    restrict(engine, key);
    // The gate has found every ID unique, in whatever spelling: one search of the document instead of three.
    engine.idAttributes = ["ID"];
    engine.loadSignature(node);
    const signed = engine.checkSignature(xml) ? engine.getSignedReferences() : [];
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

/** Leaves the engine only the algorithms that are let through: SHA-1, HMAC, comments and inclusive forms are not there to be chosen. */
function restrict(engine: SignedXml, key: KeyObject): void {
  engine.SignatureAlgorithms = Object.fromEntries([...SIGNATURES].map(([uri, hash]) => [uri, signatureAlgorithm(uri, hash, key)]));
  engine.HashAlgorithms = Object.fromEntries([...DIGESTS].map(([uri, hash]) => [uri, hashAlgorithm(uri, hash)]));
  engine.CanonicalizationAlgorithms = Object.fromEntries(Object.entries(engine.CanonicalizationAlgorithms).filter(([uri]) => uri === EXCLUSIVE || uri === ENVELOPED));
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
