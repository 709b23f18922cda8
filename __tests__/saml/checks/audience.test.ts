import { checkResponse } from "../../../src/saml/check-response";
import type { Expectations } from "../../../src/saml/expectations";
import { ACS_FRANKFURT, AUDIENCE, EXPECTED, OPTIONS, signed } from "../samples";
import { judgeAudience, judgeAudienceForm } from "../../../src/saml/checks/shared/audience";
import { audience } from "../../../src/model/region";

const OURS = audience("eu-west-1", "d-1234567890");

test.each([
  ["exact", OURS, undefined],
  ["a slash", `${OURS}/`, { kind: "slash" }],
  ["http", OURS.replace("https", "http"), { kind: "scheme" }],
  ["a line break", `${OURS}\n`, { kind: "space" }],
  ["a capital", OURS.replace("d-", "D-"), { kind: "case" }],
  ["the ACS URL", "https://eu-west-1.signin.aws/platform/saml/acs/0d0d", { kind: "acs" }],
  ["another store", audience("eu-west-1", "d-0987654321"), { kind: "store" }],
  ["another Region", audience("us-east-1", "d-1234567890"), { kind: "region", region: "us-east-1", partition: false }],
  ["another Region's other store: another instance", audience("us-east-1", "d-0987654321"), { kind: "region", region: "us-east-1", partition: false }],
  ["another Region with a slash", `${audience("us-east-1", "d-1234567890")}/`, { kind: "region", region: "us-east-1", partition: false, also: ["slash"] }],
  ["another Region with a space", `${audience("us-east-1", "d-1234567890")} `, { kind: "region", region: "us-east-1", partition: false, also: ["space"] }],
  ["another Region in capitals", audience("us-east-1", "d-1234567890").toUpperCase().replace("HTTPS", "https"), { kind: "region", region: "us-east-1", partition: false, also: ["case"] }],
  ["another partition", audience("us-gov-west-1", "d-1234567890"), { kind: "region", region: "us-gov-west-1", partition: true }],
  ["another store, with http", audience("eu-west-1", "d-0987654321").replace("https", "http"), { kind: "store", also: ["scheme"] }],
  ["a host that no audience has", OURS.replace(".signin.aws.amazon.com", ".sso.signin.aws"), { kind: "host" }],
  ["the store alone", "d-1234567890", { kind: "other" }],
  ["AWS's own federation without IAM Identity Center", "urn:amazon:webservices", { kind: "roles" }],
])("%s", (_, found, miss) => {
  expect(judgeAudience(found, OURS)).toEqual(miss);
});

test.each<[string, string, object | undefined]>([
  ["of the form", audience("eu-west-1", "d-00000000ff"), undefined],
  ["a slash", `${OURS}/`, { kind: "slash" }],
  ["two slashes", `${OURS}//`, { kind: "slash" }],
  ["a space before", ` ${OURS}`, { kind: "space" }],
  ["a capital", OURS.replace("platform", "Platform"), { kind: "case" }],
  ["http", OURS.replace("https", "http"), { kind: "scheme" }],
  ["all of it", `${OURS.replace("https", "HTTP")}/ `, { kind: "space", also: ["slash", "scheme", "case"] }],
  ["another Region and a slash", `${audience("us-east-1", "d-1234567890")}/`, { kind: "region", region: "us-east-1", partition: false, also: ["slash"] }],
  ["the ACS URL", "https://eu-west-1.signin.aws/platform/saml/acs/0d0d", { kind: "acs" }],
  ["the ACS URL, capital", "https://eu-west-1.signin.aws/platform/saml/ACS/0d0d", { kind: "acs" }],
  ["a host of the ACS", OURS.replace("signin.aws.amazon.com", "signin.aws"), { kind: "host" }],
  ["a Region that does not exist", OURS.replace("eu-west-1", "eu-west-9"), { kind: "host" }],
  ["a look-alike host", OURS.replace(".com/", ".com.evil.example/"), { kind: "host" }],
  ["no Region", "https://signin.aws.amazon.com/platform/saml/d-1234567890", { kind: "host" }],
  ["role federation", "urn:amazon:webservices", { kind: "roles" }],
  ["role federation's URL", "https://signin.aws.amazon.com/saml", { kind: "roles" }],
  ["role federation's URL of a Region, with a slash", "https://eu-west-1.signin.aws.amazon.com/saml/", { kind: "roles" }],
  ["no instance", "https://eu-west-1.signin.aws.amazon.com/platform/saml", { kind: "no-store" }],
  ["no digits", "https://eu-west-1.signin.aws.amazon.com/platform/saml/d-", { kind: "no-store" }],
  ["a digit too many", `${OURS}1`, { kind: "other" }],
  ["a letter that is no hexadecimal digit", OURS.replace("d-1234567890", "d-123456789g"), { kind: "other" }],
  ["a query", `${OURS}?x=1`, { kind: "other" }],
  ["something else", "https://wiki.tarnholt.example/saml", { kind: "other" }],
  ["very long", "x".repeat(2_000_000), { kind: "other" }],
])("the instance unknown: %s", (_, found, miss) => {
  expect(judgeAudienceForm(found, "eu-west-1")).toEqual(miss);
  // Without a Region only the Region is not judged.
  const region = typeof miss === "object" && "region" in miss;
  expect(judgeAudienceForm(found)).toEqual(region ? { kind: "slash" } : miss);
});

test.each([
  ["a slash", `${OURS}/`, ["slash"]],
  ["http and capitals", OURS.replace("https", "HTTP"), ["scheme", "case"]],
])("where the given audience is the wrong one, its fault is named: %s", (_, given, also) => {
  expect(judgeAudience(OURS, given)).toEqual({ kind: "given", also });
});

test("the words for it", () => {
  const { findings } = checkResponse(signed(), { ...EXPECTED, audience: `${AUDIENCE}/` }, OPTIONS);
  expect(findings).toMatchObject([{ id: "audience-given", title: "The audience given to compare with can't be right: it ends in a slash, and differs from the response's in nothing else" }]);
  expect(checkResponse(signed({ audience: `${AUDIENCE.replace("https", "http")}/` }), { region: "eu-west-1" }, OPTIONS).findings).toMatchObject([{ id: "audience-slash", title: "The audience ends in a slash; it also begins with http, not https", expected: expect.stringContaining("https://eu-west-1.signin.aws.amazon.com/platform/saml/d-xxxxxxxxxx") }]);
  const { unknowns } = checkResponse(signed({ destination: ACS_FRANKFURT }), {}, OPTIONS);
  expect(unknowns).toMatchObject([{ id: "audience-acs-region", title: "The audience is of eu-west-1, the ACS URL of eu-central-1", expected: expect.stringContaining("the ACS URL may be an additional one's") }]);
});

test("what was compared is said: the form, the Region, or the value", () => {
  const said = (expectations: Expectations) => {
    const { passed, unchecked } = checkResponse(signed(), expectations, OPTIONS);
    return [passed.find((one) => one.startsWith("the audience ")), unchecked.find(({ close }) => close?.flag === "--audience URL")?.why];
  };
  expect(said({})).toEqual(["the audience has the form of an instance of IAM Identity Center", "it was not given, so its form alone was compared"]);
  expect(said({ region: "eu-west-1" })).toEqual(["the audience has the form of an instance of IAM Identity Center in eu-west-1", "it was not given, so its form and Region alone were compared"]);
  expect(said({ audience: AUDIENCE })).toEqual(["the audience is exactly the one that was given", undefined]);
});
