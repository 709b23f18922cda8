import { checks } from "../../src/saml/checks";
import { checkFailed, runChecks } from "../../src/saml/checks/shared/run";
import { unify } from "../../src/saml/checks/shared/unify";
import { checkResponse } from "../../src/saml/check-response";
import type { Expectations } from "../../src/saml/expectations";
import { relocate } from "../../src/saml/response/relocate";
import { readResponse } from "../../src/saml/response/read";
import { verifySignatures } from "../../src/saml/signature/verify";
import { signResponse } from "../../src/saml/signer/response";
import { readXml } from "../../src/saml/xml/read";
import { elements } from "../../src/saml/xml/tree";
import { walk } from "../../src/saml/xml/walk";
import { pretty } from "./corpus/safety";
import { ACS, ACS_FRANKFURT, AT, AUDIENCE, EXPECTED, fromOkta, idp, later, once, OPTIONS, signed, SPEC, tampered, USER, wrap } from "./samples";

describe("the report", () => {
  test("sums a response up, with values of people apart", () => {
    const { summary, findings, unknowns } = checkResponse({ ...signed(), container: "HAR entry 14", sentAt: later(0.2), relayState: "https://d-1234567890.awsapps.com/start" }, EXPECTED, OPTIONS);
    expect([findings, unknowns]).toEqual([[], []]);
    expect(summary).toMatchObject({
      container: "HAR entry 14",
      status: "Success",
      issuer: idp.issuer,
      destination: ACS,
      audiences: [AUDIENCE],
      startedAt: "sp",
      assertions: 1,
      encryptedAssertions: 0,
      valuesFrom: "signed",
      signatures: [{ of: "Response", verdict: "valid" }, { of: "Assertion", verdict: "valid" }],
      times: { judgedAt: "2026-11-24T09:30:12.000Z", judgedBy: "posting", issued: "2026-11-24T09:30:00.000Z", notBefore: "2026-11-24T09:25:00.000Z", notOnOrAfter: "2026-11-24T09:35:00.000Z", secondsToPosting: 12 },
      sessionAttributes: ["Department", "CostCenter"],
    });
    const { sensitive, ...shown } = summary;
    expect(sensitive).toMatchObject({ nameId: USER, attributes: [{ values: ["Refinery"] }, { values: ["CC-4711"] }], relayState: "https://d-1234567890.awsapps.com/start" });
    expect(JSON.stringify(shown)).not.toMatch(/ana\.silva|Refinery|CC-4711|awsapps/);
  });

  test("tells who started, and at which time it judged", () => {
    expect(checkResponse(fromOkta(), EXPECTED, OPTIONS).summary).toMatchObject({ startedAt: "idp", times: { judgedBy: "given", judgedAt: AT.toISOString() } });
  });

  test("what can't be checked is named, never passed over", () => {
    const { findings, unchecked } = checkResponse(signed(), {}, { now: AT, at: AT });
    expect(findings).toEqual([]);
    expect(unchecked.map(({ what }) => what)).toEqual([
      expect.stringMatching(/^IAM Identity Center has the certificate that signed, SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}$/),
      "the issuer is the one that IAM Identity Center trusts",
      "the audience is exactly this instance of IAM Identity Center",
      "Destination and Recipient are exactly a registered ACS URL",
      "the browser posted it to its Destination",
      "the NameID is the person's userName",
      "the response was posted once, and answers the request of the same recording",
      "the session attributes are those of the environment",
      "no session attribute comes from the assertion and from the identity store",
      "the authentication context is one of those wanted (step-up)",
      "the person is in IAM Identity Center, and the session attributes are enabled there",
    ]);
  });

  test("what was checked is named too, and is the rest", () => {
    const { passed, failed, undecided, unchecked } = checkResponse(signed(), {}, { now: AT, at: AT });
    const open = unchecked.map(({ what }) => what);
    const made = checks.filter(({ id, about, needs }) => id === "audience" || (!open.includes(about) && id !== "signature-certificate" && !needs.includes("relayState")));
    expect([passed.length, failed, undecided]).toEqual([made.length, [], []]);
    expect(passed).toEqual(expect.arrayContaining(made.filter(({ named }) => named === undefined).map(({ about }) => about)));
    expect(checkResponse({ ...signed(), relayState: "x" }, {}, { now: AT, at: AT }).passed).toContain("RelayState is plain and leads to AWS");
  });

  test("what failed does not stand among what passed, and what is unknown in neither", () => {
    const { passed, failed, undecided } = checkResponse(signed({ sign: "response", nameId: { value: "bo@tarnholt.example" }, attributes: [] }), EXPECTED, OPTIONS);
    expect([failed, undecided]).toEqual([["the NameID is exactly the userName given by --user", "the session attributes are those of the environment"], ["the assertion, or the response around it, is signed"]]);
    for (const one of [...failed, ...undecided]) expect(passed).not.toContain(one);
  });

  test("names say what was compared with what", () => {
    const said = (expectations: Expectations) => checkResponse(signed(), expectations, OPTIONS).passed.filter((one) => /^(Destination|Recipient) is/.test(one));
    expect(said({})).toEqual(["Destination is of the form of an ACS URL of IAM Identity Center", "Recipient is the Destination, and of the form of an ACS URL of IAM Identity Center"]);
    expect(said({ region: "eu-west-1" })[0]).toBe("Destination is of the form of an ACS URL of eu-west-1");
    expect(said({ acsUrls: [ACS] })[0]).toBe("Destination is the ACS URL that is registered");
    expect(said({ acsUrls: [ACS, ACS_FRANKFURT] })[0]).toBe("Destination is one of the ACS URLs that are registered");
  });

  test("a check of signatures passes nothing where there are none", () => {
    const { passed, unchecked } = checkResponse(signed({ sign: "none" }), EXPECTED, OPTIONS);
    expect(passed.filter((one) => /signature|certificate|signing key/.test(one))).toEqual([]);
    expect(unchecked).toEqual(expect.arrayContaining([{ what: "each signature is intact: nothing was changed since it was made", why: "nothing is signed" }]));
  });

  test("a page that was about to post shows no post", () => {
    const page = { ...signed(), sentAt: later(0.1), postedTo: ACS, posted: false };
    const { passed, unchecked, summary } = checkResponse(page, EXPECTED, { now: AT, otherMessages: [] });
    expect(summary.times).toMatchObject({ judgedBy: "page", judgedAt: later(0.1).toISOString() });
    expect(passed.filter((one) => /posted/.test(one))).toEqual([]);
    expect(unchecked).toEqual(expect.arrayContaining([{ what: "the browser posted it to its Destination, and once", why: expect.stringContaining("not the post") }]));
    expect(checkResponse({ ...page, posted: true }, EXPECTED, { now: AT, otherMessages: [] }).passed).toEqual(expect.arrayContaining(["the browser posted it to its Destination", "the response was posted once, and answers the request of the same recording"]));
  });

  test("without an assertion nothing of one is said to be checked", () => {
    const { passed, failed } = checkResponse(signed({ status: { code: "urn:oasis:names:tc:SAML:2.0:status:Responder" } }), EXPECTED, OPTIONS);
    expect(failed).toEqual(["the response reports success"]);
    expect(passed.length).toBe(checks.filter(({ id, needs }) => id !== "status" && !needs.includes("assertion") && !needs.includes("relayState") && !needs.includes("postedTo")).length);
  });

  test("what can't be read is checked for that alone", () => {
    expect(checkResponse({ ...signed(), xml: "<a>" }, EXPECTED, OPTIONS)).toMatchObject({ passed: [], failed: ["that it can be read"], undecided: [] });
  });

  test("errors come before warnings, what is unknown stands apart", () => {
    const { findings, unknowns } = checkResponse({ ...signed({ sign: "response", nameId: { value: "bo@tarnholt.example" }, attributes: [] }), postedTo: "https://elsewhere.example/" }, EXPECTED, OPTIONS);
    expect(findings.map(({ severity, id }) => `${severity} ${id}`)).toEqual(["error posted-elsewhere", "error name-id-attribute", "warning attribute-missing"]);
    expect(unknowns.map(({ id }) => id)).toEqual(["signature-response-only"]);
  });

  test("is the same for the same response", () => {
    const input = signed({ nameId: { value: "x" }, audience: "y", destination: "z" });
    expect(checkResponse(input, EXPECTED, OPTIONS)).toEqual(checkResponse(input, EXPECTED, OPTIONS));
  });
});

