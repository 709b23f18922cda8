import { judgeAcs, oldHostRegion, regionsOfAcs } from "../../../src/saml/response/acs";
import { ACS, ACS_FRANKFURT } from "../samples";

const path = "/platform/saml/acs/0d0d0d0d";

test.each([
  ["registered", ACS, "registered"],
  ["nothing", "", "blank"],
  ["white space", "  ", "blank"],
  ["of Okta", "https://tarnholt.okta.com/sso/saml2/0oa", "foreign"],
  ["a slash behind", `${ACS}/`, "foreign"],
  ["http", ACS.replace("https", "http"), "foreign"],
  ["a host that ends like AWS's", `https://eu-west-1.signin.aws.evil.example${path}`, "foreign"],
  ["AWS's host as a user name", `https://eu-west-1.signin.aws@evil.example${path}`, "foreign"],
  ["a Region that does not exist", `https://eu-west-9.signin.aws${path}`, "foreign"],
  ["another tenant", `https://eu-west-1.signin.aws${path}`, "unregistered"],
  ["the same Region's dual stack host", `https://eu-west-1.sso.signin.aws${path}`, "unregistered"],
  ["another Region", ACS_FRANKFURT, "region"],
])("%s", (_, url, kind) => {
  expect(judgeAcs(url, { acsUrls: [ACS], region: "eu-west-1" }).kind).toBe(kind);
});

test("another partition is told apart from another Region", () => {
  const gov = `https://us-gov-east-1.signin.amazonaws-us-gov.com${path}`;
  expect(judgeAcs(gov, { region: "eu-west-1" })).toEqual({ kind: "region", region: "us-gov-east-1", partition: true });
  expect(judgeAcs(gov, { region: "us-gov-west-1", acsUrls: [ACS] })).toEqual({ kind: "region", region: "us-gov-east-1", partition: false });
  expect(judgeAcs(gov, { region: "us-gov-west-1" })).toEqual({ kind: "region", region: "us-gov-east-1", partition: false });
});

test("a Region with a registered ACS is expected, the others of the list too", () => {
  expect(judgeAcs(`https://eu-central-1.sso.signin.aws${path}`, { acsUrls: [ACS, ACS_FRANKFURT] }).kind).toBe("unregistered");
  expect(judgeAcs(`https://us-east-1.signin.aws${path}`, { acsUrls: [ACS, ACS_FRANKFURT] }).kind).toBe("region");
});

test("without expectations only the form counts", () => {
  expect(judgeAcs(ACS, {}).kind).toBe("plausible");
  expect(judgeAcs("https://elsewhere.example", {}).kind).toBe("foreign");
});

test("differing in case alone is told", () => {
  expect(judgeAcs("https://elsewhere.example", { acsUrls: [ACS, ACS_FRANKFURT] })).toEqual({ kind: "foreign", sameButCase: false });
  expect(judgeAcs(ACS.toUpperCase(), { acsUrls: [ACS, ACS_FRANKFURT] })).toEqual({ kind: "foreign", sameButCase: true });
});

test("GovCloud's host without a Region belongs to both of its Regions", () => {
  expect(regionsOfAcs(`https://signin.amazonaws-us-gov.com${path}`)).toEqual(["us-gov-east-1", "us-gov-west-1"]);
  expect(oldHostRegion(`https://us-gov-west-1.signin.amazonaws-us-gov.com${path}`)).toBeUndefined();
  expect(oldHostRegion(`https://us-west-2.signin.aws.amazon.com${path}`)).toBe("us-west-2");
});
