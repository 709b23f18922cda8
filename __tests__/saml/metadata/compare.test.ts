import { compareMetadata } from "../../../src/saml/metadata/compare";
import { ACS, ACS_FRANKFURT, AT, AUDIENCE, idp, otherIdp, wrap } from "../samples";
import { change, expired, fromAws, fromOkta, SSO } from "./samples";

const compare = (...[before, after]: Parameters<typeof compareMetadata> extends [infer A, infer B, ...unknown[]] ? [A, B] : never) => compareMetadata(before, after, { at: AT });
const ids = (comparison: ReturnType<typeof compareMetadata>) => comparison.findings.map(({ id }) => id);

test("the same file changes nothing", () => {
  const same = compare(fromOkta(), fromOkta());
  expect([ids(same), same.certificates.added, same.certificates.removed, same.certificates.kept.length]).toEqual([[], [], [], 1]);
});

test("a rotation begins: the new certificate stands beside the old one", () => {
  const begun = compare(fromOkta([idp.certificate]), fromOkta([idp.certificate, otherIdp.certificate]));
  expect(ids(begun)).toEqual(["compare-certificates-added"]);
  expect([begun.certificates.added.length, begun.certificates.kept.length, begun.certificates.removed.length]).toEqual([1, 1, 0]);
});

test("a rotation ends: the old certificate is gone", () => {
  expect(ids(compare(fromOkta([idp.certificate, otherIdp.certificate]), fromOkta([otherIdp.certificate])))).toEqual(["compare-certificates-removed"]);
});

test("a certificate replaced without overlap says what to do before Okta signs with it, and what once it does", () => {
  const { findings } = compare(fromOkta([idp.certificate]), fromOkta([otherIdp.certificate]));
  expect(findings).toMatchObject([{ id: "compare-certificates-replaced", fix: expect.stringMatching(/^If sign-in still works.*import the new certificate.*first.*If sign-in fails since.*import it there now/) as string }]);
});

describe("the order", () => {
  const [old, next] = [idp.certificate, otherIdp.certificate];
  test.each<[string, Parameters<typeof compare>, readonly string[]]>([
    ["another certificate first", [fromOkta([old, next]), fromOkta([next, old])], ["compare-certificates-order"]],
    ["a new one in front of the old", [fromOkta([old]), fromOkta([next, old])], ["compare-certificates-added", "compare-certificates-order"]],
    ["a new one behind the old", [fromOkta([old]), fromOkta([old, next])], ["compare-certificates-added"]],
    ["the first one gone", [fromOkta([old, next]), fromOkta([next])], ["compare-certificates-removed"]],
    ["another default ACS by its place", [fromAws([ACS, ACS_FRANKFURT]), fromAws([ACS_FRANKFURT, ACS])], ["compare-acs-default"]],
    ["another default ACS by its mark", [fromAws(), change(change(fromAws(), ' isDefault="true"', ""), 'index="1"', 'index="1" isDefault="true"')], ["compare-acs-default"]],
    ["the same default in another place", [fromAws(), change(change(fromAws([ACS_FRANKFURT, ACS]), ' isDefault="true"', ""), 'index="1"', 'index="1" isDefault="1"')], []],
    ["the default one gone", [fromAws(), fromAws([ACS_FRANKFURT])], ["compare-acs-changed"]],
    ["no certificates and no ACS at all", [fromAws([]), fromAws([])], ["metadata-acs-missing"]],
  ])("%s", (_, files, found) => {
    expect(ids(compare(...files))).toEqual(found);
  });

  test("says what stood first and what does, and where sign-in from Okta goes", () => {
    expect(compare(fromAws([ACS, ACS_FRANKFURT]), fromAws([ACS_FRANKFURT, ACS])).findings).toMatchObject([{ severity: "warning", expected: `"${ACS}", as in the earlier file`, found: `"${ACS_FRANKFURT}"`, fix: expect.stringContaining("samlApp.acsUrl") as string }]);
    expect(compare(fromOkta([old, next]), fromOkta([next, old])).findings).toMatchObject([{ severity: "warning", found: expect.stringMatching(/^([0-9A-F]{2}:){7}[0-9A-F]{2}… first$/) as string }]);
  });
});

