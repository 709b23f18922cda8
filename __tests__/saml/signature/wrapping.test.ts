import { DOMParser } from "@xmldom/xmldom";
import { SignedXml } from "xml-crypto";
import { verifySignatures } from "../../../src/saml/signature/verify";
import { readXml } from "../../../src/saml/xml/read";
import { newIdp, once, outcome, partsOf, response, rootOf } from "./world";

const idps = newIdp();

const EVIL = "eve@acme.example";
const renamed = (xml: string) => once(xml, "anna@acme.example", EVIL);
const evil = (xml: string, id: string) => once(renamed(xml), /(?<=(?:Assertion|Response) [^>]*)ID="[^"]*"/, `ID="${id}"`);
const unsigned = (xml: string, signature: string) => once(xml, signature, "");
const inside = (signature: string, what: string) => once(signature, "</ds:Signature>", `${what}</ds:Signature>`);
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** What xml-crypto says by itself of the first signature that has a good answer: the reason for the gate. */
function naive(xml: string, certificate: string): boolean {
  const document = new DOMParser({ errorHandler: () => undefined }).parseFromString(xml, "text/xml");
  return Array.from(document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature")).some((node) => {
    const engine = new SignedXml({ publicCert: `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----`, getCertFromKeyInfo: () => null });
    try {
      engine.loadSignature(node);
      return engine.checkSignature(xml);
    } catch {
      return false;
    }
  });
}

interface Wrapping {
  readonly sign: "response" | "assertion";
  readonly build: (xml: string) => string;
  readonly faults: readonly string[];
  /** xml-crypto by itself calls it valid. */
  readonly passesNaive: boolean;
}

/** The eight of "On Breaking SAML: Be Whoever You Want to Be" (USENIX Security 2012), as SAML Raider builds them. */
const XSW: Readonly<Record<string, Wrapping>> = {
  "XSW1: the signed Response inside the signature of another": {
    sign: "response",
    build: (xml) => {
      const { responseSignature } = partsOf(xml);
      const original = unsigned(xml.replace(DECLARATION, ""), responseSignature);
      return once(evil(xml, "evil1"), responseSignature, inside(responseSignature, original));
    },
    faults: ["wrapping-second-response", "wrapping-second-assertion", "wrapping-duplicate-id", "signature-structure", "wrapping-reference"],
    passesNaive: true,
  },
  "XSW2: the signed Response before its detached signature in another": {
    sign: "response",
    build: (xml) => {
      const { responseSignature } = partsOf(xml);
      const original = unsigned(xml.replace(DECLARATION, ""), responseSignature);
      return once(evil(xml, "evil1"), responseSignature, original + responseSignature);
    },
    faults: ["wrapping-signature-place", "wrapping-second-response", "wrapping-second-assertion", "wrapping-duplicate-id", "wrapping-reference"],
    passesNaive: true,
  },
  "XSW3: another Assertion before the signed one": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      return once(xml, assertion, evil(unsigned(assertion, assertionSignature), "evil1") + assertion);
    },
    faults: ["wrapping-second-assertion"],
    passesNaive: true,
  },
  "XSW4: the signed Assertion inside another": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      return once(xml, assertion, once(evil(unsigned(assertion, assertionSignature), "evil1"), "</saml2:Assertion>", `${assertion}</saml2:Assertion>`));
    },
    faults: ["wrapping-second-assertion"],
    passesNaive: true,
  },
  "XSW5: another Assertion has the signature, the signed one comes last": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      return once(xml, assertion, evil(assertion, "evil1") + unsigned(assertion, assertionSignature));
    },
    faults: ["wrapping-second-assertion", "wrapping-reference"],
    passesNaive: true,
  },
  "XSW6: another Assertion has the signature, and the signed one stands in that": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      return once(xml, assertion, once(evil(assertion, "evil1"), assertionSignature, inside(assertionSignature, unsigned(assertion, assertionSignature))));
    },
    faults: ["wrapping-second-assertion", "signature-structure", "wrapping-reference"],
    passesNaive: true,
  },
  "XSW7: another Assertion in Extensions": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      return once(xml, assertion, `<saml2p:Extensions>${evil(unsigned(assertion, assertionSignature), "evil1")}</saml2p:Extensions>${assertion}`);
    },
    faults: ["wrapping-second-assertion"],
    passesNaive: true,
  },
  "XSW7 with the same ID": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      return once(xml, assertion, `<saml2p:Extensions>${renamed(unsigned(assertion, assertionSignature))}</saml2p:Extensions>${assertion}`);
    },
    faults: ["wrapping-second-assertion", "wrapping-duplicate-id"],
    passesNaive: false,
  },
  "XSW8: another Assertion has the signature, the signed one in its Object": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      const original = `<ds:Object>${unsigned(assertion, assertionSignature)}</ds:Object>`;
      return once(xml, assertion, once(evil(assertion, "evil1"), assertionSignature, inside(assertionSignature, original)));
    },
    faults: ["wrapping-second-assertion", "signature-structure", "wrapping-reference"],
    passesNaive: true,
  },
  "XSW8 with the same ID": {
    sign: "assertion",
    build: (xml) => {
      const { assertion, assertionSignature } = partsOf(xml);
      const original = `<ds:Object>${unsigned(assertion, assertionSignature)}</ds:Object>`;
      return once(xml, assertion, once(renamed(assertion), assertionSignature, inside(assertionSignature, original)));
    },
    faults: ["wrapping-second-assertion", "wrapping-duplicate-id", "signature-structure"],
    passesNaive: false,
  },
};

