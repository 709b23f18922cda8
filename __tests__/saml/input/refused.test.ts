import { readInput } from "../../../src/saml/input/read";
import { base64, deflated, formBody, IDP_METADATA, RESPONSE } from "./messages";

/** id, found and fix of the one fault. */
function fault(input: string | Uint8Array): { id: string; found: string; fix: string; sensitive?: string | undefined } {
  const read = readInput(input);
  if (!("faults" in read)) throw new Error(`read as ${read.kind}`);
  expect(read.faults).toHaveLength(1);
  return read.faults[0];
}

const B64 = base64(RESPONSE);

describe("nothing to read", () => {
  test.each(["", " ", "\n\t\r\n", "\ufeff", "\ufeff\n"])("%j is empty", (input) => {
    expect(fault(input).id).toBe("input-empty");
    expect(fault(Buffer.from(input)).id).toBe("input-empty");
  });

  test.each(["SAMLResponse=", "SAMLResponse=&RelayState=x", '{"SAMLResponse":""}', '<form><input name="SAMLResponse" value=""></form>'])("an empty parameter: %s", (input) => {
    expect(fault(input).id).toBe("input-empty");
  });
});

describe("something else is named", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["prose", "Sign-in does not work, please help!", "text without SAMLResponse"],
    ["a word that base64 could be", "hello", "5 characters that, read as base64"],
    ["base64 of prose", base64("Sign-in does not work, please help!"), "text that is no XML"],
    ["base64 of bytes", Buffer.from([1, 2, 3, 250, 251, 252, 7, 8, 9, 200, 201, 202]).toString("base64"), "binary data"],
    ["a JSON Web Token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl", "OpenID Connect"],
    ["a certificate", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n", "A certificate"],
    ["a gzip file", Buffer.from([0x1f, 0x8b, 8, 0, 0]), "gzip"],
    ["a zip file", Buffer.from("PK\u0003\u0004abcd"), "zip"],
    ["a PDF", Buffer.from("%PDF-1.7"), "PDF"],
    ["a screenshot", Buffer.from("\u0089PNG\r\n", "latin1"), "picture"],
    ["a packet capture", Buffer.from([0xd4, 0xc3, 0xb2, 0xa1, 2, 0]), "packet capture"],
    ["a program", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]), "a binary file"],
    ["another XML", "<Project><Name/></Project>", "another root: Project"],
    ["another XML in small letters", "<project><name/></project>", "another root: project"],
    ["a Response of something else", "<Response><Status/></Response>", "nowhere in it stands the namespace of SAML 2.0"],
    ["SOAP", '<S:Envelope xmlns:S="x"></S:Envelope>', "SOAP"],
    ["a URL", "https://d-1234567890.awsapps.com/start", "A URL without SAMLResponse"],
    ["a < alone", "<", "no tag that can be read"],
    ["a comment alone", "<!-- x -->", "no tag that can be read"],
    ["a comment without end", "<!-- x", "no tag that can be read"],
    ["a page in base64", base64("<html><body>x</body></html>"), "An encoded page"],
  ])("%s", (_, input, found) => {
    expect(fault(input)).toMatchObject({ id: "input-not-saml", found: expect.stringContaining(found) as string });
  });

  test("what is expected is said without the word itself, which the text report writes before it", () => {
    for (const input of ["", "prose", "[REDACTED]", "<a/>", B64.slice(0, -4), "{", '{"log":{"entries":[]}}', "curl 'https://a.example'", "SAMLart=x", "a".repeat(20 * 1024 * 1024 + 1)]) {
      const read = readInput(input);
      expect("faults" in read && read.faults[0].expected).not.toMatch(/^expected|^$/i);
    }
  });

  test("text of a person is shown only when asked for", () => {
    const { found, sensitive } = fault("Ana Silva can't sign in!");
    expect(found).not.toContain("Ana");
    expect(sensitive).toContain("Ana Silva");
  });

  test.each([
    ["input-bare-assertion", '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"/>', "signature of the response"],
    ["input-bare-assertion", "<EncryptedAssertion></EncryptedAssertion>", "Destination"],
    ["input-logout", "<p:LogoutRequest></p:LogoutRequest>", "single logout"],
    ["input-logout", "<LogoutResponse/>", "single logout"],
    ["input-saml-1", '<Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol"></Response>', "SAML 2.0 app"],
    ["input-ws-federation", "<t:RequestSecurityTokenResponse></t:RequestSecurityTokenResponse>", "use SAML 2.0"],
    ["input-ws-federation", "wa=wsignin1.0&wresult=%3Ct%3E", "use SAML 2.0"],
    ["input-artifact", "SAMLart=AAQAAMh48%2F1o", "HTTP POST"],
    ["input-metadata-role", '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"></EntityDescriptor>', "View IdP metadata"],
    ["input-page-without-form", "<!DOCTYPE html><html><body><h1>An unexpected error has occurred</h1></body></html>", "idc saml explain"],
    ["input-redacted", "[REDACTED]", "cookie filter"],
    ["input-redacted", "SAMLResponse=***", "cookie filter"],
    ["input-redacted", "SAMLResponse={hash:0f0f}", "cookie filter"],
  ])("%s: %s", (id, input, fix) => {
    expect(fault(input)).toMatchObject({ id, fix: expect.stringContaining(fix) as string });
  });
});

