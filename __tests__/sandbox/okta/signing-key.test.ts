import { createPublicKey, sign, verify, X509Certificate } from "node:crypto";
import { field, list, text } from "../../../sandbox/okta/json";
import { createSigningKey } from "../../../sandbox/okta/signing-key";
import { connect, stopAll, type Answer } from "./client";

afterEach(stopAll);

const NOW = new Date("2026-06-09T13:12:30.500Z");
const clock = () => NOW;
const x509 = (base64: string) => new X509Certificate(Buffer.from(base64, "base64"));
const certificateIn = (metadata: Answer) => /<ds:X509Certificate>([^<]+)</.exec(metadata.raw)?.[1] ?? "";

async function app(seed: object = {}) {
  const client = await connect({ clock, apps: [{ label: "AWS" }], ...seed });
  const path = `/api/v1/apps/${client.okta.org.apps.labelled("AWS")?.id}`;
  return { ...client, path };
}

test("the certificate is a real one: self-signed, RSA 2048, SHA-256, ten years from a minute ago", async () => {
  const key = await createSigningKey("acme", { now: NOW, notAfter: new Date("2036-06-09T13:12:30Z") });
  const certificate = x509(key.certificate);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.publicKey.asymmetricKeyDetails).toMatchObject({ modulusLength: 2048 });
  expect(certificate.subject).toContain("CN=acme");
  expect(certificate.issuer).toBe(certificate.subject);
  expect(new Date(certificate.validFrom)).toEqual(new Date("2026-06-09T13:11:30Z"));
  expect(new Date(certificate.validTo)).toEqual(new Date("2036-06-09T13:12:30Z"));
  expect(certificate.checkPrivateKey(key.privateKey)).toBe(true);
});

test.each(["2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "2020-01-01T00:00:00Z"])("an end on either side of the two time forms: %s", async (end) => {
  const key = await createSigningKey("acme", { now: NOW, notAfter: new Date(end) });
  expect(new Date(x509(key.certificate).validTo)).toEqual(new Date(end));
});

test("metadata, key list and certificate speak of one and the same key", async () => {
  const { get, path } = await app();
  const metadata = await get(`${path}/sso/saml/metadata`);
  const [key] = list((await get(`${path}/credentials/keys`)).body);
  const certificate = x509(certificateIn(metadata));
  expect(metadata.type).toContain("application/xml");
  expect(text(field(key, "x5c") === undefined ? "" : list(field(key, "x5c"))[0])).toBe(certificateIn(metadata).replaceAll("\n", ""));
  expect(text(field(key, "expiresAt"))).toBe(new Date(certificate.validTo).toISOString());
  expect(text(field(key, "x5t#S256"))).toBe(Buffer.from(certificate.fingerprint256.replaceAll(":", ""), "hex").toString("base64url"));
  const jwk = createPublicKey({ key: { kty: "RSA", n: text(field(key, "n")) ?? "", e: text(field(key, "e")) ?? "" }, format: "jwk" });
  expect(jwk.equals(certificate.publicKey)).toBe(true);
});

test("the metadata names the issuer and both bindings of this app", async () => {
  const { okta, get, path } = await app();
  const found = okta.org.apps.labelled("AWS");
  const { raw } = await get(`${path}/sso/saml/metadata`);
  expect(raw).toContain(`entityID="http://www.okta.com/${found?.externalKey}"`);
  expect(raw.match(/Location="https:\/\/acme\.okta\.com\/app\/amazon_aws_sso\/[^/]+\/sso\/saml"/g)).toHaveLength(2);
});

test("a rotation: the new key is there at once and signs only when the app names it", async () => {
  const { okta, post, put, get, path } = await app();
  const old = okta.org.apps.labelled("AWS")?.kid;
  const generated = await post(`${path}/credentials/keys/generate?validityYears=2`);
  expect(generated).toMatchObject({ status: 201, body: { expiresAt: "2028-06-09T13:12:30.000Z" } });
  const kid = text(field(generated.body, "kid")) ?? "";
  expect(okta.org.apps.labelled("AWS")?.kid).toBe(old);
  const body = { name: "amazon_aws_sso", label: "AWS", signOnMode: "SAML_2_0", credentials: { signing: { kid } } };
  expect((await put(path, body)).status).toBe(200);
  expect(certificateIn(await get(`${path}/sso/saml/metadata`))).toBe(certificateIn(await get(`${path}/sso/saml/metadata?kid=${kid}`)));
  expect(certificateIn(await get(`${path}/sso/saml/metadata?kid=${old}`))).not.toBe(certificateIn(await get(`${path}/sso/saml/metadata`)));
});

test.each(["1", "11", "", "two"])("a validity of %j years is refused", async (years) => {
  const { okta, post, path } = await app();
  expect((await post(`${path}/credentials/keys/generate?validityYears=${years}`)).status).toBe(400);
  expect(okta.org.apps.labelled("AWS")?.keys).toHaveLength(1);
});

test("a key of another app is not to be had, and the app stays as it was", async () => {
  const { okta, get, put, path } = await app({ apps: [{ label: "AWS" }, { label: "Other" }] });
  const foreign = okta.org.apps.labelled("Other")?.kid;
  expect((await get(`${path}/sso/saml/metadata?kid=${foreign}`)).status).toBe(404);
  const body = { name: "amazon_aws_sso", label: "Renamed", signOnMode: "SAML_2_0", credentials: { signing: { kid: foreign } } };
  expect((await put(path, body)).status).toBe(404);
  expect(okta.org.apps.labelled("Renamed")).toBeUndefined();
});

test("a test can have a certificate that is about to end, and sign with its key", async () => {
  const ends = new Date("2026-06-20T00:00:00Z");
  const { okta, get, path } = await app({ apps: [{ label: "AWS", certificateEnds: ends }] });
  const [key] = list((await get(`${path}/credentials/keys`)).body);
  expect(text(field(key, "expiresAt"))).toBe(ends.toISOString());
  const own = okta.org.apps.labelled("AWS")?.keys[0];
  if (!own) throw new Error("the app has no key");
  const signature = sign("sha256", Buffer.from("assertion"), own.privateKey);
  expect(verify("sha256", Buffer.from("assertion"), x509(own.certificate).publicKey, signature)).toBe(true);
});

test("no answer carries a private key", async () => {
  const { get, path } = await app();
  for (const answer of [await get(path), await get(`${path}/credentials/keys`), await get(`${path}/sso/saml/metadata`)]) {
    expect(answer.raw).not.toMatch(/PRIVATE|"d":|privateKey/);
  }
});
