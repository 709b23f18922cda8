import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { metadata } from "../../src/cli/saml/metadata";
import { idpMetadata } from "../../src/saml/signer/metadata";
import { makeCertificate } from "../saml/idp";
import { idp } from "../saml/samples";
import { capturePrinted } from "../support/printed";

const folder = mkdtempSync(join(tmpdir(), "idc-saml-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printed = capturePrinted();

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const pem = (base64: string): string => `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`;
const OKTA = file("okta.xml", idpMetadata(idp, "https://tarnholt.okta.com/app/x/sso/saml"));

test.each<[string, string | Uint8Array]>([["PEM", pem(idp.certificate)], ["DER", Buffer.from(idp.certificate, "base64")]])("a certificate in %s is shown: exit 0", async (form, content) => {
  await metadata(file("console.crt", content), {});
  expect(process.exitCode).toBe(0);
  for (const words of [`a certificate file (${form})`, "rsa 2048", "2026-01-01 to 2036-01-01", "CN=tarnholt", "SHA-256 "]) expect(printed.out).toContain(words);
  // Nothing is claimed of what a certificate alone does not have.
  expect(printed.out).not.toMatch(/entity id|sign-on addresses/);
});

test("an expired one is a finding: exit 1", async () => {
  await metadata(file("old.crt", pem(makeCertificate({ to: "2026-02-01T00:00:00Z" }))), { json: true });
  expect(process.exitCode).toBe(1);
  expect(JSON.parse(printed.out)).toMatchObject({ summary: { of: "certificate" }, findings: [{ id: "metadata-certificate-expired" }] });
});

test("a certificate is not compared with metadata: a sentence, exit 2", async () => {
  await metadata(file("console.crt", pem(idp.certificate)), { compare: OKTA });
  expect([process.exitCode, printed.out]).toEqual([2, ""]);
  expect(printed.err).toContain("is a certificate, and --compare takes two metadata files");
});

test("an earlier file that is a certificate is no metadata: exit 2", async () => {
  await metadata(OKTA, { compare: file("console.crt", pem(idp.certificate)), json: true });
  expect(process.exitCode).toBe(2);
  expect(JSON.parse(printed.out)).toMatchObject({ kind: "refused", findings: [{ id: "input-not-saml", found: "A certificate", fix: expect.stringContaining("idc saml metadata FILE shows a certificate") as string }] });
});