describe("cut off", () => {
  test.each([4, 5, 6, 7, 60, 200])("base64 without its last %i characters", (count) => {
    expect(fault(B64.slice(0, -count)).id).toBe("input-truncated-base64");
  });

  test("base64 as a terminal cuts a pasted line", () => {
    const long = base64(RESPONSE.replace("id1", "i".repeat(6000)));
    expect(fault(long.slice(0, 4095))).toMatchObject({ id: "input-truncated-base64", fix: expect.stringContaining("4,095") as string });
  });

  const TERMINAL = /terminal/;
  const long = base64(RESPONSE.replace("id1", "i".repeat(9000)));

  test.each([4_090, 4_095, 4_096])("a terminal is named for a paste of %i characters", (length) => {
    expect(fault(long.slice(0, length)).fix).toMatch(TERMINAL);
    expect(fault(`SAMLResponse=${encodeURIComponent(long)}`.slice(0, length)).fix).toMatch(TERMINAL);
  });

  test.each([1_000, 4_060, 4_100, 8_191, 10_330])("and not for %i", (length) => {
    expect(fault(long.slice(0, length))).toMatchObject({ id: "input-truncated-base64", fix: expect.not.stringMatching(TERMINAL) as string });
  });

  test.each(["…", "..."])("base64 that a tool shows with %s at its end", (end) => {
    expect(fault(`${B64.slice(0, 80)}${end}`).id).toBe("input-truncated-base64");
  });

  test("a deflated message", () => {
    expect(fault(deflated(RESPONSE).slice(0, -40)).id).toBe("input-truncated-base64");
  });

  test("a form body", () => {
    expect(fault(formBody().slice(0, 300))).toMatchObject({ id: "input-truncated-base64", found: expect.stringContaining("In a form body") as string });
  });

  test.each([RESPONSE.slice(0, -1), RESPONSE.slice(0, -20), IDP_METADATA.slice(0, -30)])("XML", (xml) => {
    expect(fault(xml).id).toBe("input-truncated-xml");
  });
});

describe("damaged", () => {
  test.each([
    ["two values put together", `${base64("<a>1</a>xxxx2")}${B64}`, "Two values were put together"],
    ["another character", `${B64.slice(0, 100)}!${B64.slice(100)}`, "Text around the value was copied too"],
  ])("%s has its own advice", (_, input, fix) => {
    expect(fault(input).fix).toContain(fix);
  });

  test.each([
    ["a character that base64 has not", `${B64.slice(0, 100)}!${B64.slice(100)}`, "U+0021 as its character 101"],
    ["two values put together", `${base64("<a>1</a>xxxx2")}${B64}`, "U+003D as its character 19"],
  ])("%s", (_, input, found) => {
    expect(fault(input)).toMatchObject({ id: "input-bad-base64", found: expect.stringContaining(found) as string });
  });

  test("bytes that are no UTF-8 are named by place", () => {
    const bytes = Buffer.concat([Buffer.from(RESPONSE.replace("><", ">\n<").slice(0, 150)), Buffer.from([0xff]), Buffer.from(RESPONSE.slice(150))]);
    expect(fault(bytes)).toMatchObject({ id: "input-invalid-utf8", found: expect.stringContaining("line 2") as string });
    expect(fault(bytes.toString("base64")).id).toBe("input-invalid-utf8");
  });
});

describe("too large", () => {
  const space = " ".repeat(2 * 1024 * 1024);

  test.each<[string, string | Uint8Array]>([
    ["a file over 20 MB", Buffer.alloc(20 * 1024 * 1024 + 1, 0x20)],
    ["a text over 20 MB", "a".repeat(20 * 1024 * 1024 + 1)],
    ["XML over 2 MB", RESPONSE.replace("<saml2:NameID>", `<saml2:NameID>${space}`)],
    ["base64 of it", base64(RESPONSE.replace("<saml2:NameID>", `<saml2:NameID>${space}`))],
    ["a bomb: a few KB that inflate to 64 MB", deflated(`<a>${" ".repeat(64 * 1024 * 1024)}</a>`)],
    ["a bomb in a URL", `https://a.example/?SAMLRequest=${encodeURIComponent(deflated(`<a>${" ".repeat(64 * 1024 * 1024)}</a>`))}`],
    ["base64 that could only be too large", "A".repeat(9 * 1024 * 1024)],
  ])("%s", (_, input) => {
    expect(fault(input)).toMatchObject({ id: "input-too-large" });
  });
});