test("another entity id breaks the trust", () => {
  expect(compare(fromOkta(), fromOkta(undefined, { issuer: "http://www.okta.com/exknew" })).findings).toMatchObject([{ id: "compare-entity-id-changed", severity: "error", title: "The entity id changed: the trust breaks" }]);
});

test("another org's address is told", () => {
  expect(ids(compare(fromOkta(), fromOkta(undefined, { sso: SSO.replace("tarnholt", "login") })))).toEqual(["compare-services-changed"]);
});

test("another Region's ACS is told", () => {
  expect(ids(compare(fromAws([ACS]), fromAws()))).toEqual(["compare-acs-changed"]);
  expect(ids(compare(fromAws(), fromAws(undefined, AUDIENCE.replace("eu-west-1", "us-east-1"))))).toEqual(["compare-entity-id-changed"]);
});

test("what is unknown of the later file stands apart, and what was not compared with an environment is not held against it", () => {
  const begun = compare(fromOkta([idp.certificate]), fromOkta([idp.certificate, otherIdp.certificate]));
  expect(begun.unknowns.map(({ id }) => id)).toEqual(["metadata-certificates-several"]);
  expect(begun.unchecked.map(({ what }) => what)).toEqual(["the metadata comes from whom it names"]);
});

test("what changes is told by its words", () => {
  const words = (...[before, after]: Parameters<typeof compare>) => compare(before, after).findings.map(({ expected, found, fix }) => [expected, found, fix]);
  expect(words(fromAws([ACS]), fromAws())).toEqual([["nothing more than before", `"HTTP-POST ${ACS_FRANKFURT}"`, expect.stringContaining("additionalAcs")]]);
  expect(words(fromAws(), fromAws([ACS]))).toEqual([[`"HTTP-POST ${ACS_FRANKFURT}"`, "nothing in its place", expect.stringContaining("additionalAcs")]]);
  expect(words(fromAws(), fromAws(undefined, AUDIENCE.replace("eu-west-1", "us-east-1")))).toEqual([[expect.stringContaining(AUDIENCE), expect.stringContaining("us-east-1"), expect.stringContaining("made anew or is another")]]);
  expect(words(fromOkta(), fromOkta(undefined, { issuer: "http://www.okta.com/exknew" }))).toEqual([[expect.stringContaining(idp.issuer), '"http://www.okta.com/exknew"', expect.stringContaining("moves sign-in to that app at once")]]);
});

test("two files of different kinds are not compared further", () => {
  for (const { findings, certificates } of [compare(fromOkta(), fromAws()), compare(fromAws(), fromOkta())]) {
    expect(findings.map(({ id }) => id)).toEqual(["compare-role-changed"]);
    expect(certificates).toEqual({ added: [], removed: [], kept: [] });
  }
  expect(compare(fromOkta(), fromAws()).findings[0]).toMatchObject({ expected: "metadata of the identity provider (Okta), as the earlier file is", found: "metadata of the service provider (IAM Identity Center)" });
});

test("what is wrong with the later file on its own is among the findings", () => {
  expect(ids(compare(fromOkta([idp.certificate]), fromOkta([expired, idp.certificate])))).toEqual(["metadata-certificate-expired-first", "compare-certificates-added", "compare-certificates-order"]);
});

test("a file that can't be read is a finding, and nothing is compared", () => {
  expect(ids(compare(wrap("x"), fromOkta()))).toEqual(["xml-not-well-formed"]);
  expect(ids(compare(fromOkta(), wrap("x")))).toEqual(["xml-not-well-formed"]);
});