describe("never nothing found in what could not be read", () => {
  test.each([
    ["no XML", "SAMLResponse=abc"],
    ["nothing", ""],
    ["half of it", signed().xml.slice(0, 1500)],
    ["a DOCTYPE", `<!DOCTYPE a>${signed().xml}`],
    ["a comment in a value", once(signed().xml, USER, `ana<!-- -->${USER}`)],
    ["another document", "<html/>"],
    ["a second assertion elsewhere", once(signed().xml, "</saml2p:Response>", `<x>${/<saml2:Assertion .*<\/saml2:Assertion>/s.exec(signed().xml)?.[0] ?? ""}</x></saml2p:Response>`)],
  ])("%s", (_, xml) => {
    const { findings, unchecked } = checkResponse(wrap(xml), EXPECTED, OPTIONS);
    expect(findings.length).toBeGreaterThan(0);
    expect(unchecked).toEqual([{ what: "everything that the response says", why: expect.stringContaining("see the findings") }]);
  });

  test("hostile inputs of two megabytes end", () => {
    for (const xml of ["<a>".repeat(700_000), `<a ${"b='c' ".repeat(300_000)}/>`, "x".repeat(2_000_000)]) expect(checkResponse(wrap(xml), EXPECTED, OPTIONS).findings.length).toBeGreaterThan(0);
  });

  test("large inputs that are XML, and hard on comparisons, are answered quickly", () => {
    const attribute = (index: number) => `<saml2:Attribute Name="https://aws.amazon.com/SAML/Attributes/AccessControl:${"k".repeat(120)}${index}"/>`;
    const many = once(signed({ sign: "none" }).xml, "</saml2:AttributeStatement>", `${Array.from({ length: 6_000 }, (_, index) => attribute(index)).join("")}</saml2:AttributeStatement>`);
    const slashes = once(signed({ sign: "none" }).xml, `>${AUDIENCE}<`, `>${"/".repeat(1_500_000)}x<`);
    const long = once(signed({ sign: "none" }).xml, USER, "+@".repeat(700_000));
    const expectations = { ...EXPECTED, samlAttributes: Array.from({ length: 50 }, (_, index) => `${"j".repeat(120)}${index}`) };
    for (const xml of [many, slashes, long]) {
      expect(checkResponse(wrap(xml), expectations, { ...OPTIONS, otherMessages: Array.from({ length: 20 }, () => wrap(xml)) }).findings.length).toBeGreaterThan(0);
    }
  });

  test("an input of a type that it should not have is a finding, not an exception", () => {
    expect(checkResponse(wrap(undefined as unknown as string), EXPECTED, OPTIONS).findings).toMatchObject([{ id: "check-failed", severity: "error" }]);
  });

  test.each<[string, Parameters<typeof checkResponse>[0], object]>([
    ["at", signed(), { at: new Date(NaN) }],
    ["now", signed(), { now: new Date("soon"), at: AT }],
    ["sentAt", { ...signed(), sentAt: new Date(NaN) }, { at: AT }],
    ["at", wrap("<a>"), { at: new Date(NaN) }],
  ])("a time that is none is a finding, not an exception: %s", (name, input, options) => {
    const { findings, passed, unchecked, summary } = checkResponse(input, EXPECTED, options);
    expect(findings).toMatchObject([{ id: "time-invalid", severity: "error", found: `${name}: an invalid Date` }]);
    expect([passed, unchecked]).toEqual([[], [{ what: "everything that the response says", why: "there is no moment to judge it at: see the findings" }]]);
    expect(Number.isNaN(Date.parse(summary.times.judgedAt))).toBe(false);
  });

  test("a check that throws is a finding, without the words of its exception", () => {
    const { input, view, context } = seen(signed().xml);
    const failing = { id: "audience", about: "the audience is right", needs: [], finds: [], check: () => { throw new Error(`no ${USER}`); } };
    const { found, passed, failed } = runChecks([failing, ...checks], { ...context, input, view });
    expect([...passed, ...failed]).not.toContain(failing.about);
    expect(found).toMatchObject([{ id: "check-failed", severity: "error", title: 'The check "audience" failed', found: "Error", sensitive: `no ${USER}` }]);
    expect(checkFailed("x", "y", "not an error").found).toBe("an unknown fault");
  });
});

