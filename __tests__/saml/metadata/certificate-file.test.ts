import { readCertificateFile } from "../../../src/saml/metadata/certificate-file";
import { checkCertificates } from "../../../src/saml/metadata/check-certificates";
import { readCertificates } from "../../../src/saml/signature/certificates";
import { makeCertificate, rsa } from "../idp";
import { AT, idp, otherIdp } from "../samples";
import { expired, fromOkta } from "./samples";

const pem = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64.replaceAll(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
const read = (text: string | Buffer) => readCertificateFile(Buffer.from(text));

describe("a certificate as consoles give it", () => {
  test.each<[string, string | Buffer, string]>([
    ["PEM", pem(idp.certificate), "PEM"],
    ["PEM of Windows", pem(idp.certificate).replaceAll("\n", "\r\n"), "PEM"],
    ["PEM behind a byte order mark and a comment", `\ufeffsubject=CN = tarnholt\n${pem(idp.certificate)}`, "PEM"],
    ["PEM in UTF-16", Buffer.from(`\ufeff${pem(idp.certificate)}`, "utf16le"), "PEM"],
    ["DER", Buffer.from(idp.certificate, "base64"), "DER"],
    ["base64 alone", idp.certificate, "base64"],
    ["base64 in lines", `${idp.certificate.replaceAll(/.{64}/g, "$&\n")}\n`, "base64"],
  ])("%s", (_, input, form) => {
    const file = read(input);
    expect(file).toMatchObject({ form, certificates: [{ base64: idp.certificate, facts: { subject: "CN=tarnholt", keyType: "rsa" } }] });
    expect(readCertificates(file?.certificates[0]?.base64 ?? "")).toHaveLength(1);
  });

  test("several, each with its line", () => {
    expect(read(`${pem(idp.certificate)}${pem(otherIdp.certificate)}`)?.certificates.map(({ base64, line }) => [base64, line])).toEqual([[idp.certificate, 1], [otherIdp.certificate, pem(idp.certificate).split("\n").length]]);
  });

  test("one that is damaged is one that can't be read, not no certificate", () => {
    expect(read(pem(idp.certificate.slice(0, 200)))).toMatchObject({ form: "PEM", certificates: [{ facts: undefined }] });
  });
});

test.each<[string, string | Buffer]>([
  ["nothing", ""],
  ["metadata", fromOkta().xml],
  ["metadata in base64", Buffer.from(fromOkta().xml).toString("base64")],
  ["prose", "0 certificates"],
  ["a key", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"],
  ["DER of something else", Buffer.from([0x30, 3, 2, 1, 1])],
  ["DER that is cut off", Buffer.from(idp.certificate, "base64").subarray(0, 300)],
  ["a header alone", "-----BEGIN CERTIFICATE-----\nMIIB"],
  ["far too much", `${pem(idp.certificate)}${" ".repeat(200_000)}`],
  ["headers without end", "-----BEGIN CERTIFICATE-----".repeat(7_000)],
])("%s is no certificate file", (_, input) => {
  expect(read(input)).toBeUndefined();
});

describe("what is said of it", () => {
  const check = (...certificates: string[]) => {
    const file = read(certificates.map(pem).join(""));
    if (file === undefined) throw new Error("no certificate file");
    return checkCertificates(file, {}, { at: AT });
  };

  test("fingerprint, dates and key", () => {
    expect(check(idp.certificate)).toMatchObject({
      findings: [], unknowns: [], expectations: { certificates: [idp.certificate] },
      summary: { container: "a certificate file (PEM)", of: "certificate", certificates: [{ subject: "CN=tarnholt", keyBits: 2048, notAfter: "2036-01-01T00:00:00.000Z", fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) as string }] },
    });
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ["several are no question by themselves", [idp.certificate, otherIdp.certificate], []],
    ["an expired one", [expired], ["metadata-certificate-expired"]],
    ["a short key", [makeCertificate({ key: rsa(1024) })], ["metadata-certificate-key-size"]],
    ["one that can't be read", ["AAAA"], ["metadata-certificate-unreadable"]],
    ["the same twice", [idp.certificate, idp.certificate], ["metadata-certificate-twice"]],
  ])("%s", (_, certificates, ids) => {
    const { findings, unknowns } = check(...certificates);
    expect([findings.map(({ id }) => id), unknowns]).toEqual([ids, []]);
  });

  test("a finding has the line that the certificate begins in", () => {
    expect(check(idp.certificate, expired).findings[0]?.at).toEqual({ line: pem(idp.certificate).split("\n").length, column: 1, path: "certificate 2" });
  });
});
