import { generateKeyPairSync, sign } from "node:crypto";
import * as der from "../../../sandbox/okta/der";
import { readCertificates } from "../../../src/saml/signature/certificates";
import { newIdp, NOW, once, outcome, response } from "./world";

const idps = newIdp();

/** A self-signed certificate with a key on a curve, as base64. */
function curveCertificate() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const algorithm = der.sequence(der.oid("1.2.840.10045.4.3.2"));
  const name = der.sequence(der.set(der.sequence(der.oid("2.5.4.3"), der.utf8("curve"))));
  const validity = der.sequence(der.time(NOW), der.time(new Date("2036-01-01T00:00:00Z")));
  const body = der.sequence(der.explicit(0, der.integer(Buffer.from([2]))), der.integer(Buffer.from([1])), algorithm, name, validity, name, publicKey.export({ type: "spki", format: "der" }));
  return { privateKey, certificate: der.sequence(body, algorithm, der.bits(sign("sha256", body, privateKey))).toString("base64") };
}

test("a key that is not RSA verifies nothing, whatever algorithm the signature names", async () => {
  const { privateKey, certificate } = curveCertificate();
  const xml = response({ issuer: "http://www.okta.com/x", privateKey, certificate }, { sign: "assertion" });
  expect(outcome(xml, [certificate])).toEqual({ verdicts: ["Assertion refused"], faults: ["expected-certificate", "signature-key-type"] });
});

test("PEM in any form, several in one text, white space anywhere in base64", async () => {
  const { certificate } = await idps;
  const pem = `-----BEGIN CERTIFICATE-----\r\n${certificate.replace(/(.{64})/g, "$1\r\n")}\r\n-----END CERTIFICATE-----`;
  const read = (text: string) => readCertificates(text).map(({ base64 }) => base64);
  expect(read(certificate)).toEqual([certificate]);
  expect(read(` \n${certificate.replace(/(.{10})/g, "$1\t")}`)).toEqual([certificate]);
  expect(read(`subject=acme\n${pem}\n${pem}`)).toEqual([certificate, certificate]);
  expect(read(once(pem, "END CERTIFICATE", "END KEY"))).toEqual([]);
});

test("what is longer than any certificate is not looked at", async () => {
  const { certificate } = await idps;
  expect(readCertificates(certificate + " ".repeat(20_000 - certificate.length))).toHaveLength(1);
  expect(readCertificates(certificate + " ".repeat(20_001 - certificate.length))).toEqual([]);
});