describe.each(Object.entries(XSW))("%s", (_name, { sign, build, faults, passesNaive }) => {
  test("is named, and nothing of it is valid", async () => {
    const idp = await idps;
    const xml = build(response(idp, { sign }));
    const found = outcome(xml, [idp.certificate]);
    expect(xml).toContain(EVIL);
    expect([...found.faults].toSorted()).toEqual([...faults].toSorted());
    expect(found.verdicts.filter((one) => !one.endsWith("refused"))).toEqual([]);
  });

  test("what xml-crypto says without a gate", async () => {
    const idp = await idps;
    expect(naive(build(response(idp, { sign })), idp.certificate)).toBe(passesNaive);
  });
});

/** What reads as another value to some, and as the signed one to others: the reader names it before any signature is looked at. */
describe("syntax that hides a change of signed content", () => {
  test.each([
    ["a comment in the NameID", "xml-comment", true, (xml: string) => once(xml, "anna@acme.example", "anna@acme.example<!-- -->")],
    ["a comment that splits the NameID", "xml-comment", true, (xml: string) => once(xml, "anna@acme.example", "anna<!-- @evil.example -->@acme.example")],
    ["the NameID in a processing instruction", "xml-processing-instruction", true, (xml: string) => once(xml, "anna@acme.example", "<?x anna@acme.example?>")],
    ["the NameID in CDATA", "xml-cdata", true, (xml: string) => once(xml, "anna@acme.example", "<![CDATA[anna@acme.example]]>")],
    ["an attribute like a declaration", "xml-xmlns-lookalike", true, (xml: string) => once(xml, "<saml2:NameID ", '<saml2:NameID xmlnsfoo="evil" ')],
    ["text after the root", "xml-not-well-formed", true, (xml: string) => `${xml}text`],
    ["a DOCTYPE alone", "xml-doctype", true, (xml: string) => once(xml, DECLARATION, "<!DOCTYPE x>")],
    ["a line separator for a line feed", "", true, (xml: string) => once(xml, "red\nblue", "red\u2028blue")],
  ])("%s", async (_name, id, passesNaive, change) => {
    const idp = await idps;
    const xml = change(response(idp, { sign: "assertion", attributes: [{ name: "colours", values: ["red\nblue"] }] }));
    expect(naive(xml, idp.certificate)).toBe(passesNaive);
    if (id === "") expect(outcome(xml, [idp.certificate]).verdicts).toEqual(["Assertion content-changed"]);
    else expect(readXml(xml).faults?.map((one) => one.id)).toEqual([id]);
  });
});