describe("values are read from signed bytes", () => {
  test("the view has the places of the document, whatever the signed bytes look like", () => {
    const xml = once(once(signed({ sign: "assertion" }).xml, "<saml2:Assertion ", "\n\n<saml2:Assertion\n  "), "<saml2:Subject ", "<saml2:Subject\n\t ");
    const { view } = seen(xml);
    expect(view.origin).toBe("document");
    expect(view.assertions[0]).toMatchObject({ origin: "signed", at: { line: 3, column: 1 }, id: { at: { line: 4, column: 3 } } });
    const lines = xml.split("\n");
    const { at } = view.assertions[0]?.nameIds[0] ?? { at: { line: 0, column: 0, path: "" } };
    expect(lines[at.line - 1]?.slice(at.column - 1)).toMatch(/^<saml2:NameID /);
    expect(at.path).toBe("Response/Assertion/Subject/NameID");
  });

  test("signed response: its parts and the assertion in it come from its bytes", () => {
    const { view } = seen(signed({ sign: "response" }).xml);
    expect([view.origin, view.assertions[0]?.origin]).toEqual(["signed", "signed"]);
  });

  test("what no signature vouches for is marked so", () => {
    const { view } = seen(tampered(USER, "eve@tarnholt.example").xml);
    expect([view.origin, view.assertions[0]?.origin]).toEqual(["document", "document"]);
    expect(seen(signed().xml, []).view.assertions[0]?.origin).toBe("intact");
  });

  test.each<[string, (bytes: string) => string]>([
    ["of another name", (bytes) => bytes.replace(/^<saml2:Assertion/, "<saml2:Evil").replace(/<\/saml2:Assertion>$/, "</saml2:Evil>")],
    ["of another namespace", (bytes) => bytes.replace(/^<saml2:Assertion/, '<Assertion xmlns="urn:evil"').replace(/<\/saml2:Assertion>$/, "</Assertion>").replace(/(?<=^<Assertion xmlns="urn:evil") xmlns:saml2="[^"]*"/, "").replaceAll(/<(\/?)saml2:/g, "<$1")],
    ["with another ID", (bytes) => bytes.replace(/ ID="[^"]*"/, ' ID="evil"')],
    ["that are no XML", (bytes) => bytes.slice(1)],
  ])("signed bytes of an element %s are a finding, and nothing is read from them", (_, lie) => {
    const { root, reports } = seen(signed().xml);
    const lying = reports.map((report) => (report.of === "Assertion" && report.verdict.kind === "valid" ? { ...report, verdict: { ...report.verdict, signed: lie(report.verdict.signed) } } : report));
    expect(readResponse(root, lying).faults).toMatchObject([{ id: "signed-bytes", severity: "error" }]);
  });

  test.each(["both", "response", "assertion"] as const)("every element and attribute of signed bytes gets its own place in the document: %s", (sign) => {
    const spread = (xml: string) => xml.replaceAll("><", ">\n <").replaceAll(/ (\w+)="/g, '\n  $1="');
    const xml = signResponse(idp, { ...SPEC, sign, edit: { assertion: spread } }).xml;
    const { root, reports } = seen(xml);
    const lines = xml.split("\n");
    for (const { of, verdict } of reports) {
      const bytes = verdict.kind === "valid" ? readXml(verdict.signed).root : undefined;
      const element = of === "Response" ? root : elements(root, undefined, "Assertion")[0];
      if (bytes === undefined || element === undefined) throw new Error("not valid");
      for (const { element: one } of walk(relocate(bytes, element))) {
        expect(lines[one.line - 1]?.slice(one.column - 1)).toMatch(new RegExp(`^<([\\w]+:)?${one.name}\\b`));
        for (const { name, line, column } of one.attributes) expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^([\\w]+:)?${name}=`));
      }
    }
  });
});

describe("one cause, one finding", () => {
  test("another Region's response is one finding, which names what follows from it", () => {
    const foreign = { audience: AUDIENCE.replace("eu-west-1", "us-east-1"), destination: ACS.replace("eu-west-1", "us-east-1") };
    expect(checkResponse(signed(foreign), EXPECTED, OPTIONS).findings).toMatchObject([{ id: "audience-region", found: expect.stringMatching(/from the same cause: destination-region at Response\/@Destination in line 1, recipient-region at SubjectConfirmationData\/@Recipient in line 1/) }]);
  });

  test("two different wrong Regions are two findings", () => {
    expect(checkResponse(signed({ audience: AUDIENCE.replace("eu-west-1", "us-east-1"), destination: ACS_FRANKFURT }), EXPECTED, OPTIONS).findings.map(({ id }) => id)).toEqual(["audience-region", "destination-region"]);
  });

  test("a formatter's white space is told once, and not as a person's name", () => {
    const spaced = pretty(signed().xml).replace(USER, `\n    ${USER}\n  `).replace(`>${AUDIENCE}<`, `>\n${AUDIENCE}\n<`);
    expect(checkResponse(wrap(spaced), EXPECTED, OPTIONS).findings.map(({ id }) => id)).toEqual(["signature-pretty-printed"]);
  });

  test("findings about safety are never taken for the effect of something else", () => {
    const { findings } = checkResponse(wrap(once(signed({ sign: "assertion", audience: AUDIENCE.replace("eu-west-1", "us-east-1"), destination: ACS.replace("eu-west-1", "us-east-1") }).xml, USER, "eve@tarnholt.example")), EXPECTED, OPTIONS);
    expect(findings.map(({ id }) => id)).toEqual(["signature-content-changed", "audience-region", "name-id-attribute"]);
    const safety = /^(signature|certificate|assertion-several|assertion-beside)/;
    const { context, input, view } = seen(tampered(USER, "x").xml);
    for (const one of runChecks(checks, { ...context, input, view }).found) if (safety.test(one.id) && one.cause !== undefined) expect(one.cause).toBe(one.id);
  });

  test("of thousands of findings of one id the first are told and the rest counted", () => {
    const { findings } = checkResponse(wrap(once(signed({ sign: "none" }).xml, "</saml2:AttributeStatement>", `${'<saml2:Attribute Name="https://aws.amazon.com/SAML/Attributes/x"/>'.repeat(5_000)}</saml2:AttributeStatement>`)), EXPECTED, OPTIONS);
    const named = findings.filter(({ id }) => id === "attribute-prefix");
    expect([named.length, named.at(-1)?.found]).toEqual([20, '"https://aws.amazon.com/SAML/Attributes/x" (and 4980 more such findings)']);
  });

  test("the worst severity of those with one cause stands", () => {
    const part = { title: "t", expected: "e", found: "f", fix: "x", cause: "c" };
    expect(unify([{ ...part, id: "a", severity: "unknown" }, { ...part, id: "b", severity: "error" }])).toEqual([{ id: "a", severity: "error", title: "t", expected: "e", found: "f (from the same cause: b)", fix: "x" }]);
  });
});

/** What checks see of a text. */
function seen(xml: string, certificates: readonly string[] = [idp.certificate]) {
  const { root } = readXml(xml);
  if (root === undefined) throw new Error("no XML");
  const { reports, faults } = verifySignatures(root, certificates);
  const { view } = readResponse(root, reports);
  return { root, reports, input: wrap(xml), view, context: { reports, faults, at: AT, now: AT, judgedBy: "given" as const, known: {} } };
}
