import { X509Certificate } from "node:crypto";
import { NS } from "../../../src/saml/names";
import { idpMetadata, spMetadata } from "../../../src/saml/signer/metadata";
import { attribute, elements, textOf, type XmlElement } from "../../../src/saml/xml/tree";
import { walk } from "../../../src/saml/xml/walk";
import { newIdp, rootOf } from "../signature/world";

const all = (root: XmlElement, name: string) => [...walk(root)].map(({ element }) => element).filter((element) => element.name === name);

test("IdP metadata as Okta's: issuer, certificate in lines, both bindings", async () => {
  const idp = await newIdp();
  const second = await newIdp("second");
  const root = rootOf(idpMetadata(idp, "https://acme.okta.com/app/x/sso/saml?a=1&b=2", { moreCertificates: [second.certificate] }));
  expect(root).toMatchObject({ name: "EntityDescriptor", namespace: NS.metadata });
  expect(attribute(root, "entityID")).toBe(idp.issuer);
  expect(all(root, "X509Certificate").map((one) => new X509Certificate(Buffer.from(textOf(one), "base64")).raw.toString("base64"))).toEqual([idp.certificate, second.certificate]);
  expect(textOf(all(root, "X509Certificate")[0] ?? root)).toMatch(/^(?:.{76}\n)+.{1,76}$/);
  expect(all(root, "SingleSignOnService").map((one) => [attribute(one, "Binding")?.split(":").at(-1), attribute(one, "Location")])).toEqual([
    ["HTTP-POST", "https://acme.okta.com/app/x/sso/saml?a=1&b=2"],
    ["HTTP-Redirect", "https://acme.okta.com/app/x/sso/saml?a=1&b=2"],
  ]);
});

test("SP metadata as that of IAM Identity Center: assertions signed, requests not, no single logout, the first ACS the default", () => {
  const root = rootOf(spMetadata({ audience: "https://sp.example", acsUrls: ["https://acs.example/1", "https://acs.example/2"] }));
  const [descriptor] = elements(root, NS.metadata, "SPSSODescriptor");
  expect(attribute(root, "entityID")).toBe("https://sp.example");
  expect(descriptor && [attribute(descriptor, "WantAssertionsSigned"), attribute(descriptor, "AuthnRequestsSigned")]).toEqual(["true", "false"]);
  expect(all(root, "SingleLogoutService")).toEqual([]);
  expect(all(root, "AssertionConsumerService").map((one) => [attribute(one, "Location"), attribute(one, "index"), attribute(one, "isDefault")])).toEqual([
    ["https://acs.example/1", "0", "true"],
    ["https://acs.example/2", "1", undefined],
  ]);
});