/** One second element in each place, the response valid otherwise: the signed Response or Assertion is untouched. */
describe("a second element in any place and namespace", () => {
  const holders: readonly [string, (xml: string, what: string) => string][] = [
    ["in StatusDetail", (xml, what) => once(xml, "</saml2p:Status>", `<saml2p:StatusDetail>${what}</saml2p:StatusDetail></saml2p:Status>`)],
    ["in Extensions", (xml, what) => once(xml, "<saml2p:Status ", `<saml2p:Extensions>${what}</saml2p:Extensions><saml2p:Status `)],
    ["at the end of the Response", (xml, what) => once(xml, "</saml2p:Response>", `${what}</saml2p:Response>`)],
    ["deep in elements of no one", (xml, what) => once(xml, "</saml2p:Response>", `${"<x>".repeat(30)}${what}${"</x>".repeat(30)}</saml2p:Response>`)],
  ];
  const seconds: readonly [string, string, string][] = [
    ["Assertion", '<saml2:Assertion xmlns:saml2="urn:oasis:names:tc:SAML:2.0:assertion"/>', "wrapping-second-assertion"],
    ["Assertion without namespace", "<Assertion/>", "wrapping-second-assertion"],
    ["Assertion of SAML 1.1", '<Assertion xmlns="urn:oasis:names:tc:SAML:1.0:assertion"/>', "wrapping-second-assertion"],
    ["Response", '<Response xmlns="urn:oasis:names:tc:SAML:2.0:protocol"/>', "wrapping-second-response"],
    ["Response of another namespace", '<Response xmlns="urn:x"/>', "wrapping-second-response"],
    ["Signature", '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>', "wrapping-signature-place"],
    ["Signature of another namespace", '<Signature xmlns="urn:x"/>', "wrapping-signature-place"],
    ["SignedInfo", '<SignedInfo xmlns="http://www.w3.org/2000/09/xmldsig#"/>', "wrapping-signature-place"],
    ["nothing", '<x xmlns="urn:x"/>', ""],
  ];
  test.each(holders.flatMap(([place, hold]) => seconds.map(([what, xml, id]) => [what, place, hold, xml, id] as const)))("%s %s", async (what, place, hold, second, id) => {
    const idp = await idps;
    const found = outcome(hold(response(idp, { sign: "assertion" }), second), [idp.certificate]);
    const several = what === "Signature" && place === "at the end of the Response";
    // There it has a place, though not the right one.
    if (id === "") expect(found).toEqual({ verdicts: ["Assertion valid"], faults: [] });
    else expect(found).toMatchObject({ verdicts: several ? ["Response refused", "Assertion refused"] : ["Assertion refused"], faults: expect.arrayContaining([id]) });
  });

  test("Assertion in the Advice of the signed one, signed with it", async () => {
    const idp = await idps;
    const advice = (xml: string) => once(xml, "</saml2:Conditions>", '</saml2:Conditions><saml2:Advice><saml2:Assertion ID="x" Version="2.0"/></saml2:Advice>');
    expect(outcome(response(idp, { edit: { assertion: advice } }), [idp.certificate])).toEqual({ verdicts: ["Response refused", "Assertion refused"], faults: ["wrapping-second-assertion"] });
  });
});

describe("IDs", () => {
  test.each([
    ["ID", 'ID="id20000000002"'],
    ["Id", 'Id="id20000000002"'],
    ["id", 'id="id20000000002"'],
    ["iD", 'iD="id20000000002"'],
    ["xml:id", 'xml:id="id20000000002"'],
    ["a prefixed ID", 'xmlns:x="urn:x" x:ID="id20000000002"'],
  ])("a second one in %s", async (_name, attribute) => {
    const idp = await idps;
    const xml = once(response(idp, { sign: "assertion" }), "<saml2p:Status ", `<saml2p:Status ${attribute} `);
    expect(outcome(xml, [idp.certificate])).toEqual({ verdicts: ["Assertion refused"], faults: ["wrapping-duplicate-id"] });
    expect(outcome(xml.replace(/="id20000000002" xmlns:saml2p/, '="id20000000003" xmlns:saml2p'), [idp.certificate])).toEqual({ verdicts: ["Assertion valid"], faults: [] });
  });
});

test("a hostile document gives a few findings of each kind, not thousands", async () => {
  const idp = await idps;
  const xml = once(response(idp), "</saml2p:Response>", `${'<Assertion ID="x"/>'.repeat(5_000)}</saml2p:Response>`);
  const { reports, faults } = verifySignatures(rootOf(xml), [idp.certificate]);
  expect(reports.map(({ verdict }) => verdict.kind)).toEqual(["refused", "refused"]);
  expect(faults.map(({ id }) => id)).toEqual([...Array<string>(3).fill("wrapping-second-assertion"), ...Array<string>(3).fill("wrapping-duplicate-id")]);
});

test.each(["Assertion", "LogoutResponse", "AuthnRequest"])("the root %s is no response", async (name) => {
  const found = outcome(`<x:${name} xmlns:x="urn:oasis:names:tc:SAML:2.0:${name === "Assertion" ? "assertion" : "protocol"}"/>`, []);
  expect(found).toEqual({ verdicts: [], faults: ["not-a-response"] });
});

test("a Response of another namespace is no response", () => {
  expect(outcome('<Response xmlns="urn:oasis:names:tc:SAML:1.0:protocol"/>', []).faults).toEqual(["not-a-response"]);
});
